import { emptyField, type Field } from '@atelier/pixels/field';
import { guidedFilter } from '@atelier/pixels/guided-filter';
import type { Rgb } from '@atelier/pixels/raster';
import { grainOf } from '../../try-on/photo-light.ts';
import { specklessPicture } from './sharpness.ts';

const RADIUS_PX = 3;
/** Contrast that counts as grain, in standard deviations of the picture's own. */
const DEVIATIONS = 2.2;
const LEAST_GRAIN = 1;

/**
 * Takes grain out and keeps edges: a picture filtered by its own despeckled copy (He, Sun and Tang, "Guided image
 * filtering", 2013), as strongly as it is grainy.
 */
export async function denoisePicture(picture: Rgb, amount: number): Promise<Rgb> {
  const { width, height } = picture;
  const grain = Math.max(LEAST_GRAIN, grainOf(picture));
  const guide = await specklessPicture(picture);
  const edges = { radiusPx: RADIUS_PX, contrast: (DEVIATIONS * amount * grain) / 255, stride: 1 };
  const planes = guidedFilter(
    guide,
    [0, 1, 2].map((c) => planeOf(picture, c)),
    edges,
  );
  const data = new Uint8Array(3 * width * height);
  for (let i = 0; i < width * height; i++)
    for (let c = 0; c < 3; c++) data[3 * i + c] = Math.round(Math.min(255, Math.max(0, planes[c]!.data[i]!)));
  return { width, height, channels: 3, data };
}

function planeOf({ width, height, data }: Rgb, c: number): Field {
  const field = emptyField(width, height);
  for (let i = 0; i < field.data.length; i++) field.data[i] = data[3 * i + c]!;
  return field;
}
