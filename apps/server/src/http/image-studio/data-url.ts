import type { JobPicture } from '../../studio-jobs/job.ts';

/** A picture as most answers carry it. */
export function dataUrl({ mime }: Pick<JobPicture, 'mime'>, bytes: Uint8Array | undefined): string {
  if (bytes === undefined) throw new Error('a picture has no bytes');
  return `data:${mime};base64,${base64(bytes)}`;
}

export function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
