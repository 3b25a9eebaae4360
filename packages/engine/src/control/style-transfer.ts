import { enlargedFieldRows } from '@atelier/pixels/enlarge';
import { emptyField, type Field } from '@atelier/pixels/field';
import { flatten } from '@atelier/pixels/flatten';
import { type Oklab, oklabOfSrgb, srgbOfOklab } from '@atelier/pixels/oklab';
import type { Raster, Rgb } from '@atelier/pixels/raster';
import { resizeRgb } from '@atelier/pixels/resample';
import { type LabPicture, labOf, mixLab } from './lab-picture.ts';
import { layTexture } from './lay-texture.ts';
import { simplify } from './simplify.ts';
import { transferColours } from './transfer-colours.ts';

/** How much of the reference a picture takes on; all 0..1. */
export interface StyleStrengths {
  /** Of the reference's colours and texture; 0: none, and nothing changes. */
  readonly style: number;
  /** Of the picture's own detail that stays; 0: only its strong edges. */
  readonly composition: number;
  /** Of all changes; 0: none. */
  readonly change: number;
}

/** Styles are looked at and laid on at this many pixels; larger pictures get the change, enlarged, on their own detail. */
const WORK_PIXELS = 1_200_000;
/** Of the reference's texture where the picture keeps all of its own detail. */
const LEAST_TEXTURE = 0.45;

/**
 * Gives a picture colours and texture of another. Size and alpha stay; at style or change 0 so does every pixel.
 * @param seed chooses among patches of texture that fit alike
 */
export async function transferStyle(
  picture: Raster,
  reference: Raster,
  strengths: StyleStrengths,
  seed: number,
): Promise<Raster> {
  if (strengths.style <= 0 || strengths.change <= 0) return picture;
  const small = await atMost(flatten(picture), WORK_PIXELS);
  const model = await atMost(flatten(reference), small.width * small.height);
  const before = labOf(small);
  const after = mixLab(before, styled(small, before, labOf(model), strengths, seed), strengths.change);
  return withChange(picture, before, after);
}

function styled(
  picture: Rgb,
  lab: LabPicture,
  reference: LabPicture,
  { style, composition }: StyleStrengths,
  seed: number,
): LabPicture {
  const loose = mixLab(lab, simplify(picture, lab, 1 - composition), 1 - composition);
  const coloured = transferColours(loose, reference);
  const { width, height } = lab;
  const texture = layTexture(
    { width, height, data: coloured.l },
    { width: reference.width, height: reference.height, data: reference.l },
    seed,
  ).data;
  const share = LEAST_TEXTURE + (1 - LEAST_TEXTURE) * (1 - composition);
  const l = coloured.l.map((v, i) => Math.min(1, Math.max(0, v + share * texture[i]!)));
  return mixLab(lab, { ...coloured, l }, style);
}

/** The picture made smaller, if it has more pixels. */
export async function atMost(picture: Rgb, pixels: number): Promise<Rgb> {
  const scale = Math.sqrt(pixels / (picture.width * picture.height));
  if (scale >= 1) return picture;
  const side = (length: number) => Math.max(1, Math.round(length * scale));
  return resizeRgb(picture, side(picture.width), side(picture.height));
}

/** Adds the difference of two small versions of a picture to it, row by row. */
function withChange(picture: Raster, before: LabPicture, after: LabPicture): Raster {
  const { width, height, channels, data } = picture;
  const rows = [
    difference(before, before.l, after.l),
    difference(before, before.a, after.a),
    difference(before, before.b, after.b),
  ].map((field) => enlargedFieldRows(field, width, height));
  const out = Uint8Array.from(data);
  for (let y = 0; y < height; y++) {
    const [dl, da, db] = rows.map((rowAt) => rowAt(y));
    for (let x = 0; x < width; x++) {
      const i = (y * width + x) * channels;
      const colour: Oklab = oklabOfSrgb(data[i]!, data[i + 1]!, data[i + 2]!);
      colour.l += dl![x]!;
      colour.a += da![x]!;
      colour.b += db![x]!;
      const [red, green, blue] = srgbOfOklab(colour);
      out[i] = Math.round(red);
      out[i + 1] = Math.round(green);
      out[i + 2] = Math.round(blue);
    }
  }
  return { width, height, channels, data: out };
}

function difference({ width, height }: LabPicture, before: Float32Array, after: Float32Array): Field {
  const out = emptyField(width, height);
  for (let i = 0; i < out.data.length; i++) out.data[i] = after[i]! - before[i]!;
  return out;
}
