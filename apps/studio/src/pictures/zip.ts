import { downloadZip } from 'client-zip';
import { pictureTexts as texts } from '../texts/en/pictures.ts';
import { showToast } from '../ui/toasts.ts';
import { saveBlob } from './picture-actions.ts';

/** A file of an archive. */
export interface ZipEntry {
  name: string;
  blob: Blob;
}

/** A result, as it lies on the server. */
export interface ZipPicture {
  url: string;
  /** Without an extension, which the file's own type gives. */
  name: string;
}

/** Saves several results as one archive under their names; says so when they cannot be fetched. */
export async function downloadAll(pictures: readonly ZipPicture[], archive: string): Promise<void> {
  try {
    const entries = pictures.map(async ({ url, name }) => {
      const blob = await (await fetch(url)).blob();
      return { name: `${name}.${extensionOf(blob.type)}`, blob };
    });
    saveBlob(await zip(distinct(await Promise.all(entries))), archive);
  } catch {
    showToast(texts.sendFailed, { tone: 'bad' });
  }
}

function extensionOf(type: string): string {
  return type === 'image/jpeg' ? 'jpg' : type.replace('image/', '');
}

/** `mug.png` and `mug.jpg` may both have become `mug.webp`: the second is `mug 2.webp`. */
export function distinct(entries: readonly ZipEntry[]): ZipEntry[] {
  const taken = new Map<string, number>();
  return entries.map((entry) => {
    const count = (taken.get(entry.name) ?? 0) + 1;
    taken.set(entry.name, count);
    return count === 1 ? entry : { ...entry, name: entry.name.replace(/(\.[^.]+)$/, ` ${count}$1`) };
  });
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
