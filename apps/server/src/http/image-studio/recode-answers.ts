import { z } from 'zod';
import type { JobPicture, StudioJob } from '../../studio-jobs/job.ts';
import { dataUrl } from './data-url.ts';

type Answer = Record<string, unknown>;

const KB = 1024;
const kilobytes = (bytes: number) => Number((bytes / KB).toFixed(2));
const percentSaved = (from: number, to: number) => Number((100 * (1 - to / from)).toFixed(2));

const COMPRESSED = z.object({
  format: z.string(),
  quality_used: z.int(),
  original_bytes: z.int(),
  metadata_stripped: z.boolean(),
  target_met: z.boolean().optional(),
});
const ESTIMATED = z.object({
  format: z.string(),
  original_bytes: z.int(),
  estimated_bytes: z.int(),
});
const CONVERTED = z.object({
  original_format: z.string(),
  target_format: z.string(),
  original_bytes: z.int(),
  transparency_preserved: z.boolean(),
  metadata_preserved: z.boolean(),
  color_space: z.string(),
});

/** A smaller file, or how large it would be (spec: image-studio-api.md section 12.2). */
export function compressAnswer({ pictures }: StudioJob, [bytes]: Uint8Array[]): Answer {
  const [picture] = pictures;
  if (picture === undefined || bytes === undefined) throw new Error('nothing was compressed');
  const estimate = ESTIMATED.safeParse(picture.metadata);
  return estimate.success ? estimateAnswer(picture, estimate.data) : compressedAnswer(picture, bytes);
}

function compressedAnswer(picture: JobPicture, bytes: Uint8Array): Answer {
  const { width, height } = picture;
  const { format, original_bytes, quality_used, metadata_stripped, target_met } = COMPRESSED.parse(
    picture.metadata,
  );
  return {
    success: true,
    image_base64: dataUrl(picture, bytes),
    original_size_kb: kilobytes(original_bytes),
    compressed_size_kb: kilobytes(bytes.byteLength),
    compression_ratio: percentSaved(original_bytes, bytes.byteLength),
    format,
    width,
    height,
    quality_used,
    metadata_stripped,
    ...(target_met === undefined ? {} : { target_met }),
  };
}

function estimateAnswer(
  { width, height }: JobPicture,
  { format, original_bytes, estimated_bytes }: z.infer<typeof ESTIMATED>,
): Answer {
  return {
    original_size_kb: kilobytes(original_bytes),
    estimated_size_kb: kilobytes(estimated_bytes),
    estimated_reduction_percent: percentSaved(original_bytes, estimated_bytes),
    width,
    height,
    format,
  };
}

/** Section 12.3. */
export function convertAnswer({ pictures, warnings }: StudioJob, [bytes]: Uint8Array[]): Answer {
  const [picture] = pictures;
  if (picture === undefined || bytes === undefined) throw new Error('nothing was converted');
  const { original_bytes, ...facts } = CONVERTED.parse(picture.metadata);
  return {
    success: true,
    image_base64: dataUrl(picture, bytes),
    ...facts,
    original_size_kb: kilobytes(original_bytes),
    converted_size_kb: kilobytes(bytes.byteLength),
    width: picture.width,
    height: picture.height,
    warnings,
  };
}
