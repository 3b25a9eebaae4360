import { randomStream } from '@atelier/pixels/random';
import type { Rgb } from '@atelier/pixels/raster';
import { describe, expect, test } from 'vitest';
import { findTextLines } from './text-lines.ts';

/** Letters as dots, five high. */
const GLYPHS: Readonly<Record<string, string>> = {
  S: '### #.. ### ..# ###',
  A: '.#. #.# ### #.# #.#',
  L: '#.. #.. #.. #.. ###',
  E: '### #.. ##. #.. ###',
  I: '# # # # #',
  N: '#..# ##.# #.## #..# #..#',
  M: '#...# ##.## #.#.# #...# #...#',
};

type Colour = readonly [number, number, number];

function paper(width: number, height: number, colour: Colour): Rgb {
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < data.length; i++) data[i] = colour[i % 3]!;
  return { width, height, channels: 3, data };
}

/** Sets a word with dots of `dot` pixels from (left, top) and tells how wide it is. */
function write(page: Rgb, word: string, left: number, top: number, dot: number, ink: Colour): number {
  let x = left;
  for (const letter of word) {
    const rows = GLYPHS[letter]!.split(' ');
    for (const [row, dots] of rows.entries()) {
      for (const [column, set] of [...dots].entries()) {
        if (set === '#') fill(page, x + column * dot, top + row * dot, dot, ink);
      }
    }
    x += (rows[0]!.length + 1) * dot;
  }
  return x - dot - left;
}

function fill({ width, data }: Rgb, left: number, top: number, side: number, colour: Colour): void {
  for (let y = top; y < top + side; y++)
    for (let x = left; x < left + side; x++) data.set(colour, 3 * (y * width + x));
}

describe('a line of text', () => {
  test.each<[string, Colour, Colour]>([
    ['dark on light', [250, 245, 230], [30, 30, 40]],
    ['light on dark', [20, 40, 90], [255, 255, 255]],
  ])('is found where it is: %s', (_, ground, ink) => {
    const page = paper(600, 400, ground);
    const width = write(page, 'SEASINMEAL', 120, 60, 5, ink);
    expect(findTextLines(page)).toEqual([{ left: 120, top: 60, width, height: 25 }]);
  });

  test('is told from the one below', () => {
    const page = paper(600, 400, [255, 255, 255]);
    write(page, 'SEASINMEAL', 100, 60, 4, [0, 0, 0]);
    write(page, 'MEANSLIMES', 100, 110, 4, [0, 0, 0]);
    expect(findTextLines(page).map(({ top }) => top)).toEqual([60, 110]);
  });
});

describe('no text', () => {
  test('is a row of posts', () => {
    const page = paper(600, 400, [240, 240, 240]);
    for (let post = 0; post < 12; post++)
      for (let y = 100; y < 130; y += 10) fill(page, 100 + post * 22, y, 10, [40, 40, 40]);
    expect(findTextLines(page)).toEqual([]);
  });

  test('is noise', () => {
    const random = randomStream(5);
    const data = Uint8Array.from({ length: 600 * 400 * 3 }, () => Math.floor(256 * random()));
    expect(findTextLines({ width: 600, height: 400, channels: 3, data })).toEqual([]);
  });
});
