import { expect, test } from 'vitest';
import { loadFigureData } from '../../../../test/support/figure-data.ts';
import { bodyTriangles } from '../body/triangles.ts';
import { SKIN_VERTICES } from '../data/figure-data.ts';
import { vertexNormals } from './normals.ts';

test('a triangle seen counter-clockwise faces the viewer; unused vertices have no normal', () => {
  const positions = Float32Array.of(0, 0, 0, 1, 0, 0, 0, 1, 0, 5, 5, 5);
  const normals = vertexNormals(positions, Uint32Array.of(0, 1, 2));
  expect([...normals]).toEqual([0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 0]);
});

test('normals of the skin are unit vectors that point outwards', async () => {
  const data = await loadFigureData();
  const { positions } = data.base;
  const normals = vertexNormals(positions, bodyTriangles(data));
  let outwards = 0;
  for (let vertex = 0; vertex < SKIN_VERTICES; vertex++) {
    const [x, , z] = normals.subarray(3 * vertex, 3 * vertex + 3) as unknown as [number, number, number];
    expect(Math.hypot(...normals.subarray(3 * vertex, 3 * vertex + 3))).toBeCloseTo(1, 4);
    if (x * positions[3 * vertex]! + z * positions[3 * vertex + 2]! > 0) outwards++;
  }
  expect(outwards / SKIN_VERTICES).toBeGreaterThan(0.6);
});
