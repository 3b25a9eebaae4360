import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deltaE2000, labOfSrgb } from '@atelier/pixels/ciede2000';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { photo } from '../../../test/support/photos.ts';
import type { PreparedView } from './flat-lay/types.ts';
import { createModels, type Models, type OwnedModels } from './models/index.ts';
import { prepareProduct } from './prepare.ts';
import { PictureRefused } from './refusals.ts';

/*
 * Small references of cutouts that were looked at and found good. After a wanted change, look at the new ones and
 * store them: ATELIER_UPDATE_GOLDEN=1 npx vitest run packages/engine/src/prepare.test.ts
 */
const GOLDEN = join(import.meta.dirname, 'golden');
const GOLDEN_SIDE = 256;
const MEAN_DELTA_E = 1;

let models: OwnedModels;
beforeAll(async () => {
  models = await createModels();
});
afterAll(() => models.close());

const noModels: Models = {
  available: () => false,
  run: () => Promise.reject(new Error('no network is installed')),
};

/** A shirt of which one photo shows the front; prepared once. */
const shirtFromFront = () => {
  shirt ??= prepareProduct([photo('product-tee-blue-front.jpg')], {}, ['front', 'back'], models);
  return shirt;
};
let shirt: ReturnType<typeof prepareProduct> | undefined;

describe('prepareProduct', () => {
  test('two photos of a shirt give its front and its back', async () => {
    const photos = [photo('product-tee-blue-front.jpg'), photo('product-tee-blue-back.jpg')];
    const told: string[] = [];
    const { product, timings } = await prepareProduct(
      photos,
      { title: 'Blue tee' },
      ['front', 'back'],
      models,
      (stage, fraction) => told.push(`${stage} ${fraction >= 0 && fraction <= 1}`),
    );
    const { front, back } = product.views;
    expect([front?.photo, back?.photo]).toEqual([0, 1]);
    expect([front?.inferred, back?.inferred]).toEqual([false, false]);
    expect(front).toMatchObject({ kind: 'lying', garment: 'top' });
    expect(product.warnings).toEqual([]);
    expect(product.photos.map(({ viewpoint }) => viewpoint)).toEqual(['front', 'back']);
    expect(Object.keys(timings)).toEqual(['read', 'cut out', 'other side']);
    expect(new Set(told)).toEqual(new Set(['read true', 'cut out true', 'other side true']));
    await expectGolden('tee-front', front!);
  });

  test('the shadow on the floor is left behind', async () => {
    const { product } = await shirtFromFront();
    const { data } = product.views.front!.cutout;
    let greys = 0;
    for (let i = 0; i < data.length; i += 4) {
      const spread =
        Math.max(data[i]!, data[i + 1]!, data[i + 2]!) - Math.min(data[i]!, data[i + 1]!, data[i + 2]!);
      if (data[i + 3]! > 128 && spread < 12 && data[i]! > 120) greys++;
    }
    expect(greys / (data.length / 4)).toBeLessThan(0.001);
  });

  test('the back that no photo shows is made up, and the caller is told', async () => {
    const { product } = await shirtFromFront();
    expect(product.views.back).toMatchObject({ viewpoint: 'back', photo: 0, inferred: true });
    expect(product.warnings).toEqual([
      'No photo shows the back of the product: it was made up from the front, without its print.',
    ]);
    await expectGolden('tee-back-made-up', product.views.back!);
  });

  test('a photo that comes cut out keeps its own matte', async () => {
    const { product } = await prepareProduct(
      [photo('product-bag-tote.png')],
      { category: 'Bags' },
      ['front'],
      models,
    );
    const view = product.views.front!;
    const own = await sharp(photo('product-bag-tote.png')).ensureAlpha().extractChannel(3).raw().toBuffer();
    const area = (alpha: Uint8Array) => alpha.reduce((sum, a) => sum + a, 0);
    const got = view.cutout.data.filter((_, i) => i % 4 === 3);
    expect(view).toMatchObject({ kind: 'object', garment: 'bag' });
    expect(area(got)).toBe(area(own));
  });

  test('nothing of the wearer is left on a worn shirt', async () => {
    const { product } = await prepareProduct([photo('product-worn-tee-blue.jpg')], {}, ['front'], models);
    const view = product.views.front!;
    expect(view).toMatchObject({ kind: 'worn', garment: 'top' });
    expect(skinShare(view)).toBeLessThan(0.003);
    expect(product.warnings.join()).toContain('does not show the whole product');
    await expectGolden('worn-tee', view);
  });

  test('what a hand covers of worn trousers is made up from their cloth, and the caller is told', async () => {
    const photos = [photo('product-worn-jeans-woman.jpg')];
    const { product } = await prepareProduct(photos, { title: 'Jeans' }, ['front'], models);
    const view = product.views.front!;
    expect(view).toMatchObject({ kind: 'worn', garment: 'bottom' });
    expect(skinShare(view)).toBeLessThan(0.003);
    expect(product.warnings.join()).toContain('made up from its cloth');
    await expectGolden('worn-jeans', view);
  });

  test('things keep their holes: a mug its handle', async () => {
    const { product } = await prepareProduct([photo('product-mug.jpg')], { title: 'Mug' }, ['front'], models);
    await expectGolden('mug', product.views.front!);
  });

  test('without any network a product on a plain backdrop is cut out by colour', async () => {
    const photos = [photo('product-tee-blue-front.jpg')];
    const { product } = await prepareProduct(photos, { title: 'Tee' }, ['front'], noModels);
    expect(product.views.front!.cutout.width).toBeGreaterThan(700);
  });

  test('without any network a photo with a rough ground is refused with a reason', async () => {
    const photos = [photo('mask-comp-cap-grass.jpg')];
    await expect(prepareProduct(photos, {}, ['front'], noModels)).rejects.toThrow(PictureRefused);
  });
});

/** Share of the visible pixels whose colour is that of skin. */
function skinShare({ cutout: { data } }: PreparedView): number {
  let skin = 0;
  let visible = 0;
  for (let i = 0; i < data.length; i += 4) {
    if (data[i + 3]! < 128) continue;
    visible++;
    const [r, g, b] = [data[i]!, data[i + 1]!, data[i + 2]!];
    if (r > 70 && r - g > 18 && g - b > -8 && r - b > 18) skin++;
  }
  return skin / visible;
}

/** Compares a cutout, laid on mid-grey, with the stored one by its mean colour difference. */
async function expectGolden(name: string, { cutout }: PreparedView): Promise<void> {
  const raw = { width: cutout.width, height: cutout.height, channels: 4 as const };
  const small = sharp(cutout.data, { raw })
    .flatten({ background: '#808080' })
    .resize(GOLDEN_SIDE, GOLDEN_SIDE, { fit: 'contain', background: '#808080' });
  const file = join(GOLDEN, `${name}.webp`);
  if (process.env.ATELIER_UPDATE_GOLDEN) {
    mkdirSync(GOLDEN, { recursive: true });
    writeFileSync(file, await small.clone().webp({ quality: 90 }).toBuffer());
  }
  expect(existsSync(file)).toBe(true);
  const got = await small.raw().toBuffer();
  const wanted = await sharp(readFileSync(file)).removeAlpha().raw().toBuffer();
  expect(meanDeltaE(got, wanted)).toBeLessThan(MEAN_DELTA_E);
}

function meanDeltaE(a: Uint8Array, b: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 3) {
    sum += deltaE2000(labOfSrgb(a[i]!, a[i + 1]!, a[i + 2]!), labOfSrgb(b[i]!, b[i + 1]!, b[i + 2]!));
  }
  return sum / (a.length / 3);
}
