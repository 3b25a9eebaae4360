import { flatten } from '@atelier/pixels/flatten';
import { dilate } from '@atelier/pixels/morphology';
import type { Plane, Raster, Rgb, Rgba } from '@atelier/pixels/raster';
import { resizeRgb } from '@atelier/pixels/resample';
import type { Models } from '../../models/models.ts';
import { findPrint } from '../../other-side/print-mask.ts';
import { detectPeople, SURE_PERSON } from '../../person/detect-people.ts';
import { PictureRefused } from '../../refusals.ts';
import { fitPlane } from '../edit-mask.ts';
import { withAlpha } from '../layers.ts';
import { cutOutSubject } from '../subject-matte.ts';
import { COCO_CLASSES, type CocoClass } from './coco.ts';
import { colouredShare, findColour } from './find-colour.ts';
import { findObjects, findSubject, seesOther } from './find-object.ts';
import { findPart } from './find-parts.ts';
import { findGreenery, findSky } from './find-sky.ts';
import { coverage, type FoundArea, farthest, onSide, separate, union } from './found-area.ts';
import { type Phrase, readPhrases } from './read-phrase.ts';
import type { BodyPart } from './thing-words.ts';

/** What a text names, found in a picture. */
export interface Named {
  readonly weight: Plane;
  readonly warnings: string[];
}

/** Long side at which things are looked for. */
const LOOK_SIDE_PX = 1024;
/** Areas smaller than these shares of a picture are specks. */
const LEAST_COVERAGE = 0.0004;
const LEAST_STUFF = 0.015;
const LEAST_PART = 0.002;
const GARMENT_SHARE = 0.3;
/** A thing has the colour that it is named by on at least this share of it. */
const COLOURED_SHARE = 0.25;
/** Classes that nothing else is mistaken for: animals, people, vehicles and food are there or not. */
const STRICT: readonly CocoClass[] = [
  ...COCO_CLASSES.slice(0, 24),
  ...COCO_CLASSES.slice(COCO_CLASSES.indexOf('banana'), COCO_CLASSES.indexOf('chair')),
];

/**
 * Finds what a text names: things, parts of people, clothes, prints, sky, subject and background, by colour and place
 * too.
 * @returns undefined when nothing of it is there
 */
export async function findNamed(text: string, picture: Raster, models: Models): Promise<Named | undefined> {
  const photo = await shrunk(flatten(picture));
  const areas: Plane[] = [];
  const warnings: string[] = [];
  for (const phrase of readPhrases(text)) {
    const found = await findPhrase(phrase, photo, models);
    if (!found) return undefined;
    areas.push(found.weight);
    warnings.push(...found.warnings);
  }
  if (areas.length === 0) return undefined;
  const all = union(areas, photo.width, photo.height);
  return { weight: await fitPlane(all, picture.width, picture.height), warnings };
}

/** The refusal for a text that names nothing in a picture (spec: image-studio-api.md section 7.3). */
export function nothingFound(text: string): PictureRefused {
  return new PictureRefused(`Nothing matching '${text.trim()}' was found in the image`);
}

async function findPhrase(phrase: Phrase, photo: Rgb, models: Models): Promise<Named | undefined> {
  const { areas, warnings } = await candidates(phrase, photo, models);
  const large = areas.filter(({ weight }) => coverage(weight) > LEAST_COVERAGE);
  const { colour, place, thing } = phrase;
  const coloured =
    colour && thing && thing.kind !== 'background'
      ? large.filter(({ weight }) => colouredShare(photo, weight, colour) > COLOURED_SHARE)
      : large;
  if (coloured.length === 0) return undefined;
  const wanted = place
    ? atPlace(coloured, place)
    : union(
        coloured.map(({ weight }) => weight),
        photo.width,
        photo.height,
      );
  if (!wanted || coverage(wanted) < LEAST_COVERAGE) return undefined;
  return { weight: wanted, warnings };
}

function atPlace(areas: readonly FoundArea[], place: NonNullable<Phrase['place']>): Plane | undefined {
  const parts = areas.flatMap(({ weight, score }) =>
    separate(weight, LEAST_PART).map((part) => ({ weight: part, score })),
  );
  if (parts.length > 1) return farthest(parts, place)?.weight;
  return parts[0] && onSide(parts[0].weight, place);
}

