/** Formats that pass the gate. */
export type ImageFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif' | 'tiff' | 'bmp';

/** What the first bytes say a file is: a format we take, the name of one we know but do not take, or nothing. */
export type Sniffed = { format: ImageFormat } | { refused: string } | null;

/** How files start, in Latin-1: one character is one byte. */
const MAGIC: readonly (readonly [start: string, Sniffed])[] = [
  ['\xff\xd8\xff', { format: 'jpeg' }],
  ['\x89PNG\r\n\x1a\n', { format: 'png' }],
  ['GIF87a', { format: 'gif' }],
  ['GIF89a', { format: 'gif' }],
  ['II*\0', { format: 'tiff' }],
  ['MM\0*', { format: 'tiff' }],
  ['II+\0', { format: 'tiff' }],
  ['MM\0+', { format: 'tiff' }],
  ['BM', { format: 'bmp' }],
  ['%PDF-', { refused: 'PDF' }],
  ['8BPS', { refused: 'Photoshop' }],
  ['\0\0\x01\0', { refused: 'icon' }],
  ['\xff\x0a', { refused: 'JPEG XL' }],
  ['\0\0\0\x0cJXL ', { refused: 'JPEG XL' }],
  ['\xff\x4f\xff\x51', { refused: 'JPEG 2000' }],
  ['\0\0\0\x0cjP  ', { refused: 'JPEG 2000' }],
];
const SVG = /^(\xef\xbb\xbf)?\s*(<\?xml|<!--|<!doctype svg|<svg)/i;

const SNIFFED_BYTES = 64;
/** Offset and length of an ISO base media file's first brands (ISO/IEC 14496-12, section 4.3). */
const FIRST_BRAND = 8;
const BRAND_LENGTH = 4;
const AVIF_BRANDS = ['avif', 'avis'];
const HEIC_BRANDS = ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1'];

/** Tells the format by content; names and declared types are never asked. */
export function sniff(bytes: Uint8Array): Sniffed {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, SNIFFED_BYTES));
  const text = start.toString('latin1');
  if (text.slice(4, 8) === 'ftyp') return sniffBrands(text);
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return { format: 'webp' };
  if (SVG.test(text)) return { refused: 'SVG' };
  return MAGIC.find(([magic]) => text.startsWith(magic))?.[1] ?? null;
}

function sniffBrands(text: string): Sniffed {
  const end = Math.min(text.length, Buffer.from(text.slice(0, 4), 'latin1').readUInt32BE(0));
  const brands = [];
  for (let at = FIRST_BRAND; at + BRAND_LENGTH <= end; at += BRAND_LENGTH) {
    brands.push(text.slice(at, at + BRAND_LENGTH));
  }
  if (brands.some((brand) => AVIF_BRANDS.includes(brand))) return { format: 'avif' };
  return { refused: brands.some((brand) => HEIC_BRANDS.includes(brand)) ? 'HEIC' : 'video' };
}
