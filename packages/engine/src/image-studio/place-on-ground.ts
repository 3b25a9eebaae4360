import { type Bounds, cropRgba } from '@atelier/pixels/bounds';
import type { Oklab } from '@atelier/pixels/oklab';
import { oklabOfSrgb } from '@atelier/pixels/oklab';
import type { Raster, Rgba } from '@atelier/pixels/raster';
import { reducedSize } from '@atelier/pixels/reduce';
import { resizeRgba } from '@atelier/pixels/resample';
import { type Backdrop, lightBackdrop } from '../studio/backdrop.ts';
import { composePicture, type PlacedLayer } from '../studio/compose.ts';
import { lookOf } from '../studio/look.ts';
import { matteInScene } from '../studio/matte-in-scene.ts';
import { castShadow } from '../studio/shadow.ts';
import { type Paddings, type Placing, placeSubject, type Subject, subjectOf } from './subject-place.ts';

export interface Size {
  width: number;
  height: number;
}

/** Light and shadow are soft: they are computed at this size and enlarged. */
const SCENE_CELLS = 512;

/** Puts a cut-out's subject alone into a picture that is transparent around it, within the paddings. */
export async function placeAlone(cutout: Rgba, size: Size, paddings: Paddings): Promise<Raster> {
  const { layer, left, top } = await placed(cutout, subjectOf(cutout), size, paddings);
  const data = new Uint8Array(4 * size.width * size.height);
  for (let y = 0; y < layer.height; y++) {
    const row = layer.data.subarray(4 * y * layer.width, 4 * (y + 1) * layer.width);
    data.set(row, 4 * ((top + y) * size.width + left));
  }
  return { ...size, channels: 4, data };
}

/**
 * Puts a cut-out's subject before the studio's sweep in a colour, lit as in the engine's own pictures of figures, within
 * the paddings. Who is seen down to the feet throws a shadow on the floor.
 * @param colour sRGB 0..255
 */
export async function placeBeforeSweep(
  cutout: Rgba,
  size: Size,
  paddings: Paddings,
  colour: readonly [number, number, number],
  seed: number,
): Promise<Raster> {
  const subject = subjectOf(cutout);
  const layer = await placed(cutout, subject, size, paddings);
  const backdrop = sweep(layer, size, oklabOfSrgb(...colour), !subject.cut.bottom, seed);
  return composePicture(size.width, size.height, backdrop, layer, seed);
}

function sweep(layer: PlacedLayer, size: Size, tone: Oklab, isStanding: boolean, seed: number): Backdrop {
  const { width, height } = reducedSize(size.width, size.height, SCENE_CELLS);
  const look = { ...lookOf(0, seed), shadowStrength: 1 };
  const feet = (layer.top + layer.height) / size.height;
  // The floor meets the wall behind whoever stands on it.
  const bend = isStanding ? feet - FLOOR_BEHIND_FEET : undefined;
  const backdrop = lightBackdrop(width, height, tone, 'sweep', look, bend);
  if (!isStanding) return backdrop;
  const matte = matteInScene(layer, width, height, size);
  const extent = (Math.max(layer.width, layer.height) * width) / size.width;
  const shadow = castShadow(matte, extent, 'standing', look);
  for (let cell = 0; cell < shadow.data.length; cell++)
    for (let c = 0; c < 3; c++) backdrop.data[3 * cell + c]! *= 1 - shadow.data[cell]!;
  return backdrop;
}

/** How far above the feet the bend of the sweep is seen, as a share of the picture's height. */
const FLOOR_BEHIND_FEET = 0.12;

/** The subject at its size and place, without what would lie outside the picture. */
async function placed(cutout: Rgba, subject: Subject, size: Size, paddings: Paddings): Promise<PlacedLayer> {
  const { box } = subject;
  const placing = placeSubject(subject, size, paddings);
  const at = boxAt(box, placing);
  const layer = await resizeRgba(cropRgba(cutout, box), at.width, at.height);
  const left = Math.max(0, at.left);
  const top = Math.max(0, at.top);
  const width = Math.min(size.width, at.left + at.width) - left;
  const height = Math.min(size.height, at.top + at.height) - top;
  const shown = cropRgba(layer, { left: left - at.left, top: top - at.top, width, height });
  return { layer: shown, left, top, width, height };
}

function boxAt(box: Bounds, { scale, left, top }: Placing): Bounds {
  return {
    left: Math.round(left + box.left * scale),
    top: Math.round(top + box.top * scale),
    width: Math.max(1, Math.round(box.width * scale)),
    height: Math.max(1, Math.round(box.height * scale)),
  };
}
