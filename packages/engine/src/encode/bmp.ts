import type { Rgb } from '@atelier/pixels/raster';

/** BITMAPFILEHEADER and BITMAPINFOHEADER (Microsoft, "Bitmap Storage"). */
const FILE_HEADER_BYTES = 14;
const INFO_HEADER_BYTES = 40;
const HEADER_BYTES = FILE_HEADER_BYTES + INFO_HEADER_BYTES;
const BITS_PER_PIXEL = 24;
/** Rows are filled up to a multiple of this. */
const ROW_ALIGNMENT = 4;
/** 72 dpi, which is what viewers assume. */
const PIXELS_PER_METRE = 2835;

/** Writes an uncompressed 24-bit BMP: rows from the bottom up, blue first. */
export function encodeBmp({ width, height, data }: Rgb): Uint8Array {
  const stride = Math.ceil((3 * width) / ROW_ALIGNMENT) * ROW_ALIGNMENT;
  const file = Buffer.alloc(HEADER_BYTES + stride * height);
  writeHeaders(file, width, height);
  for (let y = 0; y < height; y++) {
    let to = HEADER_BYTES + (height - 1 - y) * stride;
    for (let from = 3 * y * width; from < 3 * (y + 1) * width; from += 3, to += 3) {
      file[to] = data[from + 2]!;
      file[to + 1] = data[from + 1]!;
      file[to + 2] = data[from]!;
    }
  }
  return file;
}

function writeHeaders(file: Buffer, width: number, height: number): void {
  file.write('BM', 0, 'latin1');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(HEADER_BYTES, 10);
  file.writeUInt32LE(INFO_HEADER_BYTES, FILE_HEADER_BYTES);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(BITS_PER_PIXEL, 28);
  file.writeUInt32LE(file.length - HEADER_BYTES, 34);
  file.writeInt32LE(PIXELS_PER_METRE, 38);
  file.writeInt32LE(PIXELS_PER_METRE, 42);
}
