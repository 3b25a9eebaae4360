import { pictureTexts as texts } from '../texts/en/pictures.ts';

/** A picture of the user that is in this browser and not yet sent. */
export interface PictureFile {
  id: string;
  name: string;
  blob: Blob;
  /** Pixels; 0 when this browser cannot decode the format, although the server can. */
  width: number;
  height: number;
}

/** Formats that the server decodes (spec: image-studio-api.md section 1.4). */
const TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif', 'image/tiff', 'image/bmp'];
export const ACCEPTED_TYPES = TYPES.join(',');
const MAX_PIXELS = 64_000_000;
const MAX_SIDE = 16_384;
const ID_BYTES = 12;

/** A file that cannot be used, and the sentence that says why. */
export class UnusablePicture extends Error {
  override readonly name = 'UnusablePicture';
}

/**
 * Looks at a file before it is sent: type, size in bytes, size in pixels.
 * @throws UnusablePicture
 */
export async function readPicture(file: Blob, name: string, maxBytes: number): Promise<PictureFile> {
  if (!TYPES.includes(file.type)) throw new UnusablePicture(texts.wrongType(name));
  if (file.size === 0) throw new UnusablePicture(texts.isEmpty(name));
  if (file.size > maxBytes) throw new UnusablePicture(texts.tooLarge(name, file.size, maxBytes));
  const { width, height } = await sizeOf(file, name);
  if (width * height > MAX_PIXELS || Math.max(width, height) > MAX_SIDE)
    throw new UnusablePicture(texts.tooManyPixels(name, width, height));
  return { id: drawId(), name, blob: file, width, height };
}

async function sizeOf(file: Blob, name: string): Promise<{ width: number; height: number }> {
  try {
    const bitmap = await createImageBitmap(file);
    const { width, height } = bitmap;
    bitmap.close();
    return { width, height };
  } catch {
    // Browsers do not know TIFF.
    if (file.type === 'image/tiff') return { width: 0, height: 0 };
    throw new UnusablePicture(texts.undecodable(name));
  }
}

/** `crypto.randomUUID` is missing on plain HTTP addresses, where people on their own network use the studio. */
function drawId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(ID_BYTES)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

/** The bytes as the JSON APIs take them: `data:image/png;base64,...`. */
export function toDataUrl(blob: Blob): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const reader = new FileReader();
  reader.onload = () => resolve(String(reader.result));
  reader.onerror = () => reject(reader.error ?? new Error('the file could not be read'));
  reader.readAsDataURL(blob);
  return promise;
}

const KIB = 1024;

/** `812 KB`, `3.4 MB`. */
export function showBytes(bytes: number): string {
  if (bytes < KIB * KIB) return `${Math.max(1, Math.round(bytes / KIB))} KB`;
  return `${(bytes / KIB / KIB).toFixed(1)} MB`;
}
