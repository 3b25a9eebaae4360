import { enlargeField } from '@atelier/pixels/enlarge';
import { emptyField, type Field } from '@atelier/pixels/field';
import { flatten, ownMatte } from '@atelier/pixels/flatten';
import type { Plane, Raster, Rgb, Rgba } from '@atelier/pixels/raster';
import { resizePlane, resizeRgb } from '@atelier/pixels/resample';
import { backdropLikelihood } from '../cutout/backdrop-likelihood.ts';
import { decontaminate } from '../cutout/foreground.ts';
import { type Matte, matteOf } from '../cutout/matte.ts';
import { fitTo, symmetricTensor } from '../cutout/network-input.ts';
import { networkOutput } from '../cutout/network-output.ts';
import { objectLikelihood } from '../cutout/object-likelihood.ts';
import { personParts } from '../cutout/parsing.ts';
import { saliency } from '../cutout/saliency.ts';
import { takeSpill } from '../cutout/spill.ts';
import type { Models } from '../models/models.ts';
import { PictureRefused } from '../refusals.ts';

/** Long side at which mattes are made: bounds their memory to about 300 MB. */
const WORK_SIDE_PX = 2048;
/** The short side that MODNet was trained at; sides are multiples of its coarsest level. */
const PORTRAIT_SIDE = 512;
const PORTRAIT_STEP = 32;
const PORTRAIT_MOST = 1024;
/** Skin, face and hair above this share of what stands out mean that the subject is a person. */
const PERSON_SHARE = 0.03;

/** The subject of a picture, at the picture's size. */
export interface Subject {
  /** The picture with the subject's own colours at its edge; pixels with alpha 255 keep theirs. */
  readonly cutout: Rgba;
  /** 0..255. */
  readonly alpha: Plane;
  readonly isPerson: boolean;
}

/**
 * Cuts the subject of a picture out, whatever it is: a product, a thing, people with what they wear and hold.
 * @throws PictureRefused when nothing stands out
 */
export async function cutOutSubject(picture: Raster, models: Models): Promise<Subject> {
  const own = ownMatte(picture);
  if (own && picture.channels === 4) return ownSubject({ ...picture, channels: 4 });
  const photo = flatten(picture);
  const work = await shrinkTo(photo, WORK_SIDE_PX);
  const { field, isPerson } = await subjectLikelihood(work, models);
  const matte = matteOf(work, field);
  if (!matte) throw new PictureRefused('Nothing in the image stands out from its background.');
  const cutout = await atSize(placed(work, matte), photo);
  return { cutout, alpha: alphaOf(cutout), isPerson };
}

function ownSubject(picture: Rgba): Subject {
  return { cutout: picture, alpha: alphaOf(picture), isPerson: false };
}

/** Where the subject is, 0..1 over the whole picture. */
async function subjectLikelihood(work: Rgb, models: Models): Promise<{ field: Field; isPerson: boolean }> {
  if (!models.available('u2net')) {
    const plain = await backdropLikelihood(work);
    if (plain) return { field: plain, isPerson: false };
    throw new PictureRefused(
      'Without its cut-out network this server only takes subjects on a plain background.',
    );
  }
  const salient = await saliency(work, models);
  if (models.available('modnet') && (await showsPerson(work, salient, models)))
    return { field: await portrait(work, models), isPerson: true };
  return { field: (await objectLikelihood(work, salient, models)).field, isPerson: false };
}

async function showsPerson(work: Rgb, salient: Field, models: Models): Promise<boolean> {
  if (!models.available('multiclass')) return false;
  const parts = await personParts(work, models);
  const { width, height } = parts.ground;
  const within = enlargeField(salient, width, height).data;
  let subject = 0;
  let body = 0;
  for (let i = 0; i < within.length; i++) {
    if (within[i]! < 0.5) continue;
    subject++;
    if (parts.body.data[i]! + parts.face.data[i]! + parts.hair.data[i]! > 0.5) body++;
  }
  return subject > 0 && body / subject > PERSON_SHARE;
}

/** People with their hair and what they hold, by MODNet (Ke et al., AAAI 2022). */
async function portrait(work: Rgb, models: Models): Promise<Field> {
  const scale = PORTRAIT_SIDE / Math.min(work.width, work.height);
  const side = (px: number) =>
    Math.min(PORTRAIT_MOST, PORTRAIT_STEP * Math.max(1, Math.round((px * scale) / PORTRAIT_STEP)));
  const [width, height] = [side(work.width), side(work.height)];
  const input = symmetricTensor(await fitTo(work, width, height));
  const data = networkOutput(await models.run('modnet', { input }), 'output');
  return { width, height, data: Float32Array.from(data) };
}

/** The matte's part put back into the whole picture: alpha of the matte, colours of the photo where it is solid. */
function placed(work: Rgb, { picture, box, alpha, backdrop }: Matte): Rgba {
  const own = decontaminate(picture, alpha.data);
  if (backdrop) takeSpill(own, picture, backdrop);
  const data = new Uint8Array(4 * work.width * work.height);
  for (let i = 0; i < work.width * work.height; i++)
    for (let c = 0; c < 3; c++) data[4 * i + c] = work.data[3 * i + c]!;
  for (let y = 0; y < box.height; y++) {
    for (let x = 0; x < box.width; x++) {
      const from = 4 * (y * box.width + x);
      const to = 4 * ((y + box.top) * work.width + x + box.left);
      const opacity = own.data[from + 3]!;
      data[to + 3] = opacity;
      if (opacity === 0 || opacity === 255) continue;
      for (let c = 0; c < 3; c++) data[to + c] = own.data[from + c]!;
    }
  }
  return { width: work.width, height: work.height, channels: 4, data };
}

/** A cutout at the size of the photo that it was made from: solid and clear pixels show the photo itself. */
async function atSize(cutout: Rgba, photo: Rgb): Promise<Rgba> {
  const { width, height } = photo;
  if (cutout.width === width && cutout.height === height) return cutout;
  const [alpha, colours] = await Promise.all([
    resizePlane(alphaOf(cutout), width, height),
    resizeRgb(solidColours(cutout), width, height),
  ]);
  const data = new Uint8Array(4 * width * height);
  for (let i = 0; i < width * height; i++) {
    const opacity = alpha.data[i]!;
    const from = opacity === 0 || opacity === 255 ? photo.data : colours.data;
    for (let c = 0; c < 3; c++) data[4 * i + c] = from[3 * i + c]!;
    data[4 * i + 3] = opacity;
  }
  return { width, height, channels: 4, data };
}

function solidColours({ width, height, data }: Rgba): Rgb {
  const out = new Uint8Array(3 * width * height);
  for (let i = 0; i < width * height; i++) for (let c = 0; c < 3; c++) out[3 * i + c] = data[4 * i + c]!;
  return { width, height, channels: 3, data: out };
}

function alphaOf({ width, height, data }: Rgba): Plane {
  const alpha = new Uint8Array(width * height);
  for (let i = 0; i < alpha.length; i++) alpha[i] = data[4 * i + 3]!;
  return { width, height, data: alpha };
}

async function shrinkTo(photo: Rgb, side: number): Promise<Rgb> {
  const scale = side / Math.max(photo.width, photo.height);
  if (scale >= 1) return photo;
  const size = (px: number) => Math.max(1, Math.round(px * scale));
  return resizeRgb(photo, size(photo.width), size(photo.height));
}

/** 0..1 of an alpha plane. */
export function fieldOf({ width, height, data }: Plane): Field {
  const field = emptyField(width, height);
  for (let i = 0; i < data.length; i++) field.data[i] = data[i]! / 255;
  return field;
}
