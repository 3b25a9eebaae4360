import type { Rgba } from '@atelier/pixels/raster';
import { expect, test } from 'vitest';
import { draw } from '../../../../test/support/drawn-products.ts';
import { smoothOutline } from './smooth-outline.ts';

const SIDE = 400;

function drawing(shapes: string): Promise<Rgba> {
  return draw(`<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}">${shapes}</svg>`);
}

function alphaAt({ width, data }: Rgba, x: number, y: number): number {
  return data[(y * width + x) * 4 + 3]!;
}

/** Rows of the first solid pixel in the columns of a shape's upper edge. */
function upperEdge(cutout: Rgba, from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, k) => {
    let y = 0;
    while (y < SIDE && alphaAt(cutout, from + k, y) < 128) y++;
    return y;
  });
}

test('the steps of an enlarged photo become a straight edge two pixels wide', async () => {
  const steps = Array.from({ length: 40 }, (_, k) => {
    const top = 150 + (k % 2) * 2;
    return `<rect x="${k * 8 + 40}" y="${top}" width="8" height="${350 - top}" fill="#a33"/>`;
  });
  const smooth = await smoothOutline(await drawing(steps.join('')), 'object', 6);
  const edge = upperEdge(smooth, 100, 300);
  expect(Math.max(...edge) - Math.min(...edge)).toBeLessThanOrEqual(1);
  const across = Array.from({ length: 20 }, (_, k) => alphaAt(smooth, 200, 141 + k));
  expect(across.filter((a) => a > 5 && a < 250).length).toBeLessThanOrEqual(4);
});

test('thin straps stay', async () => {
  const cutout = await drawing(
    '<path d="M60 380V200H340V380Z" fill="#345"/><path d="M120 200V40H280V200" fill="none" stroke="#345" stroke-width="3"/>',
  );
  const smooth = await smoothOutline(cutout, 'bag', 3);
  for (let y = 50; y < 190; y += 10) expect(alphaAt(smooth, 120, y)).toBeGreaterThan(200);
});

test('sheer cloth stays sheer', async () => {
  const cutout = await drawing(
    '<rect x="60" y="60" width="280" height="280" fill="#345" fill-opacity="0.6"/>',
  );
  const smooth = await smoothOutline(cutout, 'dress', 2);
  expect(Math.abs(alphaAt(smooth, 200, 200) - 153)).toBeLessThanOrEqual(2);
});

test('what becomes solid has the colour of the product, not of what was behind it', async () => {
  const cutout = await drawing('<rect x="60" y="60" width="280" height="280" fill="#c02020"/>');
  for (let x = 60; x < 340; x++) {
    const at = (60 * SIDE + x) * 4;
    cutout.data.set([0, 255, 0, 60], at);
  }
  const { data } = await smoothOutline(cutout, 'top', 3);
  for (let i = 0; i < data.length; i += 4)
    if (data[i + 3]! > 40) expect(data[i]!).toBeGreaterThan(data[i + 1]!);
});

test('an object at its own size is left alone', async () => {
  const cutout = await drawing('<circle cx="200" cy="200" r="120" fill="#345"/>');
  expect(await smoothOutline(cutout, 'object', 1)).toBe(cutout);
});
