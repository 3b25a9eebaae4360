import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { distanceToGolden } from '../../../../test/support/golden-picture.ts';
import { illustrate } from './illustrate.ts';

/*
 * Small references of illustrations that were looked at and found good. After a wanted change, look at the new ones
 * and store them: ATELIER_UPDATE_GOLDEN=1 npx vitest run packages/engine/src/illustrate/golden.test.ts
 */
const FOLDER = join(import.meta.dirname, 'golden');
const SIZE = { width: 256, height: 256 };
/** Mean and largest Oklab distance over 8 x 8 means; 0.02 is just visible side by side. */
const MAX_MEAN = 0.006;
const MAX_WORST = 0.08;

test.each([
  ['coffee', 'digital-art', 'A cozy coffee shop with croissants on a wooden table, warm morning light'],
  ['sale', 'flat-design', 'Three red sneakers on a teal background, "SUMMER SALE"'],
  ['yoga', 'watercolor', 'Woman doing yoga on the beach at sunset'],
  ['savings', 'digital-art', 'Financial growth: piggy bank, coins and rising chart, green'],
  ['fox', 'low-poly', 'Fantasy forest with a fox and mushrooms'],
  ['headphones', 'neon-punk', 'Wireless headphones floating on a purple gradient'],
])('%s looks as it was found good', async (name, stylePreset, prompt) => {
  const { picture } = await illustrate({ prompt, stylePreset, seed: 2, ...SIZE });
  const bytes = await sharp(picture.data, { raw: { ...SIZE, channels: 3 } })
    .png()
    .toBuffer();
  const distance = await distanceToGolden(join(FOLDER, `${name}.png`), bytes, SIZE);
  expect(distance).toBeDefined();
  expect(distance!.mean).toBeLessThan(MAX_MEAN);
  expect(distance!.worst).toBeLessThan(MAX_WORST);
});
