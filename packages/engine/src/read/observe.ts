import { enlargeField } from '@atelier/pixels/enlarge';
import type { Field } from '@atelier/pixels/field';
import { flatten, ownMatte } from '@atelier/pixels/flatten';
import type { Raster, Rgb } from '@atelier/pixels/raster';
import { backdropLikelihood } from '../cutout/backdrop-likelihood.ts';
import { fitTo } from '../cutout/network-input.ts';
import { PERSON_SIDE, type PersonParts, personParts } from '../cutout/parsing.ts';
import { SALIENCY_SIDE, saliency } from '../cutout/saliency.ts';
import type { GarmentClass, PhotoKind } from '../flat-lay/types.ts';
import type { Models } from '../models/models.ts';
import { PictureRefused } from '../refusals.ts';
import { type ColoursSeen, coloursSeen, shareOfNewColours } from './colours-seen.ts';
import { garmentOfShape, thingOfShape } from './garment-shape.ts';

/** What one look at one photo tells. */
export interface Observation {
  kind: PhotoKind;
  garment: GarmentClass;
  /** What the caller's words say it is. */
  named: GarmentClass | undefined;
  /** 0..1: how sure kind and garment are. */
  confidence: number;
  /** Where the object is, 0..1 over the whole picture. */
  salient: Field;
  /** What of a person and of clothes is seen. */
  shares: Shares;
  colours: ColoursSeen;
  /** Share of the frame that the object fills, and how many of the frame's four sides it touches. */
  coverage: number;
  sidesTouched: number;
}

/** Skin, face and hair above this share of what stands out mean that somebody wears it. */
const WORN_SHARE = 0.02;
/** Clothes above this share of it mean a garment. */
const GARMENT_SHARE = 0.25;
/** Another photo of a thing has new colours on no more than this, and nobody is in it who has no skin. */
const ALIKE = { newColours: 0.08, skinLike: 0.005 } as const;

/** What a look at a photo may lean on, and be told. */
export interface LookOptions {
  /** What another photo of the same product showed. */
  before?: Observation | undefined;
  /** Called once the networks are at work: the thread is free until they are done. */
  onAsked?: () => void;
}

/**
 * Looks at a photo (best at 640 px): where its object is, whether somebody wears it and what it is. `named` is
 * what the caller's words say it is; words beat guesses about what it is, never about what is to be seen.
 */
export async function observe(
  photo: Raster,
  named: GarmentClass | undefined,
  models: Models,
  options: LookOptions = {},
): Promise<Observation> {
  const picture = flatten(photo);
  const { salient, shares, colours } = await look(picture, ownMatte(photo), models, options);
  const kind = kindOf(shares, named);
  const thing = kind === 'lying' ? thingOfShape(salient, picture) : undefined;
  const garment = named ?? (kind === 'object' ? 'object' : (thing ?? garmentOfShape(salient, picture)));
  return {
    kind,
    garment,
    named,
    confidence: confidenceOf(shares, named, kind),
    salient,
    shares,
    colours,
    ...framing(salient),
  };
}

/**
 * What the networks say, asked side by side. The parts of a person come first: their network has a thread of its own,
 * while U-2-Net blocks the thread of all others until it is done. So both inputs are made before either runs.
 *
 * The other side of a thing that nobody wears is mostly another photo without anybody. So after such a photo the
 * object is looked for alone; only colours of skin, or many that were not there before, are worth looking for a person.
 */
