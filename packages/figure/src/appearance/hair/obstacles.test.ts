import { expect, test } from 'vitest';
import { gatherObstacles, pushOut } from './obstacles.ts';

/** A level floor at y = 0, a point every 0.2 dm. */
function floor() {
  const positions: number[] = [];
  const normals: number[] = [];
  for (let x = -1; x <= 1; x += 0.2) {
    for (let z = -1; z <= 1; z += 0.2) {
      positions.push(x, 0, z);
      normals.push(0, 1, 0);
    }
  }
  return { positions: Float32Array.from(positions), normals: Float32Array.from(normals) };
}

test('lifts what is under the surface to the clearance above it', () => {
  const obstacles = gatherObstacles([floor()], () => true);
  const point = Float64Array.from([0.13, -0.1, 0.05]);
  expect(pushOut(obstacles, point, 0.07)).toBe(true);
  expect(point[0]).toBeCloseTo(0.13);
  expect(point[1]).toBeCloseTo(0.07);
});

test('leaves what is clear of it or out of its reach', () => {
  const obstacles = gatherObstacles([floor()], () => true);
  for (const place of [
    [0, 0.2, 0],
    [9, -1, 9],
  ]) {
    const point = Float64Array.from(place);
    expect(pushOut(obstacles, point, 0.07)).toBe(false);
    expect([...point]).toEqual(place);
  }
});

test('ignores planes that are not kept', () => {
  const obstacles = gatherObstacles([floor()], (x) => x > 0.5);
  expect(pushOut(obstacles, Float64Array.from([-0.5, -0.1, 0]), 0.07)).toBe(false);
});
