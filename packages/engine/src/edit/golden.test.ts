import { join } from 'node:path';
import type { Rgb } from '@atelier/pixels/raster';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { distanceToGolden } from '../../../../test/support/golden-picture.ts';
import { photo } from '../../../../test/support/photos.ts';
import { decode } from '../decode/index.ts';
import type { Models } from '../models/models.ts';
import { editPicture } from './edit-picture.ts';
import type { EditRequest } from './types.ts';

/*
 * Small references of edits that were looked at and found good; none of them needs a network. After a wanted change,
 * look at the new ones and store them: ATELIER_UPDATE_GOLDEN=1 npx vitest run packages/engine/src/edit/golden.test.ts
 */
const FOLDER = join(import.meta.dirname, 'golden');
const SIDE_PX = 240;
/** Mean and largest Oklab distance over 8 x 8 means; 0.02 is just visible side by side. */
const MAX_MEAN = 0.006;
const MAX_WORST = 0.06;
const edge = { growPx: 3, featherPx: 1, seed: 3 };

const noModels: Models = {
  available: () => false,
  run: () => Promise.reject(new Error('no network is installed')),
};

const CASES: [string, string, (picture: Rgb) => EditRequest][] = [
  [
    'mug-wider',
    'product-mug.jpg',
    (picture) => ({
      operation: 'outpaint',
      picture,
      margins: { left: 64, right: 64, up: 0, down: 0 },
      seed: 3,
    }),
  ],
  ['coffee-vintage', 'scene-coffee.png', (picture) => asked('make it vintage', picture)],
  [
    'coffee-warmer',
    'scene-coffee.png',
    (picture) => asked('make it slightly warmer and increase contrast', picture),
  ],
];

test.each(CASES)('%s looks as it was found good', async (name, file, request) => {
  const source = await decode(photo(file), { maxSidePx: SIDE_PX });
  if (source.channels !== 3) throw new Error(`Expected a photo without transparency but ${file} has some.`);
  const { picture } = await editPicture(request({ ...source, channels: 3 }), { models: noModels });
  const { width, height, channels, data } = picture;
  const bytes = await sharp(data, { raw: { width, height, channels } }).png().toBuffer();
  const distance = await distanceToGolden(join(FOLDER, `${name}.png`), bytes, { width, height });
  expect(distance).toBeDefined();
  expect(distance!.mean).toBeLessThan(MAX_MEAN);
  expect(distance!.worst).toBeLessThan(MAX_WORST);
});

function asked(prompt: string, picture: Rgb): EditRequest {
  return { operation: 'general_edit', picture, prompt, ...edge };
}
