import type { Mime } from './operation.ts';

/** What the first bytes of a picture say of it. */
export interface PictureHeader {
  mime: Mime;
  width: number;
  height: number;
  alpha: boolean;
}

/**
 * Reads type, size and transparency from a PNG, JPEG or WebP without decoding it; null for anything else. JPEG sizes are those
 * of the stored pixels, before any EXIF turn.
 */
export function readPictureHeader(bytes: Uint8Array): PictureHeader | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header = pngHeader(view) ?? jpegHeader(view) ?? webpHeader(view);
  return header !== null && header.width > 0 && header.height > 0 ? header : null;
}

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Signature, chunk length and type, and IHDR's 13 bytes (PNG specification, section 11.2.1). */
const PNG_HEADER_BYTES = 29;
/** Of the colour types, grey and RGB with alpha have bit 2 set. */
const PNG_ALPHA_BIT = 4;

function pngHeader(view: Buffer): PictureHeader | null {
  if (view.length < PNG_HEADER_BYTES || !view.subarray(0, 8).equals(PNG_SIGNATURE)) return null;
  if (view.toString('latin1', 12, 16) !== 'IHDR') return null;
  const hasAlphaChannel = ((view[25] ?? 0) & PNG_ALPHA_BIT) !== 0;
  return {
    mime: 'image/png',
    width: view.readUInt32BE(16),
    height: view.readUInt32BE(20),
    alpha: hasAlphaChannel || hasChunkBeforePixels(view, 'tRNS'),
  };
}

function hasChunkBeforePixels(view: Buffer, wanted: string): boolean {
  const CHUNK_OVERHEAD_BYTES = 12;
  let at = 8;
  while (at + 8 <= view.length) {
    const type = view.toString('latin1', at + 4, at + 8);
    if (type === wanted) return true;
    if (type === 'IDAT' || type === 'IEND') return false;
    at += view.readUInt32BE(at) + CHUNK_OVERHEAD_BYTES;
  }
  return false;
}

/** Start-of-frame markers, which hold the size: 0xC0..0xCF without DHT, JPG and DAC (ITU T.81, table B.1). */
function isStartOfFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function jpegHeader(view: Buffer): PictureHeader | null {
  if (view.length < 4 || view.readUInt16BE(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 9 <= view.length) {
    if (view[at] !== 0xff) return null;
    const marker = view[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (isStartOfFrame(marker))
      return {
        mime: 'image/jpeg',
        width: view.readUInt16BE(at + 7),
        height: view.readUInt16BE(at + 5),
        alpha: false,
      };
    else at += 2 + view.readUInt16BE(at + 2);
  }
  return null;
}

/** Three kinds of first chunk (RFC 9649, sections 2.5 to 2.7). */
function webpHeader(view: Buffer): PictureHeader | null {
  if (view.length < 30 || view.toString('latin1', 0, 4) !== 'RIFF') return null;
  if (view.toString('latin1', 8, 12) !== 'WEBP') return null;
  const mime = 'image/webp';
  switch (view.toString('latin1', 12, 16)) {
    case 'VP8X':
      return {
        mime,
        width: view.readUIntLE(24, 3) + 1,
        height: view.readUIntLE(27, 3) + 1,
        alpha: ((view[20] ?? 0) & 0x10) !== 0,
      };
    case 'VP8L': {
      const bits = view.readUInt32LE(21);
      return {
        mime,
        width: (bits & 0x3fff) + 1,
        height: ((bits >>> 14) & 0x3fff) + 1,
        alpha: ((bits >>> 28) & 1) === 1,
      };
    }
    case 'VP8 ':
      return {
        mime,
        width: view.readUInt16LE(26) & 0x3fff,
        height: view.readUInt16LE(28) & 0x3fff,
        alpha: false,
      };
    default:
      return null;
  }
}
