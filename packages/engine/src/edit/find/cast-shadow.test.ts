import { triangularNoise } from '@atelier/pixels/random';
import type { Plane, Rgb } from '@atelier/pixels/raster';
import { expect, test } from 'vitest';
import { castShadow } from './cast-shadow.ts';

const [WIDTH, HEIGHT] = [240, 180];
const THING = { left: 80, top: 50, right: 140, bottom: 110 };

const isThing = (x: number, y: number) =>
  x >= THING.left && x < THING.right && y >= THING.top && y < THING.bottom;

/** A red square on wood-coloured ground that is lit from the left and grainy; `tint` is laid over the ground. */
function scene(tint: (x: number, y: number) => readonly [number, number, number]): Rgb {
  const data = new Uint8Array(3 * WIDTH * HEIGHT);
  for (let y = 0, at = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++, at += 3) {
      const lit = 1 - 0.25 * (x / WIDTH);
      const grain = 4 * triangularNoise(x, y, 3);
      const ground = tint(x, y).map((share, c) => [190, 150, 110][c]! * lit * share + grain);
      data.set(isThing(x, y) ? [190, 30, 30] : ground, at);
    }
  }
  return { width: WIDTH, height: HEIGHT, channels: 3, data };
}

function thing(): Plane {
  const data = new Uint8Array(WIDTH * HEIGHT);
  for (let i = 0; i < data.length; i++) if (isThing(i % WIDTH, Math.floor(i / WIDTH))) data[i] = 255;
  return { width: WIDTH, height: HEIGHT, data };
}

/** Beside the square, to the lower right. */
const isBeside = (x: number, y: number) => x >= 140 && x < 165 && y >= 70 && y < 115;

test('finds the shadow beside a thing, nearly all of it and little more', async () => {
  const shadow = await castShadow(
    scene((x, y) => (isBeside(x, y) ? [0.6, 0.6, 0.6] : [1, 1, 1])),
    thing(),
  );
  let [held, missed, more] = [0, 0, 0];
  for (let i = 0; i < WIDTH * HEIGHT; i++) {
    const [x, y] = [i % WIDTH, Math.floor(i / WIDTH)];
    const found = (shadow?.data[i] ?? 0) > 127;
    if (isBeside(x, y)) found ? held++ : missed++;
    else if (found && !isThing(x, y)) more++;
  }
  expect(missed).toBeLessThan(0.02 * held);
  expect(more).toBeLessThan(0.8 * held);
});

test.each<[string, (x: number, y: number) => readonly [number, number, number]]>([
  ['ground that is only unevenly lit', () => [1, 1, 1]],
  ['a dark thing of another colour', (x, y) => (isBeside(x, y) ? [0.15, 0.3, 0.9] : [1, 1, 1])],
  ['dark ground that goes on to the border', (_, y) => (y > 80 ? [0.5, 0.5, 0.5] : [1, 1, 1])],
  [
    'something rougher than the ground',
    (x, y) => {
      const share = isBeside(x, y) ? 0.55 + 0.4 * triangularNoise(x >> 2, y >> 2, 9) : 1;
      return [share, share, share];
    },
  ],
])('takes no shadow from %s', async (_, tint) => {
  expect(await castShadow(scene(tint), thing())).toBeUndefined();
});
