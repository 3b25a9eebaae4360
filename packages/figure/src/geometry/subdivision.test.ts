import { describe, expect, test } from 'vitest';
import { quadTriangles, subdivide } from './subdivision.ts';

/** A flat sheet of `columns` x `rows` quads on the plane z = 0, one dm each. */
function sheet(columns: number, rows: number) {
  const positions: number[] = [];
  for (let y = 0; y <= rows; y++) for (let x = 0; x <= columns; x++) positions.push(x, y, 0);
  const at = (x: number, y: number) => y * (columns + 1) + x;
  const quads: number[] = [];
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) quads.push(at(x, y), at(x + 1, y), at(x + 1, y + 1), at(x, y + 1));
  }
  return { positions: Float32Array.from(positions), quads: Uint32Array.from(quads) };
}

/** A cube of edge 2 around the origin, counter-clockwise from outside. */
const CUBE = {
  positions: Float32Array.from(
    [-1, 1].flatMap((z) => [-1, 1].flatMap((y) => [-1, 1].flatMap((x) => [x, y, z]))),
  ),
  quads: Uint32Array.from([0, 2, 3, 1, 4, 5, 7, 6, 0, 1, 5, 4, 2, 6, 7, 3, 0, 4, 6, 2, 1, 3, 7, 5]),
};

describe('subdivide', () => {
  test('makes four quads of each, with one new vertex an edge and a face', () => {
    const { positions, quads } = sheet(3, 2);
    const fine = subdivide(positions.length / 3, quads);
    expect(fine.quads.length / 4).toBe(4 * 6);
    expect(fine.vertices).toBe(12 + 17 + 6);
  });

  test('carries an attribute that is an affine function of the place as that function of the finer place', () => {
    const { positions, quads } = sheet(4, 5);
    const height = (x: number, y: number) => 3 * x - 2 * y + 7;
    const attribute = Float32Array.from({ length: positions.length / 3 }, (_, v) =>
      height(positions[3 * v]!, positions[3 * v + 1]!),
    );
    const fine = subdivide(attribute.length, quads);
    const places = fine.apply(positions, 3);
    const carried = fine.apply(attribute, 1);
    for (let v = 0; v < fine.vertices; v++) {
      expect(carried[v]).toBeCloseTo(height(places[3 * v]!, places[3 * v + 1]!), 4);
    }
  });

  test('moves with the coarse mesh under rotation and translation', () => {
    const fine = subdivide(8, CUBE.quads);
    const moved = CUBE.positions.map((_, i) => {
      const v = i - (i % 3);
      return [CUBE.positions[v + 1]! + 5, -CUBE.positions[v]!, CUBE.positions[v + 2]! - 2][i % 3]!;
    });
    const before = fine.apply(CUBE.positions, 3);
    const after = fine.apply(moved, 3);
    for (let v = 0; v < fine.vertices; v++) {
      expect(after[3 * v]).toBeCloseTo(before[3 * v + 1]! + 5, 5);
      expect(after[3 * v + 1]).toBeCloseTo(-before[3 * v]!, 5);
    }
  });

  test('keeps a straight border straight', () => {
    const { positions, quads } = sheet(4, 4);
    const fine = subdivide(positions.length / 3, quads);
    const places = fine.apply(positions, 3);
    const sides = new Map<string, number>();
    for (let corner = 0; corner < fine.quads.length; corner++) {
      const a = fine.quads[corner]!;
      const b = fine.quads[corner % 4 === 3 ? corner - 3 : corner + 1]!;
      const key = `${Math.min(a, b)},${Math.max(a, b)}`;
      sides.set(key, (sides.get(key) ?? 0) + 1);
    }
    const rim = new Set([...sides].filter(([, n]) => n === 1).flatMap(([key]) => key.split(',').map(Number)));
    expect(rim.size).toBe(32);
    // The four corners are rounded by the border's own curve; all others stay on the sides of the square.
    const off = [...rim].filter((v) =>
      [places[3 * v]!, places[3 * v + 1]!].every((c) => Math.min(c, 4 - c) > 1e-6),
    );
    expect(off.length).toBe(4);
  });

  test('rounds a cube to a closed shape that faces outwards everywhere', () => {
    const fine = subdivide(8, CUBE.quads);
    const places = fine.apply(CUBE.positions, 3);
    const triangles = quadTriangles(fine.quads);
    expect(triangles.length / 3).toBe(48);
    let volume = 0;
    for (let t = 0; t < triangles.length; t += 3) {
      const [a, b, c] = [0, 1, 2].map((k) =>
        places.subarray(3 * triangles[t + k]!, 3 * triangles[t + k]! + 3),
      );
      const [x, y, z] = [a!, b!, c!];
      const part =
        x[0]! * (y[1]! * z[2]! - y[2]! * z[1]!) +
        x[1]! * (y[2]! * z[0]! - y[0]! * z[2]!) +
        x[2]! * (y[0]! * z[1]! - y[1]! * z[0]!);
      expect(part).toBeGreaterThan(0);
      volume += part / 6;
    }
    expect(volume).toBeGreaterThan(3);
    expect(volume).toBeLessThan(8);
  });
});
