import { flatten } from '@atelier/pixels/flatten';
import { decode } from '../decode/decode.ts';
import { findFaces } from '../person/find-faces.ts';
import { PictureRefused } from '../refusals.ts';
import type { StudioImages, StudioTools, WorkOf } from './work-of.ts';

/**
 * Looks whether each of some pictures shows a face. Without the network that finds faces everything passes.
 * @throws PictureRefused naming the first picture that shows none
 */
export async function requireFaces(
  { pictures }: WorkOf<'require_faces'>,
  images: StudioImages,
  { models }: StudioTools,
): Promise<[]> {
  if (!models.available('blazeface')) return [];
  for (const { role, name } of pictures) {
    const bytes = images[role];
    const faces = bytes === undefined ? [] : await findFaces(flatten(await decode(bytes)), [], models);
    if (faces.length === 0) throw new PictureRefused(`No face was found in ${name}.`);
  }
  return [];
}
