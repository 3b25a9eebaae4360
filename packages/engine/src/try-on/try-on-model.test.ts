import { FrameMemory } from '@atelier/figure';
import { describe, expect, test } from 'vitest';
import { WORN } from '../../../../test/support/drawn-products-worn.ts';
import { loadFigureData } from '../../../../test/support/figure-data.ts';
import { pixelsOf, WOMAN } from '../../../../test/support/figure-pictures.ts';
import { RecentModels } from './recent-models.ts';
import { type PredefinedModel, photographModel, tryOnModel } from './try-on-model.ts';

const tools = { figureData: await loadFigureData(), memory: new FrameMemory(), recent: new RecentModels() };
const model: PredefinedModel = {
  settings: WOMAN,
  seed: 11,
  variant: 0,
  clothes: { tee: [190, 190, 188], trousers: [78, 80, 86] },
  size: { width: 240, height: 360 },
  background: { background_type: 'transparent' },
};
const tee = { views: await WORN.tee(), words: { category: 't-shirt' } };
const trousers = { views: await WORN.trousers(), words: { category: 'trousers' } };
const bag = { views: await WORN.bag(), words: { category: 'bag' } };

/** Share of the figure's pixels for which `is` holds. */
async function shareOf(bytes: Uint8Array, is: (r: number, g: number, b: number) => boolean): Promise<number> {
  const { data } = await pixelsOf(bytes);
  let figure = 0;
  let found = 0;
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3]! < 200) continue;
    figure++;
    if (is(data[at]!, data[at + 1]!, data[at + 2]!)) found++;
  }
  return found / figure;
}
const isBlue = (r: number, _: number, b: number) => b > r + 40;
const isOrange = (r: number, g: number, b: number) => r > g + 35 && g > b + 25 && r > 120;

const outfit = tryOnModel(model, [tee, trousers, bag, bag], tools);

describe('beside the picture of the model alone', () => {
  /** Rows of the picture as shares of its height, from the middle third of its width. */
  const ROWS = { head: [0, 0.175], feet: [0.9, 1] } as const;
  const own = photographModel(model, tools);
  const worn = tryOnModel(model, [tee, bag], tools);

  test.each(Object.keys(ROWS) as (keyof typeof ROWS)[])(
    'only clothes differ: the same %s, pixel by pixel',
    async (part) => {
      const [from, to] = ROWS[part];
      expect(await greatestDifference((await own).bytes, (await worn).bytes, from, to)).toBeLessThan(6);
    },
  );

  test('the backdrop of a studio is the same too, however light the product is', async () => {
    const inStudio: PredefinedModel = { ...model, background: { background_type: 'arbitrary' } };
    const dark = await tryOnModel(inStudio, [tee], tools);
    const alone = await photographModel(inStudio, tools);
    expect(await greatestDifference(alone.bytes, dark.bytes, 0, 0.05)).toBeLessThan(3);
  });

  test('the same arguments give the same bytes', async () => {
    expect((await tryOnModel(model, [tee, bag], tools)).bytes).toEqual((await worn).bytes);
  });
});

/** Of any colour component, within rows of the middle third of two pictures; 0..255. */
async function greatestDifference(a: Uint8Array, b: Uint8Array, from: number, to: number): Promise<number> {
  const [one, other] = await Promise.all([pixelsOf(a), pixelsOf(b)]);
  const { width, height } = one;
  let greatest = 0;
  for (let y = Math.round(from * height); y < to * height; y++) {
    for (let x = Math.round(width / 3); x < (2 / 3) * width; x++) {
      for (let c = 0; c < 4; c++) {
        const i = 4 * (y * width + x) + c;
        greatest = Math.max(greatest, Math.abs(one.data[i]! - other.data[i]!));
      }
    }
  }
  return greatest;
}

test('a model wears all products of an outfit at once', async () => {
  const { bytes } = await outfit;
  expect(await shareOf(bytes, isBlue)).toBeGreaterThan(0.12);
  expect(await shareOf(bytes, isOrange)).toBeGreaterThan(0.15);
});

test('what an outfit leaves bare is dressed in plain clothes', async () => {
  const alone = await tryOnModel(model, [tee], tools);
  const both = await outfit;
  expect(await shareOf(alone.bytes, isOrange)).toBeLessThan(0.6 * (await shareOf(both.bytes, isOrange)));
});

test('a second bag is left out, and said so', async () => {
  const { warnings } = await outfit;
  expect(warnings.join(' ')).toMatch(/left out/);
});

test('refuses an outfit of none and of six', async () => {
  await expect(tryOnModel(model, [], tools)).rejects.toThrow(/Between 1 and 5/);
  await expect(tryOnModel(model, [tee, tee, tee, tee, tee, tee], tools)).rejects.toThrow(/Between 1 and 5/);
});
