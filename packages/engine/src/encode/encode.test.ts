import { randomStream } from '@atelier/pixels/random';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { photo } from '../../../../test/support/photos.ts';
import { UndecodableImage } from '../decode/index.ts';
import { PictureRefused } from '../refusals.ts';
import { bestWithin } from './best-within.ts';
import { type CompressOptions, compress } from './compress.ts';
import { type ConvertOptions, convert } from './convert.ts';
import { eachImage } from './each-image.ts';
import { estimateCompression } from './estimate.ts';
import { FORMATS, type OutputFormat } from './formats.ts';

const COMPRESS: CompressOptions = {
  format: 'jpeg',
  quality: 85,
  stripMetadata: true,
  progressive: true,
  optimise: true,
};
const CONVERT: ConvertOptions = {
  format: 'png',
  preserveTransparency: true,
  stripMetadata: false,
  progressive: true,
  optimise: true,
};
const SHARP_FORMATS = ['jpeg', 'png', 'webp', 'gif', 'tiff'] as const;
const XMP =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></x:xmpmeta>';

/** 60 x 40 pixels: red on the left, clear on the right, half clear between. */
function seeThrough(): Promise<Buffer> {
  const data = new Uint8Array(60 * 40 * 4);
  for (let i = 0; i < 60 * 40; i++) {
    const x = i % 60;
    data.set([200, 30, 40, x < 25 ? 255 : x < 35 ? 128 : 0], 4 * i);
  }
  return sharp(data, { raw: { width: 60, height: 40, channels: 4 } })
    .png()
    .toBuffer();
}

