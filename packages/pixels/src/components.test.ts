import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { connectedRegions } from './components.ts';

const masks = fc
  .integer({ min: 1, max: 12 })
  .chain((width) =>
    fc
      .integer({ min: 1, max: 12 })
      .chain((height) =>
        fc
          .array(fc.integer({ min: 0, max: 1 }), { minLength: width * height, maxLength: width * height })
          .map((cells) => ({ width, height, mask: Uint8Array.from(cells) })),
      ),
  );

describe('connectedRegions', () => {
  test('two blocks that touch at a corner are one region', () => {
    const mask = Uint8Array.of(1, 1, 0, 0, 0, 1, 0, 0, 0);
    const { regions } = connectedRegions(mask, 3, 3);
    expect(regions).toEqual([{ label: 1, area: 3, bounds: { left: 0, top: 0, width: 3, height: 2 } }]);
  });

  test('a ring that closes at its last row is one region', () => {
    const mask = Uint8Array.of(1, 0, 1, 1, 0, 1, 1, 1, 1);
    expect(connectedRegions(mask, 3, 3).regions).toHaveLength(1);
  });

  test('set cells have a label and the others none, and areas add up', () => {
    fc.assert(
      fc.property(masks, ({ width, height, mask }) => {
        const { labels, regions } = connectedRegions(mask, width, height);
        expect(Array.from(labels, (v) => (v > 0 ? 1 : 0))).toEqual(Array.from(mask));
        expect(regions.reduce((sum, { area }) => sum + area, 0)).toBe(mask.reduce((sum, v) => sum + v, 0));
      }),
    );
  });

  test('neighbours share their label', () => {
    fc.assert(
      fc.property(masks, ({ width, height, mask }) => {
        const { labels } = connectedRegions(mask, width, height);
        for (let y = 0; y < height - 1; y++) {
          for (let x = 0; x < width - 1; x++) {
            const near = [labels[y * width + x], labels[y * width + x + 1], labels[(y + 1) * width + x]];
            const own = near.filter((v) => v !== 0);
            expect(new Set(own).size).toBeLessThanOrEqual(1);
          }
        }
      }),
    );
  });

  test('the box of a region holds exactly its cells', () => {
    fc.assert(
      fc.property(masks, ({ width, height, mask }) => {
        const { labels, regions } = connectedRegions(mask, width, height);
        for (const { label, bounds } of regions) {
          const cells = [...labels.keys()].filter((i) => labels[i] === label);
          const xs = cells.map((i) => i % width);
          const ys = cells.map((i) => Math.floor(i / width));
          expect(bounds).toEqual({
            left: Math.min(...xs),
            top: Math.min(...ys),
            width: Math.max(...xs) - Math.min(...xs) + 1,
            height: Math.max(...ys) - Math.min(...ys) + 1,
          });
        }
      }),
    );
  });
});
