import type { Raster } from '@atelier/pixels/raster';
import { type BmpLayout, checkBmpIsWhole, readBmpLayout } from './bmp-header.ts';

/**
 * Decodes an uncompressed BMP of 1 to 32 bits a pixel, which libvips does not read. Files whose alpha is 0 everywhere
 * are opaque: many programs leave it empty.
 * @throws UndecodableImage
 */
export function decodeBmp(bytes: Uint8Array): Raster {
  const layout = readBmpLayout(bytes);
  checkBmpIsWhole(bytes, layout);
  const { width, height, isTopDown, bitsPerPixel, pixelsAt, stride } = layout;
  const hasAlpha = layout.masks[3] !== 0;
  const channels = hasAlpha ? 4 : 3;
  const data = new Uint8Array(width * height * channels);
  const readRow = bitsPerPixel <= 8 ? paletteRows(bytes, layout) : colourRows(bytes, layout, channels);
  for (let y = 0; y < height; y++) {
    const from = pixelsAt + (isTopDown ? y : height - 1 - y) * stride;
    readRow(from, data.subarray(y * width * channels, (y + 1) * width * channels));
  }
  const raster = { width, height, channels, data } as const;
  return hasAlpha && isEmpty(raster) ? withoutAlpha(raster) : raster;
}

/** Reads a row of the file that starts at a byte into pixels. */
type RowReader = (from: number, row: Uint8Array) => void;

function paletteRows(bytes: Uint8Array, { bitsPerPixel, palette }: BmpLayout): RowReader {
  const perByte = 8 / bitsPerPixel;
  const mask = 2 ** bitsPerPixel - 1;
  return (from, row) => {
    for (let x = 0; 3 * x < row.length; x++) {
      const byte = bytes[from + Math.floor(x / perByte)]!;
      const shift = 8 - bitsPerPixel * ((x % perByte) + 1);
      const colour = Math.min((byte >> shift) & mask, palette.colours - 1);
      const at = palette.at + colour * palette.entryBytes;
      row[3 * x] = bytes[at + 2]!;
      row[3 * x + 1] = bytes[at + 1]!;
      row[3 * x + 2] = bytes[at]!;
    }
  };
}

function colourRows(bytes: Uint8Array, { bitsPerPixel, masks }: BmpLayout, channels: 3 | 4): RowReader {
  const bytesPerPixel = bitsPerPixel / 8;
  const fields = masks.slice(0, channels).map(fieldOf);
  return (from, row) => {
    for (let x = 0; x * channels < row.length; x++) {
      let pixel = 0;
      for (let b = bytesPerPixel - 1; b >= 0; b--) pixel = pixel * 256 + bytes[from + x * bytesPerPixel + b]!;
      for (let c = 0; c < channels; c++) row[x * channels + c] = fields[c]!(pixel);
    }
  };
}

/** Takes the bits of a mask out of a pixel, stretched to 0..255. */
function fieldOf(mask: number): (pixel: number) => number {
  if (mask === 0) return () => 0;
  let low = 1;
  while (Math.floor(mask / low) % 2 === 0) low *= 2;
  const most = Math.floor(mask / low);
  return (pixel) => Math.round(((Math.floor(pixel / low) & most) >>> 0) * (255 / most));
}

function isEmpty({ data }: Raster): boolean {
  for (let alpha = 3; alpha < data.length; alpha += 4) if (data[alpha] !== 0) return false;
  return true;
}

function withoutAlpha({ width, height, data }: Raster): Raster {
  const colours = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) colours.set(data.subarray(4 * i, 4 * i + 3), 3 * i);
  return { width, height, channels: 3, data: colours };
}
