/** A file of an archive. */
export interface ZipEntry {
  name: string;
  blob: Blob;
}

// Signatures and sizes of records: PKWARE APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const LOCAL_BYTES = 30;
const CENTRAL_BYTES = 46;
const END_BYTES = 22;
const VERSION = 20;
/** General purpose bit 11: names are UTF-8. */
const UTF8_NAMES = 0x0800;
/** 1 January 1980, the first day that the format knows: archives of the same files are the same. */
const FIRST_DAY = 0x21;

interface Placed {
  name: Uint8Array<ArrayBuffer>;
  blob: Blob;
  crc: number;
  offset: number;
}

/**
 * Packs files into one, as they are: pictures are compressed already. For archives below 4 GiB.
 * @example saveBlob(await zip([{ name: 'mug.png', blob }]), 'pictures.zip');
 */
export async function zip(entries: readonly ZipEntry[]): Promise<Blob> {
  const parts: BlobPart[] = [];
  const placed: Placed[] = [];
  let offset = 0;
  for (const { name: text, blob } of entries) {
    const name = new TextEncoder().encode(text);
    const entry: Placed = { name, blob, crc: crc32(new Uint8Array(await blob.arrayBuffer())), offset };
    parts.push(localHeader(entry), name, blob);
    placed.push(entry);
    offset += LOCAL_BYTES + name.length + blob.size;
  }
  let directoryBytes = 0;
  for (const entry of placed) {
    parts.push(centralHeader(entry), entry.name);
    directoryBytes += CENTRAL_BYTES + entry.name.length;
  }
  parts.push(endRecord(placed.length, directoryBytes, offset));
  return new Blob(parts, { type: 'application/zip' });
}

function localHeader(entry: Placed): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(LOCAL_BYTES));
  view.setUint32(0, LOCAL, true);
  writeFacts(view, 4, entry);
  return view.buffer;
}

function centralHeader(entry: Placed): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(CENTRAL_BYTES));
  view.setUint32(0, CENTRAL, true);
  view.setUint16(4, VERSION, true);
  writeFacts(view, 6, entry);
  view.setUint32(42, entry.offset, true);
  return view.buffer;
}

/** The fields that both headers have, from the version needed on; the method is 0, stored. */
function writeFacts(view: DataView, at: number, { name, blob, crc }: Placed): void {
  view.setUint16(at, VERSION, true);
  view.setUint16(at + 2, UTF8_NAMES, true);
  view.setUint16(at + 8, FIRST_DAY, true);
  view.setUint32(at + 10, crc, true);
  view.setUint32(at + 14, blob.size, true);
  view.setUint32(at + 18, blob.size, true);
  view.setUint16(at + 22, name.length, true);
}

function endRecord(count: number, directoryBytes: number, directoryAt: number): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(END_BYTES));
  view.setUint32(0, END, true);
  view.setUint16(8, count, true);
  view.setUint16(10, count, true);
  view.setUint32(12, directoryBytes, true);
  view.setUint32(16, directoryAt, true);
  return view.buffer;
}

/** Reversed polynomial of CRC-32 (ISO 3309). */
const POLYNOMIAL = 0xedb88320;
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ POLYNOMIAL : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (TABLE[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}
