import type { Rgb } from '@atelier/pixels/raster';
import { expect, test } from 'vitest';
import { shrunk, takeOver } from './full-size.ts';

const WIDTH = 120;
const HEIGHT = 80;

/** A picture whose every pixel differs from its neighbours. */
function busy(width: number, height: number): Rgb {
  const data = Uint8Array.from({ length: width * height * 3 }, (_, i) => (i * 37) % 251);
  return { width, height, channels: 3, data };
}

/** A copy of half the size with a red square from 20, 10 to 40, 30. */
async function changedCopy(photo: Rgb) {
  const copy = await shrunk(photo, WIDTH / 2);
  const data = Uint8Array.from(copy.data);
  const changed = new Uint8Array(copy.width * copy.height);
  for (let y = 10; y < 30; y++)
    for (let x = 20; x < 40; x++) {
      changed[y * copy.width + x] = 1;
      data.set([255, 0, 0], 3 * (y * copy.width + x));
    }
  return { picture: { ...copy, data }, changed };
}

test('a copy keeps the shape of the photo, and a small photo is its own copy', async () => {
  const photo = busy(WIDTH, HEIGHT);
  expect(await shrunk(photo, 60)).toMatchObject({ width: 60, height: 40, channels: 3 });
  expect(await shrunk(photo, 120)).toBe(photo);
});

test('changes come over at full size, and everything else stays to the last bit', async () => {
  const photo = busy(WIDTH, HEIGHT);
  const result = await takeOver(photo, await changedCopy(photo));
  expect(result).toMatchObject({ width: WIDTH, height: HEIGHT });
  const pixel = ({ data }: Rgb, x: number, y: number) => [
    ...data.subarray(3 * (y * WIDTH + x)).subarray(0, 3),
  ];
  expect(pixel(result, 60, 40)).toEqual([255, 0, 0]);
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) {
      const isFar = x < 38 || x >= 82 || y < 18 || y >= 62;
      if (isFar) expect(pixel(result, x, y)).toEqual(pixel(photo, x, y));
    }
});

test('a result of full size is taken as it is', async () => {
  const photo = busy(WIDTH, HEIGHT);
  const picture = busy(WIDTH, HEIGHT);
  expect(await takeOver(photo, { picture, changed: new Uint8Array(WIDTH * HEIGHT) })).toBe(picture);
});
