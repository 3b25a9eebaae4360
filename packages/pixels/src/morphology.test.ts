import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inverted } from './mask.ts';
import { close, dilate, erode, open } from './morphology.ts';

const cases = fc.integer({ min: 1, max: 12 }).chain((width) =>
  fc.integer({ min: 1, max: 12 }).chain((height) =>
    fc.record({
      width: fc.constant(width),
      height: fc.constant(height),
      radius: fc.integer({ min: 0, max: 4 }),
      mask: fc
        .array(fc.integer({ min: 0, max: 1 }), { minLength: width * height, maxLength: width * height })
        .map((cells) => Uint8Array.from(cells)),
    }),
  ),
);

describe('binary morphology', () => {
  test('dilation sets exactly the cells within the radius of a set cell', () => {
    fc.assert(
      fc.property(cases, ({ width, height, radius, mask }) => {
        const grown = dilate(mask, width, height, radius);
        for (let y = 0; y < height; y++) {
          for (let x = 0; x < width; x++) {
            let near = 0;
            for (let ny = Math.max(0, y - radius); ny <= Math.min(height - 1, y + radius); ny++) {
              for (let nx = Math.max(0, x - radius); nx <= Math.min(width - 1, x + radius); nx++) {
                near = Math.max(near, mask[ny * width + nx]!);
              }
            }
            expect(grown[y * width + x]).toBe(near);
          }
        }
      }),
    );
  });

  test('erosion is the dilation of the rest', () => {
    fc.assert(
      fc.property(cases, ({ width, height, radius, mask }) => {
        expect(erode(mask, width, height, radius)).toEqual(
          inverted(dilate(inverted(mask), width, height, radius)),
        );
      }),
    );
  });

  test('opening only removes and closing only adds', () => {
    fc.assert(
      fc.property(cases, ({ width, height, radius, mask }) => {
        const opened = open(mask, width, height, radius);
        const closed = close(mask, width, height, radius);
        for (let i = 0; i < mask.length; i++) {
          expect(opened[i]).toBeLessThanOrEqual(mask[i]!);
          expect(closed[i]).toBeGreaterThanOrEqual(mask[i]!);
        }
      }),
    );
  });

  test('opening removes a hair and keeps the block it grows from', () => {
    const width = 9;
    const mask = new Uint8Array(81);
    for (let y = 3; y < 8; y++) mask.fill(1, y * width + 2, y * width + 7);
    mask[2 * width + 4] = 1;
    mask[1 * width + 4] = 1;
    const opened = open(mask, width, 9, 1);
    expect(opened[2 * width + 4]).toBe(0);
    expect(opened[5 * width + 4]).toBe(1);
  });
});
