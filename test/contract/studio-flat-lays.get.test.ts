import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FlatLayOperation } from '@atelier/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { flatLay, type Shop, SMALL_PHOTO } from './shop.ts';
import { useShopsWithCheckedUploads } from './shops.ts';

const TYPES = [
  { flat_lay_type: 'detail', viewpoint: 'front' },
  { flat_lay_type: 'flat', viewpoint: 'front' },
];
const SIZE = { width: 320, height: 240 };
const POLL_EVERY_MS = 100;

let photos: Server;
let photoUrl = '';
beforeAll(async () => {
  photos = createServer((_request, response) =>
    response.setHeader('content-type', 'image/jpeg').end(SMALL_PHOTO),
  );
  await new Promise<void>((listening) => photos.listen(0, '127.0.0.1', listening));
  const { port } = photos.address() as AddressInfo;
  photoUrl = `http://127.0.0.1:${port}/tee.jpg`;
});
afterAll(() => {
  photos.close();
});
const shops = useShopsWithCheckedUploads(() => ({ ATELIER_FETCH_ALLOW: new URL(photoUrl).host }));

/** Polls until the operation is final. */
async function end(shop: Shop, id: string): Promise<FlatLayOperation> {
  for (;;) {
    const operation = FlatLayOperation.parse((await shop.operation(id)).body);
    if (['SUCCESS', 'FAILED', 'CANCELLED', 'ABORTED'].includes(operation.status)) return operation;
    await new Promise((later) => setTimeout(later, POLL_EVERY_MS));
  }
}

describe('200', () => {
  test('a finished operation has its pictures in the order of the request, and they can be deleted', async () => {
    const { id: image } = await shops.shop.image();
    const order = flatLay(image, { image_types: TYPES, number_of_generations: 2, output_image_size: SIZE });
    const operation = await end(shops.shop, await shops.shop.order(order));

    expect(operation).toMatchObject({ status: 'SUCCESS', error: null, output_image_size: SIZE });
    expect(operation.generation_result?.map(({ image_type }) => image_type)).toEqual(TYPES);
    expect(operation.generation_result?.map(({ generated_images }) => generated_images.length)).toEqual([
      2, 2,
    ]);
    expect(operation.product_info.image_urls).toHaveLength(1);
    expect((await fetch(operation.product_info.image_urls[0] ?? '')).headers.get('content-type')).toBe(
      'image/jpeg',
    );

    const [first] = operation.generation_result?.[0]?.generated_images ?? [];
    expect(first).toMatchObject({ owner_type: 'user', id: expect.stringMatching(/^gen_image-/) });
    const deletion = (shop: Shop) =>
      shop.call('DELETE', `/v1/generated_images/${first?.id}`, { headers: shop.key });
    expect(await deletion(shops.stranger)).toMatchObject({ status: 404 });
    expect((await fetch(first?.url ?? '')).status).toBe(200);
    expect(await deletion(shops.shop)).toMatchObject({ status: 204 });
    expect((await fetch(first?.url ?? '')).status).toBe(404);
    expect(await deletion(shops.shop)).toMatchObject({ status: 404 });

    const after = FlatLayOperation.parse((await shops.shop.operation(operation.id)).body);
    expect(after.generation_result?.[0]?.generated_images[0]).toBeNull();
    expect(after.generation_result?.[0]?.generated_images[1]).not.toBeNull();
  });

  test('product URLs are downloaded and answered as ours', async () => {
    const order = {
      product_info: { image_urls: [photoUrl] },
      image_types: [TYPES[1]],
      output_image_size: SIZE,
    };
    const { status, product_info } = await end(shops.shop, await shops.shop.order(order));
    expect(status).toBe('SUCCESS');
    expect(product_info.image_urls).toEqual([expect.stringContaining(`${shops.shop.url}/files/`)]);
    expect((await fetch(product_info.image_urls[0] ?? '')).status).toBe(200);
  });

  test('a URL that cannot be reached fails its operation in a sentence that names the photo', async () => {
    const order = {
      product_info: { image_urls: [photoUrl, 'http://127.0.0.1:9/secret'] },
      image_types: [TYPES[1]],
    };
    const operation = await end(shops.shop, await shops.shop.order(order));
    expect(operation).toMatchObject({ status: 'FAILED', generation_result: null });
    expect(operation.error).toMatch(/photo 2|second|image_urls/i);
    expect(operation.error).not.toContain('ECONNREFUSED');
  });

  test('until it ends an operation has no results, and polling it again gives the same URLs', async () => {
    const { id: image } = await shops.shop.image();
    const id = await shops.shop.order(flatLay(image));
    const created = FlatLayOperation.parse((await shops.shop.operation(id)).body);
    expect(created.error).toBeNull();
    expect(created.generation_result ?? []).toEqual([]);
    const again = FlatLayOperation.parse((await shops.shop.operation(id, shops.shop.id)).body);
    expect(again.product_info.image_urls).toEqual(created.product_info.image_urls);
    await end(shops.shop, id);
  });

  test.each(['flatlay_op-00000000-0000-4000-8000-000000000000', 'x', '%00', '..%2f..', 'a'.repeat(4000)])(
    'the unknown id %.20s is answered with null',
    async (id) => {
      expect(await shops.shop.operation(id)).toMatchObject({ status: 200, body: null });
    },
  );

  test("another account's operation is answered with null", async () => {
    const { id: image } = await shops.stranger.image();
    const id = await shops.stranger.order(flatLay(image));
    expect(await shops.shop.operation(id)).toMatchObject({ status: 200, body: null });
    expect((await shops.stranger.operation(id)).body).toMatchObject({ id });
  });

  test('an operation that has another account read it is not cached for them', async () => {
    const { id: image } = await shops.shop.image();
    const id = await shops.shop.order(flatLay(image));
    expect((await shops.shop.operation(id)).body).toMatchObject({ id });
    expect((await shops.stranger.operation(id)).body).toBeNull();
  });
});

describe('401', () => {
  test('without credentials', async () => {
    expect(await shops.shop.operation('flatlay_op-x', {})).toMatchObject({ status: 401 });
  });
});
