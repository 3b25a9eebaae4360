import sharp from 'sharp';
import { expect, test } from 'vitest';
import { meanTone, pictureBackdrop } from './picture-backdrop.ts';

/** Left half of one colour, right half of another, with a fine checker on top. */
async function halves(): Promise<Uint8Array> {
  const [width, height] = [200, 100];
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const checker = (x + y) % 2 === 0 ? 20 : -20;
      const colour = x < width / 2 ? [200, 80, 60] : [40, 90, 180];
      data.set(
        colour.map((v) => v + checker),
        (y * width + x) * 3,
      );
    }
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}

test('a picture lends its colours in their places, without its details', async () => {
  const { width, height, data } = await pictureBackdrop(await halves(), 64, 32);
  const at = (x: number, y: number) => [...data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)];
  expect([width, height]).toEqual([64, 32]);
  for (const [colour, x] of [
    [[200, 80, 60], 8],
    [[40, 90, 180], 56],
  ] as const)
    colour.forEach((value, c) => {
      expect(Math.abs(at(x, 16)[c]! - value)).toBeLessThan(6);
    });
  const steps = Array.from({ length: 20 }, (_, x) => Math.abs(at(x + 1, 10)[0]! - at(x, 10)[0]!));
  expect(Math.max(...steps)).toBeLessThan(3);
});

test('an upright picture is cut from the middle of a wide one', async () => {
  const backdrop = await pictureBackdrop(await halves(), 20, 40);
  const [red, , blue] = meanTone(backdrop);
  expect(Math.abs(red - 120)).toBeLessThan(15);
  expect(Math.abs(blue - 120)).toBeLessThan(15);
});
