import { beforeAll, expect, test } from 'vitest';
import { loadFigureData } from '../../../../test/support/figure-data.ts';
import type { FigureData } from '../data/figure-data.ts';
import { type BodyTraits, macroWeights } from './macro-weights.ts';
import { morph } from './morph.ts';

let data: FigureData;
beforeAll(async () => {
  data = await loadFigureData();
});

const AVERAGE: BodyTraits = {
  masculinity: 0,
  age: 0.5,
  muscle: 0.5,
  weight: 0.5,
  height: 0.5,
  idealProportions: 0,
  cup: 0.5,
  origin: { caucasian: 1 },
};

test('an average young woman is one origin target and one build target', () => {
  expect([...macroWeights(AVERAGE)]).toEqual([
    ['caucasian-female-young', 1],
    ['universal-female-young-averagemuscle-averageweight', 1],
  ]);
});

test('a target weighs the product of the shares of its factors', () => {
  const weights = macroWeights({
    ...AVERAGE,
    masculinity: 0.25,
    age: 0.75,
    muscle: 0.75,
    weight: 0.25,
    origin: { african: 0.5, asian: 0.5 },
  });
  expect(weights.get('african-male-old')).toBeCloseTo(0.25 * 0.5 * 0.5);
  expect(weights.get('universal-female-young-maxmuscle-minweight')).toBeCloseTo(0.75 * 0.5 * 0.5 * 0.5);
});

test('shares of every factor sum to one at every age and build', () => {
  for (const age of [0.1875, 0.3, 0.5, 0.8, 1]) {
    for (const weight of [0, 0.3, 0.9]) {
      const weights = macroWeights({ ...AVERAGE, age, weight, muscle: weight, masculinity: 0.4 });
      const sum = (start: string) =>
        [...weights].filter(([name]) => name.startsWith(start)).reduce((total, [, w]) => total + w, 0);
      expect(sum('universal-')).toBeCloseTo(1);
      expect(sum('caucasian-')).toBeCloseTo(1);
    }
  }
});

test('a morph adds targets in proportion and leaves the base alone', () => {
  const before = data.base.positions.slice();
  const half = morph(data, new Map([['stomach-pregnant-incr', 0.5]]));
  const whole = morph(data, new Map([['stomach-pregnant-incr', 1]]));
  for (let i = 0; i < before.length; i += 97) {
    expect(half[i]! - before[i]!).toBeCloseTo((whole[i]! - before[i]!) / 2, 4);
  }
  expect(data.base.positions).toEqual(before);
});

test('a target that does not exist is refused', () => {
  expect(() => morph(data, new Map([['nose-of-cleopatra', 1]]))).toThrow('nose-of-cleopatra');
});