interface Candidates {
  readonly areas: FoundArea[];
  readonly warnings: string[];
}

const NOTHING: Candidates = { areas: [], warnings: [] };

const sure = (weight: Plane | undefined, least = LEAST_COVERAGE): Candidates => ({
  areas: weight && coverage(weight) >= least ? [{ weight, score: 1 }] : [],
  warnings: [],
});

async function candidates(phrase: Phrase, photo: Rgb, models: Models): Promise<Candidates> {
  const { thing, colour } = phrase;
  if (!thing) return colour ? sure(findColour(photo, colour), LEAST_PART) : NOTHING;
  switch (thing.kind) {
    case 'subject':
      return sure(await findSubject(photo, models));
    case 'background': {
      const subject = await findSubject(photo, models);
      return sure(subject && inverse(subject));
    }
    case 'sky':
      return sure(findSky(photo), LEAST_STUFF);
    case 'greenery':
      return sure(findGreenery(photo), LEAST_STUFF);
    case 'print':
      return sure(await printOf(photo, models));
    case 'product':
      return standingOut(phrase, photo, models);
    case 'part':
      return partOrProduct(phrase, thing.part, photo, models);
    case 'object':
      return objectOrProduct(phrase, thing.classes, photo, models);
  }
}

/** Clothes and parts of people; a photo of a shoe or a hat alone shows what stands out. */
async function partOrProduct(
  phrase: Phrase,
  part: BodyPart,
  photo: Rgb,
  models: Models,
): Promise<Candidates> {
  const people = models.available('centernet') ? await detectPeople(photo, models) : [];
  const person = people.find(({ score }) => score >= SURE_PERSON)?.box;
  const isWearable = part === 'shoes' || part === 'hat' || part === 'accessory';
  if (!person && isWearable)
    return (await seesOther(photo, [], models)) ? NOTHING : standingOut(phrase, photo, models);
  const found = await findPart(photo, part, person, models);
  if (person || !found) return sure(found, LEAST_PART);
  // A garment alone is most of what stands out; patches of something else are mistakes.
  const subject = await findSubject(photo, models);
  const isProduct = subject !== undefined && coverage(found) > GARMENT_SHARE * coverage(subject);
  return isProduct ? sure(found, LEAST_PART) : NOTHING;
}

async function objectOrProduct(
  phrase: Phrase,
  classes: readonly CocoClass[],
  photo: Rgb,
  models: Models,
): Promise<Candidates> {
  const areas = await findObjects(photo, classes, models);
  if (areas.length > 0) return { areas, warnings: [] };
  if (classes.some((name) => STRICT.includes(name)) || (await seesOther(photo, classes, models)))
    return NOTHING;
  return standingOut(phrase, photo, models);
}

/** For things that no network knows by name: what stands out, with a word about it. */
async function standingOut({ words }: Phrase, photo: Rgb, models: Models): Promise<Candidates> {
  const found = sure(await findSubject(photo, models));
  if (found.areas.length === 0) return found;
  return {
    ...found,
    warnings: [`'${words}' was taken to be what stands out in the image; paint a mask if it is not.`],
  };
}

async function printOf(photo: Rgb, models: Models): Promise<Plane | undefined> {
  const subject = await cutOutSubject(photo, models).catch((error: unknown) => {
    if (error instanceof PictureRefused) return undefined;
    throw error;
  });
  if (!subject) return undefined;
  const cutout: Rgba = withAlpha(photo, subject.alpha);
  const { mask } = findPrint(cutout);
  const wide = dilate(mask, photo.width, photo.height, 2);
  return { width: photo.width, height: photo.height, data: wide.map((v) => v * 255) };
}

function inverse({ width, height, data }: Plane): Plane {
  return { width, height, data: data.map((v) => 255 - v) };
}

async function shrunk(photo: Rgb): Promise<Rgb> {
  const scale = LOOK_SIDE_PX / Math.max(photo.width, photo.height);
  if (scale >= 1) return photo;
  const side = (px: number) => Math.max(1, Math.round(px * scale));
  return resizeRgb(photo, side(photo.width), side(photo.height));
}
