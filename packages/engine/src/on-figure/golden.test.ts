import { join } from 'node:path';
import { expect, test } from 'vitest';
import { drawTee } from '../../../../test/support/drawn-products.ts';
import { productOf, SMALL_WORN, type WornProduct } from '../../../../test/support/drawn-products-worn.ts';
import { pictureOf, type Wish } from '../../../../test/support/figure-pictures.ts';
import { distanceToGolden } from '../../../../test/support/golden-picture.ts';
import { LETTERING } from '../../../../test/support/lettering.ts';

/*
 * Small references of pictures that were looked at and found good. After a wanted change, look at the new ones
 * and store them: ATELIER_UPDATE_GOLDEN=1 npx vitest run packages/engine/src/on-figure/golden.test.ts
 */
const FOLDER = join(import.meta.dirname, 'golden');
const SIZE = { width: 256, height: 384 };
/** Mean and largest Oklab distance over 8 x 8 means; 0.02 is just visible side by side. */
const MAX_MEAN = 0.006;
const MAX_WORST = 0.06;

/** Drawn and read once for all of its pictures. */
const tee = productOf(await drawTee({ print: LETTERING }), 'top');
const letteredTee = async () => tee;
const STUDIO = { background_type: 'arbitrary' } as const;

const CASES: [string, () => Promise<WornProduct>, Wish][] = [
  ['tee-standing', letteredTee, { background: STUDIO }],
  ['tee-close-up', letteredTee, { pose: 'close_up', viewpoint: 'front_angled', background: STUDIO }],
  ['dress-walking', SMALL_WORN.dress, { pose: 'walking', viewpoint: 'front_angled', background: STUDIO }],
  [
    'trousers-sitting',
    SMALL_WORN.trousers,
    {
      pose: 'sitting',
      viewpoint: 'front_angled',
      background: { background_type: 'reference_color', reference_color: '#9fb8c4' },
    },
  ],
  ['bag-standing', SMALL_WORN.bag, {}],
];

test.each(CASES)('%s looks as it was found good', async (name, make, wish) => {
  const picture = await pictureOf(await make(), { ...wish, size: SIZE });
  const distance = await distanceToGolden(join(FOLDER, `${name}.png`), picture.bytes, SIZE);
  expect(distance).toBeDefined();
  expect(distance!.mean).toBeLessThan(MAX_MEAN);
  expect(distance!.worst).toBeLessThan(MAX_WORST);
});
