import { damaged, UndecodableImage } from './undecodable.ts';

/** How the pixels of a BMP lie in its file (Microsoft, "Bitmap Storage": BITMAPINFOHEADER to BITMAPV5HEADER). */
export interface BmpLayout {
  readonly width: number;
  readonly height: number;
  /** Rows come from the top; as a rule they come from the bottom. */
  readonly isTopDown: boolean;
  readonly bitsPerPixel: number;
  /** Where the first row starts; each takes `stride` bytes. */
  readonly pixelsAt: number;
  readonly stride: number;
  /** Of up to 8 bits a pixel: where its colours are, blue first, 3 or 4 bytes each. */
  readonly palette: { readonly at: number; readonly colours: number; readonly entryBytes: number };
  /** Of more: the bits of red, green, blue and alpha; 0 = none. */
  readonly masks: readonly [red: number, green: number, blue: number, alpha: number];
}

const FILE_HEADER_BYTES = 14;
/** OS/2 1.x; its sizes have 16 bits and its palette has 3 bytes a colour. */
const CORE_HEADER_BYTES = 12;
const INFO_HEADER_BYTES = 40;
/** From this header on there are masks inside, and from the next one alpha. */
const MASKS_HEADER_BYTES = 52;
const ALPHA_HEADER_BYTES = 56;
const LONGEST_HEADER_BYTES = 124;
const MASKS_AT = FILE_HEADER_BYTES + INFO_HEADER_BYTES;

const COMPRESSION = { none: 0, masks: 3, alphaMasks: 6 } as const;
const DEPTHS = [1, 4, 8, 16, 24, 32];
const MOST_PALETTE_BITS = 8;
/** Without masks 16 bits are five a channel. */
const FIVE_BITS = [0x7c00, 0x03e0, 0x001f, 0] as const;
const EIGHT_BITS = [0xff0000, 0x00ff00, 0x0000ff, 0] as const;

/**
 * Reads where everything is in a BMP, and that the file is long enough for it.
 * @throws UndecodableImage for damaged files and for compressed ones
 */
export function readBmpLayout(bytes: Uint8Array): BmpLayout {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < FILE_HEADER_BYTES + CORE_HEADER_BYTES) throw damaged();
  const headerBytes = file.readUInt32LE(FILE_HEADER_BYTES);
  const isCore = headerBytes === CORE_HEADER_BYTES;
  if (!isCore && (headerBytes < INFO_HEADER_BYTES || headerBytes > LONGEST_HEADER_BYTES)) throw damaged();
  if (file.length < FILE_HEADER_BYTES + headerBytes) throw damaged();
  const width = isCore ? file.readUInt16LE(18) : file.readInt32LE(18);
  const signedHeight = isCore ? file.readUInt16LE(20) : file.readInt32LE(22);
  const bitsPerPixel = file.readUInt16LE(isCore ? 24 : 28);
  const compression = isCore ? COMPRESSION.none : file.readUInt32LE(30);
  if (width < 1 || signedHeight === 0 || !DEPTHS.includes(bitsPerPixel)) throw damaged();
  const masks = masksOf(file, headerBytes, bitsPerPixel, compression);
  return {
    width,
    height: Math.abs(signedHeight),
    isTopDown: signedHeight < 0,
    bitsPerPixel,
    pixelsAt: file.readUInt32LE(10),
    // Rows are filled up to whole words of 32 bits.
    stride: Math.ceil((width * bitsPerPixel) / 32) * 4,
    palette: paletteOf(file, headerBytes, bitsPerPixel),
    masks,
  };
}

/** Throws unless all rows are in the file: asked after its size was found to be acceptable. */
export function checkBmpIsWhole(bytes: Uint8Array, { pixelsAt, stride, height }: BmpLayout): void {
  if (pixelsAt < FILE_HEADER_BYTES || pixelsAt + stride * height > bytes.length) throw damaged();
}

function paletteOf(file: Buffer, headerBytes: number, bitsPerPixel: number): BmpLayout['palette'] {
  const at = FILE_HEADER_BYTES + headerBytes;
  if (bitsPerPixel > MOST_PALETTE_BITS) return { at, colours: 0, entryBytes: 0 };
  const entryBytes = headerBytes === CORE_HEADER_BYTES ? 3 : 4;
  const said = headerBytes === CORE_HEADER_BYTES ? 0 : file.readUInt32LE(46);
  const most = 2 ** bitsPerPixel;
  const colours = said === 0 ? most : Math.min(said, most);
  if (at + colours * entryBytes > file.length) throw damaged();
  return { at, colours, entryBytes };
}

function masksOf(
  file: Buffer,
  headerBytes: number,
  bitsPerPixel: number,
  compression: number,
): BmpLayout['masks'] {
  if (compression === COMPRESSION.none) return bitsPerPixel === 16 ? FIVE_BITS : EIGHT_BITS;
  const hasMasks = compression === COMPRESSION.masks || compression === COMPRESSION.alphaMasks;
  if (!hasMasks || (bitsPerPixel !== 16 && bitsPerPixel !== 32)) {
    throw new UndecodableImage('unsupported', 'Compressed BMP files are not supported; send PNG or JPEG.');
  }
  const hasAlpha = headerBytes >= ALPHA_HEADER_BYTES || compression === COMPRESSION.alphaMasks;
  if (file.length < MASKS_HEADER_BYTES + FILE_HEADER_BYTES + (hasAlpha ? 4 : 0)) throw damaged();
  const mask = (index: number) => file.readUInt32LE(MASKS_AT + 4 * index);
  return [mask(0), mask(1), mask(2), hasAlpha ? mask(3) : 0];
}
