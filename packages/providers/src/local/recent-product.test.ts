import { type PreparedProduct, writePrepared } from '@atelier/engine';
import { expect, test } from 'vitest';
import { recentProduct, rememberProduct } from './recent-product.ts';

const product = (warning: string): PreparedProduct => ({ views: {}, warnings: [warning], photos: [] });

test('the same bytes in a row give the same product, other bytes another', async () => {
  const first = await writePrepared(product('first'));
  const second = await writePrepared(product('second'));
  const once = await recentProduct(first);
  expect(once).toEqual(product('first'));
  expect(await recentProduct(Uint8Array.from(first))).toBe(once);
  expect(await recentProduct(second)).toEqual(product('second'));
  expect(await recentProduct(first)).toEqual(once);
});

test('a product that was just written is not read again', async () => {
  const written = product('written');
  const bytes = await writePrepared(written);
  rememberProduct(bytes, written);
  expect(await recentProduct(Uint8Array.from(bytes))).toBe(written);
});

test('bytes that are no product are refused', async () => {
  await expect(async () => recentProduct(Buffer.from('nonsense'))).rejects.toThrow(RangeError);
});
