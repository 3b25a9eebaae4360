import type { OnFigureModelSettings } from '@atelier/contracts';
import { expect, test } from 'vitest';
import { difference, labsIn, median } from '../../../../test/support/figure-measures.ts';
import { figureData, memory, pixelsOf, WOMAN } from '../../../../test/support/figure-pictures.ts';
import { drawModelPreview } from './draw-model-preview.ts';

const drawn = (model: Partial<OnFigureModelSettings>) =>
  drawModelPreview({ ...WOMAN, ...model }, { figureData, memory });
const pixels = async (model: Partial<OnFigureModelSettings>) => pixelsOf((await drawn(model)).bytes);

/** Parts of the picture of a grown woman, 480 x 720. */
const HEAD = { left: 190, top: 125, width: 100, height: 131 };
const FACE = { left: 225, top: 188, width: 30, height: 50 };
const CHEST = { left: 212, top: 362, width: 55, height: 50 };
const LEGS = { left: 175, top: 562, width: 130, height: 150 };

const woman = await drawn({});
const shown = await pixelsOf(woman.bytes);

test('the same description gives the same bytes', async () => {
  expect([woman.mime, woman.width, woman.height]).toEqual(['image/jpeg', 480, 720]);
  expect((await drawn({})).bytes).toEqual(woman.bytes);
});

test('another colour of hair is seen on the head, and leaves the clothes alone', async () => {
  const blond = await pixels({ hair_color: 'blond' });
  expect(difference(shown, blond, HEAD)).toBeGreaterThan(8);
  expect(difference(shown, blond, LEGS)).toBeLessThan(0.5);
});

test('another skin tone is seen in the face', async () => {
  const lightness = (picture: typeof shown) => median(labsIn(picture, FACE).map(({ l }) => l));
  expect(lightness(await pixels({ skin_tone: 'dark_brown' }))).toBeLessThan(lightness(shown) - 10);
});

test('another body is seen below the waist', async () => {
  expect(difference(shown, await pixels({ body_shape: 'plus_sized' }), LEGS)).toBeGreaterThan(8);
});

test.each([
  ['child', { ...CHEST, top: 512 }],
  ['young_adult', CHEST],
  ['senior_adult', CHEST],
] as const)('the chest of a %s is covered by a sage tee', async (age_group, chest) => {
  const labs = labsIn(await pixels({ age_group, skin_tone: 'light_brown' }), chest);
  // Skin of that tone is reddish, the backdrop is lighter.
  expect(Math.max(...labs.map(({ a }) => a))).toBeLessThan(0);
  expect(Math.max(...labs.map(({ l }) => l))).toBeLessThan(75);
});
