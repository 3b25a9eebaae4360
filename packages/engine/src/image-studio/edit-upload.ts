import { decode } from '../decode/decode.ts';
import { editPicture } from '../edit/index.ts';
import { type StudioPicture, UNCHANGED, writePicture } from './output.ts';
import type { StudioImages, StudioTools, WorkOf } from './work-of.ts';

/** Does an edit operation on uploads. */
export async function editUpload(
  { format, edit }: WorkOf<'edit'>,
  { image, mask, background, lighting }: StudioImages & { image: Uint8Array },
  { models, onProgress, warn }: StudioTools,
): Promise<StudioPicture> {
  const pictures = {
    picture: await decode(image),
    ...(mask && { mask: await decode(mask) }),
    ...(background && { background: await decode(background) }),
    ...(lighting && { lighting: await decode(lighting) }),
  };
  onProgress('edit', 0.1);
  const { picture, warnings, metadata } = await editPicture({ ...edit, ...pictures }, { models });
  for (const warning of warnings) warn(warning);
  onProgress('encode', 0.9);
  const source =
    edit.operation === 'remove_background'
      ? 'algorithmicallyEnhanced'
      : 'compositeWithTrainedAlgorithmicMedia';
  const { maskSource, maskResized, steps } = metadata;
  return writePicture(picture, format, source, {
    mask_source: maskSource,
    ...(maskResized ? { mask_resized: true } : {}),
    steps,
    ...(steps.length === 0 ? UNCHANGED : {}),
    ...('seed' in edit ? { seed: edit.seed } : {}),
  });
}
