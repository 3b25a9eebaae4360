import type { IllustrationOrder } from '../illustrate/index.ts';
import { type StudioPicture, writePicture } from './output.ts';
import type { StudioTools, WorkOf } from './work-of.ts';

/** Draws one variation of a picture from words. */
export async function drawIllustration(
  { format, variation, safeZone, kind: _, forNetworks: __, ...order }: WorkOf<'illustrate'>,
  { onProgress, warn }: StudioTools,
): Promise<StudioPicture> {
  onProgress('draw', 0.1);
  // The canvas and the index of the art take memory that most work does not need.
  const { illustrate } = await import('../illustrate/index.ts');
  const wish: IllustrationOrder = { ...order, ...(safeZone === null ? {} : { safeZone }) };
  const { picture, warnings, reading, native } = await illustrate(wish);
  for (const warning of warnings) warn(warning);
  onProgress('encode', 0.9);
  return writePicture(picture, format, 'compositeSynthetic', {
    variation,
    seed: order.seed,
    native_width: native.width,
    native_height: native.height,
    resampled: native.width !== picture.width || native.height !== picture.height,
    ...reading,
  });
}
