import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cropRgb, growBounds } from './crop.ts';

const WIDTH = 9;
const HEIGHT = 7;
const boxes = fc
  .record({
    left: fc.integer({ min: 0, max: WIDTH - 1 }),
    top: fc.integer({ min: 0, max: HEIGHT - 1 }),
    right: fc.integer({ min: 1, max: WIDTH }),
    bottom: fc.integer({ min: 1, max: HEIGHT }),
  })
  .filter(({ left, top, right, bottom }) => right > left && bottom > top)
  .map(({ left, top, right, bottom }) => ({ left, top, width: right - left, height: bottom - top }));

test('a crop shows the same pixels at their new places', () => {
  const data = Uint8Array.from({ length: WIDTH * HEIGHT * 3 }, (_, i) => i);
  fc.assert(
    fc.property(boxes, (box) => {
      const picture = cropRgb({ width: WIDTH, height: HEIGHT, channels: 3, data }, box);
      for (let y = 0; y < box.height; y++) {
        for (let x = 0; x < box.width; x++) {
          const from = (box.top + y) * WIDTH + box.left + x;
          expect(picture.data[(y * box.width + x) * 3 + 2]).toBe(from * 3 + 2);
        }
      }
    }),
  );
});

test('a box grows by its margin but not beyond the picture', () => {
  fc.assert(
    fc.property(boxes, fc.integer({ min: 0, max: 5 }), (box, margin) => {
      const grown = growBounds(box, margin, WIDTH, HEIGHT);
      expect(grown.left).toBe(Math.max(0, box.left - margin));
      expect(grown.top).toBe(Math.max(0, box.top - margin));
      expect(grown.left + grown.width).toBe(Math.min(WIDTH, box.left + box.width + margin));
      expect(grown.top + grown.height).toBe(Math.min(HEIGHT, box.top + box.height + margin));
    }),
  );
});
