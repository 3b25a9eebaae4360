import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** Bytes of a text, one a character. */
export function bytesOf(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}

/** A PNG whose header claims a size that its few pixels do not fill. */
export function pngClaiming(width: number, height: number): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8); // 8 bits, RGB
  const pixels = deflateSync(Buffer.alloc(1000));
  return Buffer.concat([
    bytesOf('\x89PNG\r\n\x1a\n'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', pixels),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function pngChunk(type: string, content: Uint8Array): Uint8Array {
  const body = Buffer.concat([bytesOf(type), content]);
  return Buffer.concat([uint32(content.length), body, uint32(crc32(body))]);
}

/** A GIF whose screen claims a size. */
export function gifClaiming(width: number, height: number): Uint8Array {
  const screen = Buffer.alloc(7);
  screen.writeUInt16LE(width, 0);
  screen.writeUInt16LE(height, 2);
  screen[4] = 0x80; // a palette of two colours follows
  const palette = Buffer.from([0, 0, 0, 255, 255, 255]);
  const frame = Buffer.from(screen.subarray(0, 4));
  const descriptor = Buffer.concat([Buffer.from([0x2c, 0, 0, 0, 0]), frame, Buffer.from([0])]);
  const onePixel = Buffer.from([2, 2, 0x44, 0x01, 0]);
  return Buffer.concat([bytesOf('GIF89a'), screen, palette, descriptor, onePixel, Buffer.from([0x3b])]);
}

/** An AVIF whose size property ("ispe", ISO/IEC 23008-12, section 6.5.3) claims a square. */
export async function avifClaiming(side: number): Promise<Uint8Array> {
  const small = await sharp({ create: { width: 64, height: 64, channels: 3, background: 'teal' } })
    .avif()
    .toBuffer();
  const size = small.indexOf('ispe') + 8;
  small.writeUInt32BE(side, size);
  small.writeUInt32BE(side, size + 4);
  return small;
}

/** The start of a photo as telephones write it. */
export function heic(): Uint8Array {
  return Buffer.concat([uint32(24), bytesOf('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(100)]);
}

/** A 1 x 1 TIFF of one 32-bit floating-point sample. */
export function tiffOfFloats(): Uint8Array {
  const SHORT = 3;
  const LONG = 4;
  const pixelAt = 8;
  const entries = [
    [256, SHORT, 1], // width
    [257, SHORT, 1], // height
    [258, SHORT, 32], // bits
    [259, SHORT, 1], // not compressed
    [262, SHORT, 1], // black is zero
    [273, LONG, pixelAt],
    [277, SHORT, 1], // samples
    [278, SHORT, 1], // rows a strip
    [279, LONG, 4], // bytes of the strip
    [339, SHORT, 3], // floating point
  ] as const;
  const file = Buffer.alloc(pixelAt + 4 + 2 + entries.length * 12 + 4);
  file.write('II*\0', 'latin1');
  file.writeUInt32LE(pixelAt + 4, 4);
  file.writeFloatLE(0.5, pixelAt);
  let at = file.writeUInt16LE(entries.length, pixelAt + 4);
  for (const [tag, type, value] of entries) {
    at = file.writeUInt16LE(tag, at);
    at = file.writeUInt16LE(type, at);
    at = file.writeUInt32LE(1, at);
    at = file.writeUInt32LE(value, at);
  }
  return file;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
