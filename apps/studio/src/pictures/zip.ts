import { downloadZip } from 'client-zip';

/** A file of an archive. */
export interface ZipEntry {
  name: string;
  blob: Blob;
}

/** The first day that the format knows: archives of the same files are the same. */
const FIRST_DAY = new Date(1980, 0, 1);

/**
 * Packs files into one, as they are: pictures are compressed already.
 * @example saveBlob(await zip([{ name: 'mug.png', blob }]), 'pictures.zip');
 */
export function zip(entries: readonly ZipEntry[]): Promise<Blob> {
  return downloadZip(
    entries.map(({ name, blob }) => ({ name, input: blob, lastModified: FIRST_DAY })),
  ).blob();
}
