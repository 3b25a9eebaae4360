import { compress, convert, estimateCompression, FORMATS } from '../encode/index.ts';
import { noPicture, type StudioPicture } from './output.ts';
import type { StudioTools, WorkOf } from './work-of.ts';

/** The same picture in a smaller file. */
export async function compressUpload(
  { kind: _, targetBytes, ...options }: WorkOf<'compress'>,
  image: Uint8Array,
  { onProgress }: StudioTools,
): Promise<StudioPicture> {
  onProgress('encode', 0.1);
  const made = await compress(image, { ...options, ...(targetBytes === undefined ? {} : { targetBytes }) });
  const { bytes, format, width, height, quality, originalBytes, metadataStripped, targetMet } = made;
  const metadata = {
    format,
    quality_used: quality,
    original_bytes: originalBytes,
    metadata_stripped: metadataStripped,
    ...(targetMet === undefined ? {} : { target_met: targetMet }),
  };
  return { bytes, mime: FORMATS[format].mime, width, height, metadata };
}

/** How large the smaller file would be. */
export async function estimateUpload(
  { kind: _, stripMetadata: __, ...options }: WorkOf<'estimate_compression'>,
  image: Uint8Array,
  { onProgress }: StudioTools,
): Promise<StudioPicture> {
  onProgress('encode', 0.1);
  const { originalBytes, estimatedBytes, width, height } = await estimateCompression(image, options);
  return noPicture(width, height, {
    format: options.format,
    original_bytes: originalBytes,
    estimated_bytes: estimatedBytes,
  });
}

/** The same picture in another format. */
export async function convertUpload(
  { kind: _, quality, ...options }: WorkOf<'convert'>,
  image: Uint8Array,
  { onProgress, warn }: StudioTools,
): Promise<StudioPicture> {
  onProgress('encode', 0.1);
  const made = await convert(image, { ...options, ...(quality === undefined ? {} : { quality }) });
  for (const warning of made.warnings) warn(warning);
  const { bytes, format, width, height } = made;
  const metadata = {
    original_format: made.sourceFormat,
    target_format: format,
    original_bytes: made.originalBytes,
    transparency_preserved: made.transparencyPreserved,
    metadata_preserved: made.metadataPreserved,
    color_space: made.colourSpace,
  };
  return { bytes, mime: FORMATS[format].mime, width, height, metadata };
}
