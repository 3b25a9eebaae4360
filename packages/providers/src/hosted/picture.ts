import { ProviderFailed, RESULT_LIMITS } from './job.ts';
import type { ImageOut } from './operation.ts';
import { readPictureHeader } from './picture-header.ts';

/**
 * A result from its bytes.
 * @throws ProviderFailed `bad-output` unless it is a PNG, JPEG or WebP within `RESULT_LIMITS`
 */
export function pictureFrom(bytes: Uint8Array, seed?: number): ImageOut {
  const header = readPictureHeader(bytes);
  if (header === null)
    throw badPicture('The provider sent something that is not a PNG, JPEG or WebP picture.');
  if (bytes.length > RESULT_LIMITS.maxBytes || header.width * header.height > RESULT_LIMITS.maxPixels)
    throw badPicture('The provider sent a picture that is too large.');
  return { bytes, ...header, ...(seed === undefined ? {} : { seed }) };
}

/** The same from base64, with or without `data:image/png;base64,` in front. @throws ProviderFailed `bad-output` */
export function pictureFromBase64(text: string, seed?: number): ImageOut {
  const start = text.startsWith('data:') ? text.indexOf(',') + 1 : 0;
  return pictureFrom(Buffer.from(text.slice(start), 'base64'), seed);
}

/** `data:image/png;base64,…`, as most JSON interfaces take pictures. */
export function dataUrl({ mime, bytes }: { mime: string; bytes: Uint8Array }): string {
  return `data:${mime};base64,${Buffer.from(bytes).toString('base64')}`;
}

function badPicture(message: string): ProviderFailed {
  return new ProviderFailed({ kind: 'bad-output', accepted: 'yes', charged: 'unknown', message });
}
