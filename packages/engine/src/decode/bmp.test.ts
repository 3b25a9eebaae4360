import { describe, expect, test } from 'vitest';
import { photo } from '../../../../test/support/photos.ts';
import { encodeBmp } from '../encode/bmp.ts';
import { decode } from './decode.ts';
import { probe } from './probe.ts';
import { UndecodableImage } from './undecodable.ts';

interface Drawn {
  width: number;
  height: number;
  bits: number;
  compression?: number;
  /** Red, green, blue, alpha. */
  masks?: number[];
  palette?: number[];
  /** As in the file, rows from the bottom, already filled up to whole words. */
  rows: number[];
}

/** A BMP with a 40-byte header, masks and palette behind it. */
function bmpOf({ width, height, bits, compression = 0, masks = [], palette = [], rows }: Drawn): Buffer {
  const head = Buffer.alloc(54 + 4 * masks.length);
  head.write('BM', 'latin1');
  head.writeUInt32LE(head.length + palette.length, 10);
  head.writeUInt32LE(40, 14);
  head.writeInt32LE(width, 18);
  head.writeInt32LE(height, 22);
  head.writeUInt16LE(1, 26);
  head.writeUInt16LE(bits, 28);
  head.writeUInt32LE(compression, 30);
  head.writeUInt32LE(palette.length / 4, 46);
  for (const [index, mask] of masks.entries()) head.writeUInt32LE(mask, 54 + 4 * index);
  return Buffer.concat([head, Buffer.from(palette), Buffer.from(rows)]);
}

async function pixels(file: Uint8Array): Promise<number[]> {
  return [...(await decode(file)).data];
}

describe('a BMP', () => {
  test('of 24 bits is what was written', async () => {
    const data = Uint8Array.from({ length: 5 * 3 * 3 }, (_, i) => (i * 37) % 256);
    const file = encodeBmp({ width: 5, height: 3, channels: 3, data });
    expect(await pixels(file)).toEqual([...data]);
    expect(await probe(file)).toEqual({ format: 'bmp', width: 5, height: 3, hasAlpha: false });
  });

  test('of 32 bits with alpha keeps it', async () => {
    const { width, height, channels, data } = await decode(photo('fmt-bmp.bmp'));
    expect([width, height, channels]).toEqual([127, 64, 4]);
    expect(new Set(data.filter((_, i) => i % 4 === 3)).size).toBeGreaterThan(1);
  });

  test('of 32 bits whose alpha is empty is opaque', async () => {
    const masks = [0xff0000, 0xff00, 0xff, 0xff000000];
    const file = bmpOf({ width: 1, height: 1, bits: 32, compression: 6, masks, rows: [3, 2, 1, 0] });
    expect(await pixels(file)).toEqual([1, 2, 3]);
  });

  test('of 16 bits spreads five bits over the whole range', async () => {
    const file = bmpOf({ width: 2, height: 1, bits: 16, rows: [0x1f, 0x7c, 0xe0, 0x03] });
    expect(await pixels(file)).toEqual([255, 0, 255, 0, 255, 0]);
  });

  test.each([
    [1, [0b01000000, 0, 0, 0]],
    [4, [0x01, 0, 0, 0]],
    [8, [0, 1, 0, 0]],
  ])('of %i bits takes colours from its palette', async (bits, rows) => {
    const palette = [10, 20, 30, 0, 40, 50, 60, 0];
    expect(await pixels(bmpOf({ width: 2, height: 1, bits, palette, rows }))).toEqual([
      30, 20, 10, 60, 50, 40,
    ]);
  });

  test('with a negative height starts at the top', async () => {
    const rows = [1, 1, 1, 0, 2, 2, 2, 0];
    expect(await pixels(bmpOf({ width: 1, height: -2, bits: 24, rows }))).toEqual([1, 1, 1, 2, 2, 2]);
  });
});

describe('refused is', () => {
  const rows = [0, 0, 0, 0];
  test.each([
    ['a compressed one', { width: 1, height: 1, bits: 8, compression: 1, rows }, 'unsupported'],
    ['one of odd depth', { width: 1, height: 1, bits: 7, rows }, 'damaged'],
    ['one without a width', { width: 0, height: 1, bits: 24, rows }, 'damaged'],
    ['one that ends early', { width: 9, height: 9, bits: 24, rows }, 'damaged'],
    ['one that claims too much', { width: 60_000, height: 60_000, bits: 24, rows }, 'too_many_pixels'],
  ])('%s', async (_, drawn, reason) => {
    const refused = await decode(bmpOf(drawn)).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(UndecodableImage);
    expect(refused).toMatchObject({ reason });
  });
});
