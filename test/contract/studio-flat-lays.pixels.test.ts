import { FlatLayOperation } from '@atelier/contracts';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { flatLay, type Shop } from './shop.ts';
import { useShops } from './shops.ts';

const SIZE = { width: 320, height: 240 };
const POLL_EVERY_MS = 100;

const shops = useShops();

function pixelsWhere({ width, height }: typeof SIZE, test: (index: number) => boolean) {
  const all = Array.from({ length: width * height }, (_, index) => index);
  return all.filter(test).map((index) => ({ x: index % width, y: Math.floor(index / width) }));
}

/** Polls until the operation is final. */
async function end(shop: Shop, id: string): Promise<FlatLayOperation> {
  for (;;) {
    const operation = FlatLayOperation.parse((await shop.operation(id)).body);
    if (['SUCCESS', 'FAILED', 'CANCELLED', 'ABORTED'].includes(operation.status)) return operation;
    await new Promise((later) => setTimeout(later, POLL_EVERY_MS));
  }
}

test('a transparent picture has exactly the size asked for, its product inside the paddings and nothing behind it', async () => {
  const { id: image } = await shops.shop.image();
  const paddings = { top: 50, bottom: 10, left: 100, right: 20 };
  const order = flatLay(image, {
    background_settings: { background_type: 'transparent' },
    output_image_size: SIZE,
    output_image_paddings: paddings,
  });
  const { generation_result } = await end(shops.shop, await shops.shop.order(order));
  const file = await fetch(generation_result?.[0]?.generated_images[0]?.url ?? '');
  expect(file.headers.get('content-type')).toBe('image/png');
  const { data, info } = await sharp(await file.arrayBuffer())
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect(info).toMatchObject({ ...SIZE, channels: 4 });
  const solid = pixelsWhere(info, (index) => (data[index * 4 + 3] ?? 0) > 127);
  expect(solid.length).toBeGreaterThan(1000);
  const { top, bottom, left, right } = paddings;
  const outside = solid.filter(
    ({ x, y }) => x < left || x >= SIZE.width - right || y < top || y >= SIZE.height - bottom,
  );
  expect(outside).toEqual([]);
  expect(pixelsWhere(info, (index) => data[index * 4 + 3] === 0).length).toBeGreaterThan(1000);
});
