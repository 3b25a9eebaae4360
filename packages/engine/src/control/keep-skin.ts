import { enlargeField } from '@atelier/pixels/enlarge';
import { emptyField, type Field } from '@atelier/pixels/field';
import type { Rgb } from '@atelier/pixels/raster';
import { personParts } from '../cutout/parsing.ts';
import type { Models } from '../models/models.ts';
import type { LabPicture } from './lab-picture.ts';

/** Of its own colour skin keeps so much: in the colours of any palette faces look ill. */
const SKIN_KEPT = 0.75;

/** Where a picture of people shows skin, 0..1 at its size; nowhere without the network for it. */
export async function skinIn(picture: Rgb, models: Models): Promise<Field> {
  const { width, height } = picture;
  if (!models.available('multiclass')) return emptyField(width, height);
  const { face, body } = await personParts(picture, models);
  const skin = face.data.map((share, i) => Math.min(1, share + body.data[i]!));
  return enlargeField({ ...face, data: skin }, width, height);
}

/** A repainted picture whose skin goes back towards the colours that it had. */
export function keepSkin(painted: LabPicture, before: LabPicture, skin: Field): LabPicture {
  const kept = (plane: Float32Array, own: Float32Array) =>
    plane.map((v, i) => v + (own[i]! - v) * SKIN_KEPT * skin.data[i]!);
  return {
    ...painted,
    l: kept(painted.l, before.l),
    a: kept(painted.a, before.a),
    b: kept(painted.b, before.b),
  };
}
