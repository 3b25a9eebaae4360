const END_RECORD = 0x06054b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;

/**
 * The files of an archive whose files are stored as they are, read by its central directory (APPNOTE.TXT 4.3.12 and
 * 4.3.16): name and bytes.
 */
export function zipEntries(archive: Buffer): [string, Buffer][] {
  const end = archive.length - END_BYTES;
  if (archive.readUInt32LE(end) !== END_RECORD) throw new Error('The archive has no end record.');
  let at = archive.readUInt32LE(end + 16);
  return Array.from({ length: archive.readUInt16LE(end + 10) }, () => {
    const [size, nameBytes] = [archive.readUInt32LE(at + 20), archive.readUInt16LE(at + 28)];
    const name = archive.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes);
    const local = archive.readUInt32LE(at + 42);
    const start = local + LOCAL_BYTES + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    at += ENTRY_BYTES + nameBytes + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
    return [name, archive.subarray(start, start + size)];
  });
}
