import type { Mask } from './mask.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const CRC_POLYNOMIAL = 0xedb88320;

/**
 * Writes a mask as an opaque greyscale PNG (W3C PNG, third edition: colour type 0, 8 bits, no filters). Not by a canvas:
 * browsers write colours with transparency, and some alter pixels against tracking.
 */
export async function greyPng({ width, height, data }: Mask): Promise<Blob> {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  view.setUint8(8, 8);
  const rows = new Uint8Array((width + 1) * height);
  // Each row begins with the number of its filter: 0 = none.
  for (let y = 0; y < height; y++) rows.set(data.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  const packed = new Blob([rows]).stream().pipeThrough(new CompressionStream('deflate'));
  const body = new Uint8Array(await new Response(packed).arrayBuffer());
  const parts = [chunk('IHDR', header), chunk('IDAT', body), chunk('IEND', new Uint8Array(0))];
  return new Blob([new Uint8Array(SIGNATURE), ...parts], { type: 'image/png' });
}

/** Length, name, content, checksum of name and content. */
function chunk(name: string, content: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(content.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, content.length);
  bytes.set(new TextEncoder().encode(name), 4);
  bytes.set(content, 8);
  view.setUint32(8 + content.length, crc32(bytes.subarray(4, 8 + content.length)));
  return bytes;
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ CRC_POLYNOMIAL : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
