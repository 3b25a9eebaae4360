import { UnifiedTryOnModels } from '@atelier/contracts';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { photo } from '../support/photos.ts';
import { useShops } from './shops.ts';
import { TRY_ON, TryOnShop, UNIFIED } from './try-on-shop.ts';

const TIMEOUT_MS = 120_000;
/** Of the photo of a person; head to foot in it. */
const SIDE_PX = 600;
const shops = useShops();
let page: TryOnShop;
beforeAll(async () => {
  page = new TryOnShop(shops.shop);
  const front = await page.photo(photo('product-tee-blue-front.jpg'));
  await page.catalogue.put({
    sku_id: 'tee',
    product_info: { uploaded_image_ids: [front], title: 'T-shirt' },
    capabilities: { try_on: true },
  });
  await page.catalogue.settled('tee');
}, TIMEOUT_MS);

interface Pixels {
  width: number;
  height: number;
  data: Buffer;
}

async function pixels(bytes: Uint8Array): Promise<Pixels> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

async function fetched(url = ''): Promise<{ type: string | null; bytes: Uint8Array }> {
  const file = await fetch(url);
  return { type: file.headers.get('content-type'), bytes: await file.bytes() };
}

/** The share of the pixels that differ at all in a band of rows; `top` and `bottom` are shares of the height. */
function differing(a: Pixels, b: Pixels, top: number, bottom: number): number {
  const [start, end] = [top, bottom].map((share) => Math.round(share * a.height) * a.width * 3) as [
    number,
    number,
  ];
  let count = 0;
  for (let i = start; i < end; i += 3)
    if ([0, 1, 2].some((channel) => a.data[i + channel] !== b.data[i + channel])) count++;
  return count / ((end - start) / 3);
}

test('in a photo the tee changes the body and nothing else, to the last bit', {
  timeout: TIMEOUT_MS,
}, async () => {
  const upload = await sharp(photo('person-full-render.jpg')).resize(SIDE_PX).jpeg().toBuffer();
  const operation = await page.made(UNIFIED, {
    uploaded_image_id: await page.photo(upload),
    sku_ids: ['tee'],
  });
  expect(operation).toMatchObject({ status: 'SUCCESS', abort_reason: null });
  const { type, bytes } = await fetched(operation.generated_images[0]?.url);
  expect(type).toBe('image/png');
  const [before, after] = await Promise.all([pixels(upload), pixels(bytes)]);
  expect([after.width, after.height]).toEqual([before.width, before.height]);
  // Head and legs; the shoulders begin below an eighth of this photo, and the hips end above three fifths.
  expect(differing(before, after, 0, 0.12)).toBe(0);
  expect(differing(before, after, 0.6, 1)).toBe(0);
  expect(differing(before, after, 0.15, 0.5)).toBeGreaterThan(0.1);
});

test('on a predefined model only what is below the head changes', { timeout: TIMEOUT_MS }, async () => {
  const { body } = await shops.shop.call('GET', '/v1/try_on_models', { headers: shops.shop.id });
  const [model] = UnifiedTryOnModels.parse(body);
  const operation = await page.made(TRY_ON, { uploaded_image_id: model?.id, sku_id: 'tee' });
  expect(operation).toMatchObject({ status: 'SUCCESS', abort_reason: null });
  const [before, after] = await Promise.all(
    [model?.url, operation.generated_images[0]?.url].map(async (url) => pixels((await fetched(url)).bytes)),
  );
  if (!before || !after) throw new Error('both pictures were fetched');
  expect([after.width, after.height]).toEqual([before.width, before.height]);
  expect(differing(before, after, 0, 0.15)).toBeLessThan(0.02);
  expect(differing(before, after, 0.2, 0.5)).toBeGreaterThan(0.1);
});

test('a photo of nobody aborts the try-on', { timeout: TIMEOUT_MS }, async () => {
  const upload = await page.photo(photo('product-mug.jpg'));
  expect(await page.made(UNIFIED, { uploaded_image_id: upload, sku_id: 'tee' })).toMatchObject({
    status: 'ABORTED',
    abort_reason: 'NO_PEOPLE_DETECTED',
    generated_images: [],
  });
});
