import type { Rgba } from '@atelier/pixels/raster';
import { expect, test } from 'vitest';
import type { PreparedProduct, PreparedView } from '../flat-lay/types.ts';
import { readPrepared, readPreparedView, writePrepared } from './prepared-file.ts';

/** A cutout in which every byte counts, colour under transparent pixels included. */
function noise(width: number, height: number, seed: number): Rgba {
  const data = new Uint8Array(width * height * 4);
  let state = seed;
  for (let i = 0; i < data.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    data[i] = i % 4 === 3 && state % 3 === 0 ? 0 : state >>> 24;
  }
  return { width, height, channels: 4, data };
}

const view = (viewpoint: PreparedView['viewpoint'], cutout: Rgba): PreparedView => ({
  viewpoint,
  photo: 0,
  kind: 'lying',
  garment: 'top',
  cutout,
  inferred: viewpoint === 'back',
});

const PRODUCT: PreparedProduct = {
  views: { front: view('front', noise(31, 17, 1)), back: view('back', noise(8, 40, 2)) },
  warnings: ['The back was rebuilt from the front – no photo shows it.'],
  photos: [{ kind: 'lying', garment: 'top', viewpoint: 'front', confidence: 0.75 }],
};

/** Views with plain bytes: a decoded cutout lies in a Buffer. */
function plain(product: PreparedProduct): PreparedProduct {
  const views = Object.values(product.views).map((one) => ({
    ...one,
    cutout: { ...one.cutout, data: Uint8Array.from(one.cutout.data) },
  }));
  return { ...product, views: Object.fromEntries(views.map((one) => [one.viewpoint, one])) };
}

test('a prepared product comes back as it was, to the byte', async () => {
  expect(plain(await readPrepared(await writePrepared(PRODUCT)))).toEqual(PRODUCT);
});

test('one side can be read alone', async () => {
  const file = await writePrepared(PRODUCT);
  const back = await readPreparedView(file, 'back');
  expect(back?.cutout.width).toBe(8);
  const oneSided = await writePrepared({ ...PRODUCT, views: { front: PRODUCT.views.front! } });
  expect(await readPreparedView(oneSided, 'back')).toBeNull();
});

test('the same product gives the same file', async () => {
  const files = [await writePrepared(PRODUCT), await writePrepared(PRODUCT)];
  expect(Buffer.compare(files[0]!, files[1]!)).toBe(0);
});

test.each([
  ['nothing', new Uint8Array(0)],
  ['something else', Buffer.from('PNG and so on')],
  ['a file of another version', Buffer.from('ATPP\x02\0\0\0\0')],
])('%s is refused', async (_title, file) => {
  await expect(readPrepared(file)).rejects.toThrow('version 1');
});
