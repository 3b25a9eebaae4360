import { expect, test } from 'vitest';
import { boxAround } from '../raster/shown-vertices.ts';
import { bevelledBox } from './bevelled-box.ts';
import { propSurface } from './props.ts';

test('a bevelled box has its size, is closed, and faces outwards everywhere', () => {
  const { positions, normals, triangles } = bevelledBox([1, 2, 3], [4, 2, 6], 0.3);
  const sides = [0, 1, 2].map((axis) => {
    const places = positions.filter((_, i) => i % 3 === axis);
    return Math.max(...places) - Math.min(...places);
  });
  for (const [axis, side] of [4, 2, 6].entries()) expect(sides[axis]).toBeCloseTo(side, 5);
  const corner = (vertex: number) => positions.subarray(vertex * 3, vertex * 3 + 3);
  // The volume inside a closed mesh that faces outwards is positive and just less than the sharp box's.
  let volume = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [corner(triangles[t]!), corner(triangles[t + 1]!), corner(triangles[t + 2]!)];
    volume +=
      (a[0]! * (b[1]! * c[2]! - b[2]! * c[1]!) -
        a[1]! * (b[0]! * c[2]! - b[2]! * c[0]!) +
        a[2]! * (b[0]! * c[1]! - b[1]! * c[0]!)) /
      6;
  }
  expect(volume).toBeGreaterThan(45);
  expect(volume).toBeLessThan(48);
  for (let i = 0; i < normals.length; i += 3) {
    expect(Math.hypot(normals[i]!, normals[i + 1]!, normals[i + 2]!)).toBeCloseTo(1, 5);
  }
});

test('a seat stands on the floor, carries the figure and leaves room for the knees', () => {
  const { least, most } = boxAround([
    propSurface({ kind: 'seat', topY: -3, x: 0.1, z: -1, frontZ: 2.2 }, -8),
  ])!;
  expect(most[1]).toBeCloseTo(-3, 5);
  expect(least[1]).toBeCloseTo(-8, 1);
  expect(most[2]).toBeLessThan(2.2);
  expect(least[2]).toBeLessThan(-1);
});

test('a wall ends where the figure leans on it and leaves the picture at the top', () => {
  const { least, most } = boxAround([propSurface({ kind: 'wall', x: -2.5 }, -8)])!;
  expect(most[0]).toBeLessThan(-2.5);
  expect(most[0]).toBeGreaterThan(-2.8);
  expect(least[1]).toBeCloseTo(-8, 1);
  expect(most[1]).toBeGreaterThan(20);
});
