import { FrameMemory } from '@atelier/figure';
import { expect, test } from 'vitest';
import { WORN } from '../../../../test/support/drawn-products-worn.ts';
import { loadFigureData } from '../../../../test/support/figure-data.ts';
import { pixelsOf, WOMAN } from '../../../../test/support/figure-pictures.ts';
import { type PredefinedModel, tryOnModel } from './try-on-model.ts';

const tools = { figureData: await loadFigureData(), memory: new FrameMemory() };
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
