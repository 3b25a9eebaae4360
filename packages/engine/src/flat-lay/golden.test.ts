import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { drawTee, viewOf } from '../../../../test/support/drawn-products.ts';
import { distanceToGolden } from '../../../../test/support/golden-picture.ts';
import { photo } from '../../../../test/support/photos.ts';
import type { Models } from '../models/models.ts';
import { renderFlatLay } from './render.ts';
import type { FlatLaySpec, GarmentClass, PreparedView } from './types.ts';

/*
 * Small references of pictures that were looked at and found good. After a wanted change, look at the new ones
 * and store them: ATELIER_UPDATE_GOLDEN=1 npx vitest run packages/engine/src/flat-lay/golden.test.ts
 */
const FOLDER = join(import.meta.dirname, 'golden');
const SIZE = { width: 192, height: 256 };
/** Mean and largest Oklab distance over 8 x 8 means; 0.02 is just visible side by side. */
const MAX_MEAN = 0.006;
const MAX_WORST = 0.06;

const noModels: Models = {
  available: () => false,
  run: () => Promise.reject(new Error('no network is installed')),
};

const CASES: [string, () => Promise<PreparedView>, Pick<FlatLaySpec, 'type' | 'background'>][] = [
  ['tee-flat', tee, { type: 'flat', background: { background_type: 'arbitrary' } }],
  ['tee-ghost', tee, { type: 'ghost_mannequin', background: { background_type: 'arbitrary' } }],
  ['tee-detail', tee, { type: 'detail', background: { background_type: 'arbitrary' } }],
  [
    'cap-flat',
    () => cutoutPhoto('product-cap-red-front.png', 'headwear'),
    { type: 'flat', background: { background_type: 'arbitrary' } },
  ],
  [
    'cap-ghost',
    () => cutoutPhoto('product-cap-red-front.png', 'headwear'),
    {
      type: 'ghost_mannequin',
      background: { background_type: 'reference_color', reference_color: '#9fb8c4' },
    },
  ],
  [
    'bag-detail',
    () => cutoutPhoto('product-bag-tote.png', 'bag'),
    { type: 'detail', background: { background_type: 'transparent' } },
  ],
];

test.each(CASES)('%s looks as it was found good', async (name, view, spec) => {
  const picture = await renderFlatLay(
    await view(),
    { ...spec, viewpoint: 'front', size: SIZE, variant: 0, seed: 1 },
    noModels,
  );
  const distance = await distanceToGolden(join(FOLDER, `${name}.png`), picture.bytes, SIZE);
  expect(distance).toBeDefined();
  expect(distance!.mean).toBeLessThan(MAX_MEAN);
  expect(distance!.worst).toBeLessThan(MAX_WORST);
});

async function tee(): Promise<PreparedView> {
  const print =
    '<circle cx="300" cy="330" r="55" fill="#f2d24b"/><rect x="250" y="410" width="100" height="18" fill="#f2d24b"/>';
  return viewOf(await drawTee({ print, lean: 6 }));
}

/** A photo that already is a cutout. */
async function cutoutPhoto(name: string, garment: GarmentClass): Promise<PreparedView> {
  const { data, info } = await sharp(photo(name)).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return viewOf({ width: info.width, height: info.height, channels: 4, data }, garment);
}