/** A JPEG that lies on its side, and says whose it is. */
function withMetadata(): Promise<Buffer> {
  return sharp({ create: { width: 60, height: 40, channels: 3, background: '#208040' } })
    .withExif({ IFD0: { Copyright: 'the owner' } })
    .withXmp(XMP)
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

/** RGBA 0..255 at a pixel of a file. */
async function pixel(file: Uint8Array, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(file).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = 4 * (y * info.width + x);
  return [...data.subarray(at, at + 4)];
}

/** Of values 0..255. */
function meanDifference(a: Uint8Array, b: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.abs(a[i]! - b[i]!);
  return sum / a.length;
}

describe('compress', () => {
  test.each(['jpeg', 'png', 'webp'] as const)('writes %s of the same size in pixels', async (format) => {
    const made = await compress(photo('product-bag-tote.png'), { ...COMPRESS, format });
    const { width, height, format: written } = await sharp(made.bytes).metadata();
    expect([width, height, written]).toEqual([1000, 875, format]);
    expect([made.width, made.height, made.quality]).toEqual([1000, 875, 85]);
    expect(made.bytes.length).toBeLessThan(made.originalBytes);
  });

  test.each([
    ['jpeg', 60],
    ['webp', 60],
    ['png', 120],
  ] as const)('finds the best %s of at most %i KB', async (format, kilobytes) => {
    const targetBytes = kilobytes * 1024;
    const file = photo('product-bag-tote.png');
    const made = await compress(file, { ...COMPRESS, format, targetBytes });
    expect(made.targetMet).toBe(true);
    expect(made.bytes.length).toBeLessThanOrEqual(targetBytes);
    if (made.quality === 95) return;
    const better = await compress(file, { ...COMPRESS, format, quality: made.quality + 1 });
    expect(better.bytes.length).toBeGreaterThan(targetBytes);
  });

  test('gives the smallest file when the target is out of reach, and says so', async () => {
    const made = await compress(photo('person-half-denim.jpg'), { ...COMPRESS, targetBytes: 10 * 1024 });
    expect([made.targetMet, made.quality]).toEqual([false, 10]);
  });

  test('lays transparency on white in JPEGs', async () => {
    const { bytes } = await compress(await seeThrough(), COMPRESS);
    expect(Math.min(...(await pixel(bytes, 50, 20)))).toBeGreaterThan(250);
  });

  test('resizes by percent and within sides, upright and with its proportions', async () => {
    const sizeOf = async (resize: NonNullable<CompressOptions['resize']>) => {
      const { bytes, width, height } = await compress(await withMetadata(), { ...COMPRESS, resize });
      expect(await sharp(bytes).metadata()).toMatchObject({ width, height });
      return [width, height];
    };
    expect(await sizeOf({ percent: 50 })).toEqual([20, 30]);
    expect(await sizeOf({ width: 80 })).toEqual([80, 120]);
    expect(await sizeOf({ width: 30, height: 30 })).toEqual([20, 30]);
    await expect(sizeOf({ width: 16_000 })).rejects.toBeInstanceOf(PictureRefused);
    const estimate = await estimateCompression(await withMetadata(), {
      ...COMPRESS,
      resize: { percent: 50 },
    });
    expect(estimate).toMatchObject({ width: 20, height: 30 });
  });

  test('strips metadata and keeps the picture upright', async () => {
    const made = await compress(await withMetadata(), COMPRESS);
    const { exif, xmp, orientation, width, height } = await sharp(made.bytes).metadata();
    expect([exif, xmp, orientation, width, height]).toEqual([undefined, undefined, undefined, 40, 60]);
    expect(made.metadataStripped).toBe(true);
  });

  test('keeps metadata where asked to, the orientation being upright now', async () => {
    const made = await compress(await withMetadata(), { ...COMPRESS, stripMetadata: false });
    const { exif, orientation, width, height } = await sharp(made.bytes).metadata();
    expect(exif?.includes('the owner')).toBe(true);
    expect([orientation, width, height]).toEqual([1, 40, 60]);
  });

  test('keeps the colours of palettes', async () => {
    const palette = await sharp(await seeThrough())
      .png({ palette: true, colours: 16 })
      .toBuffer();
    const { bytes } = await compress(palette, { ...COMPRESS, format: 'png' });
    const [red = 0, green = 0, blue = 0, alpha] = await pixel(bytes, 5, 5);
    expect(Math.hypot(red - 200, green - 30, blue - 40)).toBeLessThan(3);
    expect([alpha, (await pixel(bytes, 50, 5))[3]]).toEqual([255, 0]);
  });

  test('keeps every colour of PNGs from quality 90 on', async () => {
    const file = photo('product-cap-red-front.png');
    const { bytes } = await compress(file, { ...COMPRESS, format: 'png', quality: 95 });
    const [before, after] = await Promise.all(
      [file, bytes].map((one) => sharp(one).ensureAlpha().raw().toBuffer()),
    );
    expect(before && after && Buffer.compare(before, after)).toBe(0);
  });
});

describe('the estimate', () => {
  test.each([
    ['jpeg', 85],
    ['jpeg', 40],
    ['webp', 80],
    ['png', 80],
  ] as const)('of a large picture as %s at %i is within a tenth', async (format, quality) => {
    const large = await sharp(photo('person-half-denim.jpg')).resize(1600).jpeg({ quality: 92 }).toBuffer();
    const options = { ...COMPRESS, format, quality };
    const { estimatedBytes, originalBytes } = await estimateCompression(large, options);
    const { bytes } = await compress(large, options);
    expect(estimatedBytes / bytes.length).toBeGreaterThan(0.9);
    expect(estimatedBytes / bytes.length).toBeLessThan(1.1);
    expect(originalBytes).toBe(large.length);
  });
});

describe('convert', () => {
  test.each(SHARP_FORMATS)('writes %s that hold the same picture', async (format) => {
    const made = await convert(photo('product-mug.jpg'), { ...CONVERT, format });
    const read = await sharp(made.bytes).metadata();
    expect([read.format, read.width, read.height, made.sourceFormat]).toEqual([format, 700, 700, 'jpeg']);
    const [wanted, found] = await Promise.all(
      [photo('product-mug.jpg'), made.bytes].map((file) => sharp(file).removeAlpha().raw().toBuffer()),
    );
    expect(meanDifference(wanted!, found!)).toBeLessThan(format === 'gif' ? 5 : 1.5);
  });

  test('writes BMP: bottom row first, blue first, rows of whole words', async () => {
    const rows = Uint8Array.from([255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 8, 7, 1, 2, 3, 4, 5, 6]);
    const png = await sharp(rows, { raw: { width: 3, height: 2, channels: 3 } })
      .png()
      .toBuffer();
    const { bytes } = await convert(png, { ...CONVERT, format: 'bmp' });
    const file = Buffer.from(bytes);
    expect(file.toString('latin1', 0, 2)).toBe('BM');
    expect([file.readUInt32LE(2), file.readUInt32LE(10)]).toEqual([78, 54]);
    expect([file.readInt32LE(18), file.readInt32LE(22), file.readUInt16LE(28)]).toEqual([3, 2, 24]);
    expect([...file.subarray(54)]).toEqual([
      ...[7, 8, 9, 3, 2, 1, 6, 5, 4, 0, 0, 0],
      ...[0, 0, 255, 0, 255, 0, 255, 0, 0, 0, 0, 0],
    ]);
  });

  test.each(['png', 'webp', 'tiff', 'gif'] as const)('keeps transparency in %s', async (format) => {
    const made = await convert(await seeThrough(), { ...CONVERT, format });
    expect(made.transparencyPreserved).toBe(true);
    expect((await pixel(made.bytes, 50, 20))[3]).toBe(0);
    expect((await pixel(made.bytes, 5, 20))[3]).toBe(255);
    expect(made.warnings).toEqual(
      format === 'gif' ? ['GIF has no half-transparent pixels; soft edges became hard.'] : [],
    );
  });

  test.each(['jpeg', 'bmp'] as const)('lays transparency on white in %s, and says so', async (format) => {
    const made = await convert(await seeThrough(), { ...CONVERT, format });
    expect(made.transparencyPreserved).toBe(false);
    expect(made.warnings).toEqual([`${format.toUpperCase()} has no transparency; the background is white.`]);
    const corner = format === 'bmp' ? [...made.bytes.subarray(-3)] : await pixel(made.bytes, 58, 1);
    expect(Math.min(...corner)).toBeGreaterThan(250);
  });

  test('lays transparency on white where it is not wanted', async () => {
    const made = await convert(await seeThrough(), { ...CONVERT, preserveTransparency: false });
    expect(made.transparencyPreserved).toBe(false);
    expect(await pixel(made.bytes, 50, 20)).toEqual([255, 255, 255, 255]);
  });

  test('resizes what keeps its metadata, and what has holes', async () => {
    const kept = await convert(await withMetadata(), { ...CONVERT, resize: { width: 20 } });
    expect(await sharp(kept.bytes).metadata()).toMatchObject({
      width: 20,
      height: 30,
      exif: expect.anything(),
    });
    const holes = await convert(await seeThrough(), { ...CONVERT, resize: { percent: 50 } });
    expect(await pixel(holes.bytes, 2, 10)).toEqual([200, 30, 40, 255]);
    expect((await pixel(holes.bytes, 28, 10))[3]).toBe(0);
  });

  test.each(Object.keys(FORMATS))('tells the truth about metadata in %s', async (name) => {
    const format = name as OutputFormat;
    const made = await convert(await withMetadata(), { ...CONVERT, format });
    if (format === 'bmp') {
      expect(made.metadataPreserved).toBe(false);
      return;
    }
    const { exif, xmp } = await sharp(made.bytes).metadata();
    expect(made.metadataPreserved).toBe(exif !== undefined && xmp !== undefined);
    expect(made.warnings).toHaveLength(made.metadataPreserved ? 0 : 1);
  });

  test.each(['jpeg', 'png', 'webp'] as const)('carries metadata over to %s', async (format) => {
    const made = await convert(await withMetadata(), { ...CONVERT, format });
    const { exif, width, height } = await sharp(made.bytes).metadata();
    expect([made.metadataPreserved, exif?.includes('the owner')]).toEqual([true, true]);
    expect([width, height]).toEqual([40, 60]);
  });

  test('strips metadata where asked to', async () => {
    const made = await convert(await withMetadata(), { ...CONVERT, stripMetadata: true });
    const { exif, xmp } = await sharp(made.bytes).metadata();
    expect([exif, xmp, made.metadataPreserved]).toEqual([undefined, undefined, false]);
  });

  test('turns CMYK and 16 bits into 8-bit sRGB', async () => {
    for (const name of ['fmt-cmyk-plain.jpg', 'fmt-png-16bit.png']) {
      const { bytes } = await convert(photo(name), CONVERT);
      const { space, depth, channels } = await sharp(bytes).metadata();
      expect([space, depth, channels]).toEqual(['srgb', 'uchar', 3]);
    }
  });

  test('refuses what is no picture', async () => {
    await expect(convert(Buffer.from('no picture'), CONVERT)).rejects.toBeInstanceOf(UndecodableImage);
  });
});

test('a batch goes on after a file that is no picture', async () => {
  const files = [await seeThrough(), Buffer.from('no picture'), await withMetadata()];
  const items = await eachImage(files, (file) => compress(file, COMPRESS));
  expect(items.map((item) => 'result' in item)).toEqual([true, false, true]);
});

describe('the best file within a size', () => {
  const write = (quality: number) => Promise.resolve(new Uint8Array(quality * 10));

  test('is found for every size there is', async () => {
    const random = randomStream(3);
    for (let i = 0; i < 50; i++) {
      const quality = 10 + Math.floor(86 * random());
      expect((await bestWithin(quality * 10 + 5, 10, 95, write)).quality).toBe(quality);
    }
  });

  test('is the smallest one when none fits', async () => {
    expect(await bestWithin(5, 10, 95, write)).toMatchObject({ quality: 10, fits: false });
  });
});
