import type { Rgb, Rgba } from '@atelier/pixels/raster';
import { expect, test } from 'vitest';
import { fitBackdrop } from './backdrop.ts';
import { takeSpill } from './spill.ts';

const SIDE = 200;
const BLUE = [110, 165, 190] as const;
const PALE_BLUE = [170, 195, 208] as const;
const WOOD = [200, 190, 180] as const;
type Colour = readonly [number, number, number];

/** A board from 40 to 160 on a backdrop, with an edge of 2 pixels and a middle of 40 x 40 in other colours. */
function afterwards(backdrop: Colour, edge: Colour, middle: Colour): (x: number, y: number) => number[] {
  const data = new Uint8Array(SIDE * SIDE * 3);
  const product: Rgba = { width: SIDE, height: SIDE, channels: 4, data: new Uint8Array(SIDE * SIDE * 4) };
  const likelihood = new Float32Array(SIDE * SIDE);
  for (let i = 0; i < SIDE * SIDE; i++) {
    const out = Math.max(Math.abs((i % SIDE) - 99.5), Math.abs(Math.floor(i / SIDE) - 99.5));
    const colour = out < 20 ? middle : out < 58 ? WOOD : out < 60 ? edge : backdrop;
    data.set(colour, i * 3);
    if (out < 60) {
      product.data.set([...colour, 255], i * 4);
      likelihood[i] = 1;
    }
  }
  const picture: Rgb = { width: SIDE, height: SIDE, channels: 3, data };
  const plain = fitBackdrop(picture, { width: SIDE, height: SIDE, data: likelihood });
  if (!plain) throw new Error('Expected a plain backdrop.');
  takeSpill(product, picture, plain);
  return (x, y) => [...product.data.subarray((y * SIDE + x) * 4, (y * SIDE + x) * 4 + 3)];
}

test('an edge that shines in the colour of the backdrop takes the colour of the product, as light as it was', () => {
  const pixel = afterwards(BLUE, PALE_BLUE, WOOD);
  const [red, green, blue] = pixel(41, 100);
  expect(blue! - red!).toBeLessThan(14);
  expect(Math.abs(0.299 * red! + 0.587 * green! + 0.114 * blue! - 189)).toBeLessThan(3);
  expect(pixel(100, 60)).toEqual([...WOOD]);
});

test('a product with the colour of the backdrop keeps it', () => {
  expect(afterwards(BLUE, PALE_BLUE, BLUE)(41, 100)).toEqual([...PALE_BLUE]);
});

test('a grey backdrop gives no colour', () => {
  expect(afterwards([180, 182, 184], PALE_BLUE, WOOD)(41, 100)).toEqual([...PALE_BLUE]);
});
