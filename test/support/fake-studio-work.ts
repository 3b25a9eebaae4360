import type { StudioWork } from '@atelier/contracts/image-studio';
import type { StudioResult } from '@atelier/engine';
import { PictureRefused } from '@atelier/providers';

/**
 * What Image Studio work gives where nobody looks at the pixels: the same bytes for each of its pictures, with what the
 * engine would tell of them. It fails at what contains `poison`, and the prompt `refuse 2 3` loses the variations 2 and 3.
 */
export function fakeStudioPictures(
  work: StudioWork,
  images: Uint8Array[],
  bytes: Uint8Array,
  mime: string,
): StudioResult['pictures'] {
  if (images.some((image) => Buffer.from(image).includes('poison'))) throw new Error('poisoned');
  if (work.kind === 'illustrate') refuseVariation(work);
  if (work.kind === 'social')
    return work.targets.map(({ width, height }, target) => {
      const crop = { x: 0, y: 0, width, height };
      const facts = { file_size_bytes: bytes.length, within_size_limit: true, upscaled: false };
      return { bytes, mime, width, height, metadata: { target, crop, focal_point_used: false, ...facts } };
    });
  if (work.kind === 'crop')
    return work.targets.map(({ width, height }, target) => {
      const metadata = {
        target,
        crop: { x: 0, y: 0, width, height },
        focal_point_used: false,
        upscaled: false,
      };
      return { bytes: new Uint8Array(0), mime, width, height, metadata };
    });
  const { width, height } = sizeOf(work, images);
  return [{ bytes, mime, width, height, metadata: metadataOf(work, bytes.length) }];
}

function sizeOf(work: StudioWork, images: Uint8Array[]): { width: number; height: number } {
  if ('width' in work) return work;
  if (work.kind === 'control' && 'width' in work.control) return work.control;
  if (work.kind === 'edit' && work.edit.operation === 'outpaint') {
    const { left, right, up, down } = work.edit.margins;
    const [, width, height] = /(\d+)x(\d+)/.exec(String(Buffer.from(images[0] ?? [])))?.map(Number) ?? [];
    return { width: (width ?? 0) + left + right, height: (height ?? 0) + up + down };
  }
  return (work.kind === 'finish' ? work.size : undefined) ?? { width: 64, height: 64 };
}

function refuseVariation({ prompt, variation }: { prompt: string; variation: number }): void {
  const lost = /^refuse ([\d ]+)/.exec(prompt)?.[1]?.split(' ') ?? [];
  if (lost.includes(String(variation))) throw new PictureRefused(`Variation ${variation} cannot be drawn.`);
}

function metadataOf(work: StudioWork, size: number): Record<string, unknown> {
  switch (work.kind) {
    case 'illustrate':
      return { variation: work.variation, seed: work.seed };
    case 'compress': {
      const { format, quality, stripMetadata } = work;
      return { format, quality_used: quality, original_bytes: size, metadata_stripped: stripMetadata };
    }
    case 'estimate_compression':
      return { format: work.format, original_bytes: size, estimated_bytes: size, extra: true };
    case 'convert':
      return {
        original_format: 'jpeg',
        target_format: work.format,
        original_bytes: size,
        transparency_preserved: false,
        metadata_preserved: false,
        color_space: 'sRGB',
      };
    default:
      return { seed: 0 };
  }
}
