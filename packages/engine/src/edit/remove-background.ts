import { ownMatte } from '@atelier/pixels/flatten';
import { cutOutSubject } from './subject-matte.ts';
import type { EditResult, EditTools, RemoveBackground } from './types.ts';

/**
 * Makes everything but the subject transparent. Opaque pixels keep the source's colours; those along the edge get the
 * subject's own, so that no rim of the old background shows on a new one.
 * @throws PictureRefused when nothing stands out
 */
export async function removeBackground({ picture }: RemoveBackground, tools: EditTools): Promise<EditResult> {
  const hasMatte = ownMatte(picture) !== undefined;
  const { cutout } = await cutOutSubject(picture, tools.models);
  return {
    picture: cutout,
    warnings: hasMatte ? ['The image came with a transparent background; it was kept as it is.'] : [],
    metadata: { maskSource: 'none', maskResized: false, steps: ['cut out the subject'] },
  };
}
