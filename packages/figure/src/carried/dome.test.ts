import { signedDistance } from '@atelier/pixels/distance';
import { expect, test } from 'vitest';
import type { GarmentTexture } from '../garment/garment.ts';
import { domeCutout } from './dome.ts';

/** A knitted cap that lies folded: as wide as 80 px, drawn together to `mouth` px below. */
function foldedCap(mouth: number): GarmentTexture {
  const [width, height] = [100, 120];
  const data = new Float32Array(width * height);
  for (let y = 10; y < 110; y++) {
    const half = y < 60 ? 40 : 40 - ((40 - mouth / 2) * (y - 60)) / 50;
    for (let x = 0; x < width; x++) if (Math.abs(x - 50) <= half) data[y * width + x] = 1;
  }
  const inside = signedDistance({ width, height, data }).data;
  return { width, height, rgb: new Uint8Array(3 * width * height), inside };
}

const PLACED = { dmPerPx: 0.02, origin: [50, 110], depth: 0.9 } as const;

/** Width and depth of what shows of a dome between two heights above its mouth, dm. */
function sizeBetween(texture: GarmentTexture, low: number, high: number) {
  const { positions, extent } = domeCutout(texture, PLACED);
  let [left, right, depth] = [0, 0, 0];
  for (let v = 0; v < extent.length; v++) {
    const [x, y, z] = [positions[3 * v]!, positions[3 * v + 1]!, positions[3 * v + 2]!];
    if (extent[v]! <= 0 || y < low || y > high) continue;
    left = Math.min(left, x);
    right = Math.max(right, x);
    depth = Math.max(depth, z);
  }
  return { width: right - left, depth };
}

test('the mouth of a folded cap is worn about as wide as the cap', () => {
  expect(sizeBetween(foldedCap(60), 0.05, 0.2).width).toBeGreaterThan(0.85 * 1.6);
});

test('what runs to a point is drawn out by half at most', () => {
  expect(sizeBetween(foldedCap(20), 0, 0.1).width).toBeLessThan(1.6 * 0.02 * 30);
});

test('it is open for a head below and closes at the crown', () => {
  const cap = foldedCap(60);
  expect(sizeBetween(cap, 0.05, 0.3).depth).toBeGreaterThan(0.75);
  expect(sizeBetween(cap, 1.95, 2).depth).toBeLessThan(0.45);
});
