import { decode } from '../decode/decode.ts';
import { type StudioPicture, writePicture } from './output.ts';
import type { StudioImages, StudioTools, WorkOf } from './work-of.ts';

/** Makes a picture from an uploaded drawing, structure or style. */
export async function controlUpload(
  { format, control }: WorkOf<'control'>,
  { image, style }: StudioImages & { image: Uint8Array },
  { models, onProgress, warn }: StudioTools,
): Promise<StudioPicture> {
  const pictures = {
    picture: await decode(image),
    ...(style && { style: await decode(style) }),
  };
  onProgress('paint', 0.1);
  // The canvas and the index of the art take memory that most work does not need.
  const { controlPicture } = await import('../control/index.ts');
  const { picture, warnings, metadata } = await controlPicture({ ...control, ...pictures }, { models });
  for (const warning of warnings) warn(warning);
  onProgress('encode', 0.9);
  return writePicture(picture, format, 'compositeSynthetic', { seed: control.seed, ...metadata });
}
