import { visibleBounds } from '@atelier/pixels/bounds';
import { deltaE2000, labOfSrgb } from '@atelier/pixels/ciede2000';
import type { Rgba } from '@atelier/pixels/raster';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { draw, drawTee, viewOf } from '../../../../test/support/drawn-products.ts';
import type { Models } from '../models/models.ts';
import { renderFlatLay } from './render.ts';
import type { FlatLaySpec } from './types.ts';

/** A machine without any weights. */
const noModels: Models = {
  available: () => false,
  run: () => Promise.reject(new Error('no network is installed')),
};
const TYPES = ['flat', 'ghost_mannequin', 'detail'] as const;
const PRINT = '<circle cx="300" cy="360" r="60" fill="#f2d24b"/>';

function specOf(overrides: Partial<FlatLaySpec>): FlatLaySpec {
  return {
    type: 'flat',
    viewpoint: 'front',
    background: { background_type: 'transparent' },
    variant: 0,
    seed: 5,
    ...overrides,
  };
}

async function pixelsOf(bytes: Uint8Array): Promise<Rgba> {
  const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: 4, data };
}

describe('size and paddings', () => {
  const padding = fc.integer({ min: 0, max: 60 });
  const side = fc.integer({ min: 130, max: 420 });

  test('the product fills the padded box and never leaves it, in every type', async () => {
    const view = viewOf(await drawTee({ print: PRINT, width: 300, height: 350 }));
    const paddings = fc.record({ top: padding, bottom: padding, left: padding, right: padding });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...TYPES), side, side, paddings, async (type, width, height, room) => {
        const spec = specOf({ type, size: { width, height }, paddings: room });
        const picture = await pixelsOf((await renderFlatLay(view, spec, noModels)).bytes);
        expect([picture.width, picture.height]).toEqual([width, height]);
        const seen = visibleBounds(picture)!;
        expect(seen.left).toBeGreaterThanOrEqual(room.left);
        expect(seen.top).toBeGreaterThanOrEqual(room.top);
        expect(seen.left + seen.width).toBeLessThanOrEqual(width - room.right);
        expect(seen.top + seen.height).toBeLessThanOrEqual(height - room.bottom);
        const fillsWidth = seen.width >= width - room.left - room.right - 2;
        const fillsHeight = seen.height >= height - room.top - room.bottom - 2;
        expect(fillsWidth || fillsHeight).toBe(true);
      }),
      { numRuns: 24 },
    );
  });

  test.each([
    [1, 1],
    [3, 900],
    [900, 3],
    [16, 16],
  ])('%d x %d is made in every type and background', async (width, height) => {
    const view = viewOf(await drawTee({ width: 240, height: 280 }));
    for (const type of TYPES) {
      for (const background_type of ['transparent', 'arbitrary'] as const) {
        const spec = specOf({ type, size: { width, height }, background: { background_type } });
        const { bytes, mime } = await renderFlatLay(view, spec, noModels);
        const meta = await sharp(bytes).metadata();
        expect([meta.width, meta.height]).toEqual([width, height]);
        expect(mime).toBe(background_type === 'transparent' ? 'image/png' : 'image/jpeg');
      }
    }
  });
});

describe('chance', () => {
  test('the same seed gives the same bytes, another seed other ones', async () => {
    const view = viewOf(await drawTee());
    const spec = specOf({ background: { background_type: 'arbitrary' }, size: { width: 240, height: 320 } });
    const [first, again, other] = await Promise.all([
      renderFlatLay(view, spec, noModels),
      renderFlatLay(view, spec, noModels),
      renderFlatLay(view, { ...spec, seed: 6 }, noModels),
    ]);
    expect(Buffer.from(first.bytes).equals(again.bytes)).toBe(true);
    expect(Buffer.from(first.bytes).equals(other.bytes)).toBe(false);
  });

  test.each(TYPES)('the four variants of %s differ visibly', async (type) => {
    const view = viewOf(await drawTee({ print: PRINT }));
    const pictures: Rgba[] = [];
    for (const variant of [0, 1, 2, 3]) {
      const spec = specOf({
        type,
        variant,
        background: { background_type: 'arbitrary' },
        size: { width: 180, height: 240 },
      });
      pictures.push(await pixelsOf((await renderFlatLay(view, spec, noModels)).bytes));
    }
    for (let a = 0; a < 4; a++)
      for (let b = a + 1; b < 4; b++) expect(meanDifference(pictures[a]!, pictures[b]!)).toBeGreaterThan(1.5);
  });
});

test.each(['flat', 'ghost_mannequin'] as const)(
  'the colour of the product survives %s within dE2000 3',
  async (type) => {
    for (const cloth of ['#1d1f24', '#f1efe9', '#b3262e', '#2f6b4f', '#c9a227']) {
      const tee = await drawTee({ cloth });
      const { bytes } = await renderFlatLay(viewOf(tee), specOf({ type }), noModels);
      expect(deltaE2000(meanColour(tee), meanColour(await pixelsOf(bytes)))).toBeLessThan(3);
    }
  },
);

test('a mannequin for a mug is explained and still made', async () => {
  const mug = await draw(
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><rect x="60" y="60" width="180" height="200" rx="20" fill="#234"/></svg>',
  );
  const spec = specOf({ type: 'ghost_mannequin', size: { width: 200, height: 200 } });
  const { warnings } = await renderFlatLay(viewOf(mug, 'object'), spec, noModels);
  expect(warnings.join(' ')).toContain('does not apply');
});

test('progress rises to 1 and every stage is timed', async () => {
  const seen: number[] = [];
  const { timings } = await renderFlatLay(viewOf(await drawTee()), specOf({}), noModels, (done) =>
    seen.push(done),
  );
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  expect(seen.at(-1)).toBe(1);
  expect(Object.keys(timings)).toEqual(expect.arrayContaining(['lay_straight', 'even_light', 'encode']));
});

function meanDifference(a: Rgba, b: Rgba): number {
  let sum = 0;
  for (let i = 0; i < a.data.length; i++) sum += Math.abs(a.data[i]! - b.data[i]!);
  return sum / a.data.length;
}

function meanColour({ data }: Rgba) {
  const sums = [0, 0, 0, 0];
  for (let i = 0; i < data.length; i += 4) {
    if (data[i + 3]! < 250) continue;
    for (let c = 0; c < 3; c++) sums[c] = sums[c]! + data[i + c]!;
    sums[3] = sums[3]! + 1;
  }
  return labOfSrgb(sums[0]! / sums[3]!, sums[1]! / sums[3]!, sums[2]! / sums[3]!);
}
