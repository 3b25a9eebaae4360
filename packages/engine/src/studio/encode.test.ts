import sharp from 'sharp';
import { expect, test } from 'vitest';
import { encodeJpeg, encodeTransparentPng } from './encode.ts';

const layer = { width: 2, height: 2, channels: 4 as const, data: new Uint8Array(16).fill(255) };
const placed = { layer, left: 3, top: 1, width: 2, height: 2 };

test('a JPEG says in its XMP that an algorithm altered it', async () => {
  const jpeg = await encodeJpeg(
    { width: 8, height: 8, channels: 3, data: new Uint8Array(192).fill(90) },
    'compositeSynthetic',
  );
  const { xmpAsString, chromaSubsampling } = await sharp(jpeg).metadata();
  expect(xmpAsString).toContain('digitalsourcetype/compositeSynthetic');
  expect(chromaSubsampling).toBe('4:4:4');
});

test('a PNG says so too and keeps its transparency around the product', async () => {
  const png = await encodeTransparentPng(10, 6, placed, 'algorithmicallyEnhanced');
  const { xmpAsString, width, height } = await sharp(png).metadata();
  expect([width, height]).toEqual([10, 6]);
  expect(xmpAsString).toContain('digitalsourcetype/algorithmicallyEnhanced');
  const pixels = await sharp(png).raw().toBuffer();
  const opaque = [...Array(60).keys()].filter((i) => pixels[i * 4 + 3] === 255);
  expect(opaque).toEqual([13, 14, 23, 24]);
});

test('the same picture has the same bytes', async () => {
  const once = await encodeTransparentPng(10, 6, placed, 'compositeSynthetic');
  const again = await encodeTransparentPng(10, 6, placed, 'compositeSynthetic');
  expect(Buffer.from(again).equals(once)).toBe(true);
});