async function look(
  picture: Rgb,
  matte: Field | undefined,
  models: Models,
  { before, onAsked }: LookOptions,
): Promise<Pick<Observation, 'salient' | 'shares' | 'colours'>> {
  const [forParts, forSalient] = await Promise.all([
    fitTo(picture, PERSON_SIDE, PERSON_SIDE),
    fitTo(picture, SALIENCY_SIDE, SALIENCY_SIDE),
  ]);
  const askParts = async () => (models.available('multiclass') ? personParts(forParts, models) : undefined);
  const mayBeAlike = before !== undefined && before.kind !== 'worn';
  const atOnce = mayBeAlike ? undefined : askParts();
  const asked = matte ?? findSalient(picture, forSalient, models);
  onAsked?.();
  const [early, salient] = await Promise.all([atOnce, asked]);
  const small = enlargeField(salient, SALIENCY_SIDE, SALIENCY_SIDE);
  const colours = coloursSeen(forSalient, small);
  if (
    mayBeAlike &&
    colours.skinLike <= ALIKE.skinLike &&
    shareOfNewColours(forSalient, small, before.colours) <= ALIKE.newColours
  )
    return { salient, colours, shares: before.shares };
  const parts = early ?? (await askParts());
  return { salient, colours, shares: parts ? sharesWithin(parts, salient) : NOBODY };
}

/** `small`: the picture at the size of U-2-Net. */
async function findSalient(picture: Rgb, small: Rgb, models: Models): Promise<Field> {
  if (models.available('u2net')) return saliency(small, models);
  const field = await backdropLikelihood(picture);
  if (field) return field;
  throw new PictureRefused(
    'Without its cut-out network this server only takes products on a plain background.',
  );
}

/** Shares of what stands out, 0..1. */
export interface Shares {
  /** Face included. */
  skin: number;
  clothes: number;
  face: number;
  hair: number;
}

const NOBODY: Shares = { skin: 0, clothes: 0, face: 0, hair: 0 };

function sharesWithin(parts: PersonParts, salient: Field): Shares {
  const { width, height } = parts.ground;
  const within = enlargeField(salient, width, height).data;
  let total = 1e-6;
  const sums = { skin: 0, clothes: 0, face: 0, hair: 0 };
  for (let i = 0; i < within.length; i++) {
    const w = within[i]!;
    if (w < 0.5) continue;
    total++;
    if (parts.face.data[i]! > 0.5) sums.face++;
    if (parts.hair.data[i]! > 0.5) sums.hair++;
    if (parts.body.data[i]! > 0.5) sums.skin++;
    if (parts.clothes.data[i]! > 0.5) sums.clothes++;
  }
  return {
    skin: (sums.skin + sums.face) / total,
    clothes: sums.clothes / total,
    face: sums.face / total,
    hair: sums.hair / total,
  };
}

const WEARABLE: readonly GarmentClass[] = ['top', 'bottom', 'dress'];

function kindOf({ skin, clothes, hair }: Shares, named: GarmentClass | undefined): PhotoKind {
  const garment = named ? WEARABLE.includes(named) : clothes > GARMENT_SHARE;
  if (!garment) return 'object';
  return skin + hair > WORN_SHARE ? 'worn' : 'lying';
}

/** Far from the thresholds is sure; words that name the product make it surer. */
function confidenceOf(
  { skin, clothes, hair }: Shares,
  named: GarmentClass | undefined,
  kind: PhotoKind,
): number {
  const wornMargin = Math.min(1, Math.abs(skin + hair - WORN_SHARE) / WORN_SHARE);
  const garmentMargin = named ? 1 : Math.min(1, Math.abs(clothes - GARMENT_SHARE) / GARMENT_SHARE);
  const margin = kind === 'object' ? garmentMargin : Math.min(wornMargin, garmentMargin);
  return Math.round((0.5 + 0.45 * margin) * 100) / 100;
}

function framing({ width, height, data }: Field): { coverage: number; sidesTouched: number } {
  let area = 0;
  for (const p of data) if (p > 0.5) area++;
  const touched = (count: number, at: (k: number) => number) => {
    let hits = 0;
    for (let k = 0; k < count; k++) if (data[at(k)]! > 0.5) hits++;
    return hits > 0.04 * count ? 1 : 0;
  };
  const sidesTouched =
    touched(width, (x) => x) +
    touched(width, (x) => (height - 1) * width + x) +
    touched(height, (y) => y * width) +
    touched(height, (y) => y * width + width - 1);
  return { coverage: area / data.length, sidesTouched };
}
