import { decode } from '../decode/decode.ts';
import { upscale } from '../upscale/upscale.ts';
import { type StudioPicture, writePicture } from './output.ts';
import type { StudioTools, WorkOf } from './work-of.ts';

/** Enlarges a picture to a size that was decided before; the same size only writes it anew. */
export async function enlargePicture(
  { format, seed, mode, width, height, creativity }: WorkOf<'upscale'>,
  image: Uint8Array,
  tools: StudioTools,
): Promise<StudioPicture> {
  const photo = await decode(image);
  tools.onProgress('enlarge', 0.1);
  const wish = { seed, ...(creativity === undefined ? {} : { creativity }) };
  const { picture, network, warnings } = await upscale(photo, { width, height }, mode, tools.models, wish);
  for (const warning of warnings) tools.warn(warning);
  tools.onProgress('encode', 0.9);
  return writePicture(picture, format, 'algorithmicallyEnhanced', { network, seed });
}
