import { randomStream } from '@atelier/pixels/random';
import { expect, test } from 'vitest';
import { sheet } from '../../../../test/support/solids.ts';
import { lookAt, projectPoints } from './camera.ts';
import type { SampleGrid } from './rasterise.ts';
import { rasterise } from './rasterise.ts';
import type { Surface } from './surface.ts';

const SIZE = 64;
/** Looks along -z from 20 dm; one dm is ten pixels at z = 0. */
const CAMERA = lookAt([0, 0, 20], [0, 0, 0], 200, { width: SIZE, height: SIZE });

function draw(surfaces: readonly Surface[]): SampleGrid & { ids: Uint32Array } {
  const grid = {
    left: 0,
    top: 0,
    width: SIZE,
    height: SIZE,
    offsets: [0.5, 0.5],
    nearness: new Float32Array(SIZE * SIZE),
    ids: new Uint32Array(SIZE * SIZE),
  };
  surfaces.forEach((surface, i) => {
    rasterise(grid, { surface, screen: projectPoints(surface.positions, CAMERA), firstId: 1 + i * 100_000 });
  });
  return grid;
}

/** Index of the surface seen in the middle of the picture, -1 for none. */
function seenInMiddle(surfaces: readonly Surface[]): number {
  const id = draw(surfaces).ids[(SIZE / 2) * SIZE + SIZE / 2]!;
  return id === 0 ? -1 : Math.floor((id - 1) / 100_000);
}

function square(z: number, options: Parameters<typeof sheet>[3] = {}): Surface {
  return sheet([-2, -2, z], [4, 0, 0], [0, 4, 0], options);
}

test('neighbouring triangles leave no gaps, whatever the mesh', () => {
  const random = randomStream(5);
  for (let round = 0; round < 20; round++) {
    const cells = 3 + Math.floor(random() * 40);
    const mesh = sheet([-8, -8, 0], [16, 0, 0], [0, 16, 0], {}, cells);
    const positions = mesh.positions.map((v, i) => {
      const edge =
        Math.abs(mesh.positions[i - (i % 3)]!) === 8 || Math.abs(mesh.positions[i - (i % 3) + 1]!) === 8;
      return edge ? v : v + ((random() - 0.5) * 6) / cells;
    });
    const { ids } = draw([{ ...mesh, positions }]);
    expect(ids.includes(0)).toBe(false);
  }
});

test('the nearer surface hides the farther one in either order', () => {
  expect(seenInMiddle([square(1), square(0)])).toBe(0);
  expect(seenInMiddle([square(0), square(1)])).toBe(1);
});

test('a bias settles which of two touching layers shows, and only from outside', () => {
  const over = square(0, { bias: 0.2, twoSided: true });
  expect(seenInMiddle([over, square(0.1)])).toBe(0);
  expect(seenInMiddle([over, square(0.3)])).toBe(1);
  const insideOut = { ...over, triangles: over.triangles.toReversed() };
  expect(seenInMiddle([insideOut, square(0.1)])).toBe(1);
});

test('the inside of a surface is drawn only when it is two-sided', () => {
  const turned = sheet([-2, -2, 0], [0, 4, 0], [4, 0, 0]);
  expect(seenInMiddle([turned])).toBe(-1);
  expect(seenInMiddle([{ ...turned, twoSided: true }])).toBe(0);
});

test('what lies behind the camera is not drawn', () => {
  expect(seenInMiddle([square(25)])).toBe(-1);
  expect(seenInMiddle([sheet([-2, -2, 30], [4, 0, 0], [0, 4, -40])])).toBe(-1);
});

test('surfaces end where their extent crosses zero, exact in perspective', () => {
  // A floor-like sheet that runs away from the camera: equal steps along it shrink in the picture.
  const tilted = sheet([-2, -3, 10], [4, 0, 0], [0, 6, -30], { twoSided: true });
  const cutAt = 0.37;
  const extent = Float32Array.from({ length: 4 }, (_, vertex) => cutAt - (vertex >> 1));
  const { ids } = draw([{ ...tilted, extent }]);
  const column = SIZE / 2;
  const rows = Array.from({ length: SIZE }, (_, y) => y).filter((y) => ids[y * SIZE + column] !== 0);
  const edge = projectPoints(Float32Array.of(0, -3 + 6 * cutAt, 10 - 30 * cutAt), CAMERA)[1]!;
  expect(rows[0]).toBe(Math.ceil(edge - 0.5));
});
