import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { oklabOfSrgb } from '@atelier/pixels/oklab';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { drawTee } from '../../../../test/support/drawn-products.ts';
import { productOf, WORN, type WornProduct } from '../../../../test/support/drawn-products-worn.ts';
import { pictureOf, type Wish } from '../../../../test/support/figure-pictures.ts';
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

const letteredTee = async () => productOf(await drawTee({ print: LETTERING }), 'top');
const STUDIO = { background_type: 'arbitrary' } as const;

const CASES: [string, () => Promise<WornProduct>, Wish][] = [
  ['tee-standing', letteredTee, { background: STUDIO }],
  ['tee-close-up', letteredTee, { pose: 'close_up', viewpoint: 'front_angled', background: STUDIO }],
  ['dress-walking', WORN.dress, { pose: 'walking', viewpoint: 'front_angled', background: STUDIO }],
  [
    'trousers-sitting',
    WORN.trousers,
    {
      pose: 'sitting',
      viewpoint: 'front_angled',
      background: { background_type: 'reference_color', reference_color: '#9fb8c4' },
    },
  ],
  ['bag-standing', WORN.bag, {}],
];

test.each(CASES)('%s looks as it was found good', async (name, make, wish) => {
  const picture = await pictureOf(await make(), { ...wish, size: SIZE });
  const file = join(FOLDER, `${name}.png`);
  if (process.env.ATELIER_UPDATE_GOLDEN) await store(file, picture.bytes);
  expect(existsSync(file)).toBe(true);
  const { mean, worst } = distance(await blocks(picture.bytes), await blocks(readFileSync(file)));
  expect(mean).toBeLessThan(MAX_MEAN);
  expect(worst).toBeLessThan(MAX_WORST);
});

async function store(file: string, bytes: Uint8Array): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(file, await sharp(bytes).png({ palette: true, quality: 90, effort: 10 }).toBuffer());
}

/** Mean colours of 8 x 8 blocks over mid-grey. `[n * 3]`, 0..255. */
async function blocks(bytes: Uint8Array): Promise<Buffer> {
  return sharp(bytes)
    .flatten({ background: '#808080' })
    .toColourspace('srgb')
    .resize(SIZE.width / 8, SIZE.height / 8, { kernel: 'linear', fit: 'fill' })
    .raw()
    .toBuffer();
}

function distance(a: Buffer, b: Buffer): { mean: number; worst: number } {
  let sum = 0;
  let worst = 0;
  for (let i = 0; i < a.length; i += 3) {
    const p = oklabOfSrgb(a[i]!, a[i + 1]!, a[i + 2]!);
    const q = oklabOfSrgb(b[i]!, b[i + 1]!, b[i + 2]!);
    const d = Math.hypot(p.l - q.l, p.a - q.a, p.b - q.b);
    sum += d;
    worst = Math.max(worst, d);
  }
  return { mean: (3 * sum) / a.length, worst };
}
