import { beforeAll, expect, test } from 'vitest';
import { loadFigureData } from '../../../../test/support/figure-data.ts';
import type { FigureData } from '../data/figure-data.ts';
import { createPerson } from './create-person.ts';
import { posePerson } from './pose-person.ts';
import { proxyShape, proxySkinWeights } from './proxy.ts';
import { skinVertices } from './skin.ts';
import { stanceOf } from './stance.ts';

let data: FigureData;
beforeAll(async () => {
  data = await loadFigureData();
});

const meanOf = (positions: Float32Array, axis: number) => {
  const values = positions.filter((_, i) => i % 3 === axis);
  return values.reduce((sum, value) => sum + value, 0) / values.length;
};

test('hair sits on the head of short and tall people in every stance', () => {
  for (const height of ['short', 'tall'] as const) {
    const person = createPerson(data, { gender: 'female', height }, 3);
    for (const [name, proxy] of data.proxies) {
      if (!name.startsWith('hair/')) continue;
      const shape = proxyShape(proxy, person.shape);
      expect(Math.max(...shape.filter((_, i) => i % 3 === 1)), name).toBeGreaterThan(person.measures.head[1]);
      const body = posePerson(data, person, stanceOf('in_action', 0));
      const posed = skinVertices(shape, proxySkinWeights(data, proxy), body.bones);
      expect(posed.every(Number.isFinite)).toBe(true);
      expect(
        Math.abs(meanOf(posed, 0) - meanOf(body.positions.subarray(0, 3 * 13_380), 0)),
        name,
      ).toBeLessThan(2.5);
    }
  }
});

test('shoes enclose the feet', () => {
  const person = createPerson(data, { gender: 'male' }, 3);
  const shape = proxyShape(data.proxies.get('shoes/shoes03')!, person.shape);
  const lowest = Math.min(...shape.filter((_, i) => i % 3 === 1));
  const sole = Math.min(...person.shape.subarray(0, 3 * 13_380).filter((_, i) => i % 3 === 1));
  expect(lowest).toBeLessThan(sole + 0.02);
  expect(lowest).toBeGreaterThan(sole - 0.6);
});

test('shares of a proxy sum to 255 a vertex', () => {
  for (const proxy of data.proxies.values()) {
    const { shares } = proxySkinWeights(data, proxy);
    for (let at = 0; at < shares.length; at += 4) {
      expect(shares[at]! + shares[at + 1]! + shares[at + 2]! + shares[at + 3]!).toBe(255);
    }
  }
});
