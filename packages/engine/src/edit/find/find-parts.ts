import { enlargeField } from '@atelier/pixels/enlarge';
import type { Field } from '@atelier/pixels/field';
import { guidedFilter } from '@atelier/pixels/guided-filter';
import type { Plane, Rgb } from '@atelier/pixels/raster';
import { CLOTH_SIDE, clothParts, PERSON_SIDE, personParts } from '../../cutout/parsing.ts';
import type { Models } from '../../models/models.ts';
import type { Box } from '../../person/types.ts';
import type { BodyPart } from './thing-words.ts';

const GARMENTS: readonly BodyPart[] = ['upper', 'lower', 'full'];
/** Edges of the networks lie within so many of their cells of the photo's, where colours differ by this. */
const EDGE_REACH_CELLS = 2;
const EDGE_CONTRAST = 0.03;
/** Shares of a person's height: feet end below this, hats above this. */
const FEET_FROM = 0.8;
const HAT_TO = 0.22;
/** A softer share of a class is its neighbour's; these make the edge a pixel or two wide. */
const OUTSIDE = 0.35;
const INSIDE = 0.65;

/**
 * Where a part of a person, or a garment, is; clothes that lie or hang are found too.
 * @returns undefined when the network is missing
 * @param person where the person stands, pixels: tells shoes and hats from bags
 */
export async function findPart(
  photo: Rgb,
  part: BodyPart,
  person: Box | undefined,
  models: Models,
): Promise<Plane | undefined> {
  const { width, height } = photo;
  if (!models.available('multiclass')) return undefined;
  const isGarment = GARMENTS.includes(part) && models.available('cloth');
  const coarse = isGarment
    ? garmentField(await clothParts(photo, models), part)
    : partField(await personParts(photo, models), part);
  const cellPx = Math.max(width, height) / (isGarment ? CLOTH_SIDE : PERSON_SIDE);
  const large = within(enlargeField(coarse, width, height), part, person);
  const [fine] = guidedFilter(photo, [large], {
    radiusPx: Math.max(2, EDGE_REACH_CELLS * cellPx),
    contrast: EDGE_CONTRAST,
    stride: Math.max(1, Math.floor(cellPx / 2)),
  });
  return { width, height, data: firm(fine!) };
}

/** The share of each cell that is the part, 0..1. A dress is an upper garment too when it is asked for as one. */
function garmentField(parts: Record<'upper' | 'lower' | 'full', Field>, part: BodyPart): Field {
  if (part === 'upper') return larger(parts.upper, parts.full, hasMore(parts.full, parts.upper));
  if (part === 'lower') return parts.lower;
  return larger(parts.full, parts.upper, hasMore(parts.upper, parts.full));
}

function partField(
  parts: Record<'hair' | 'face' | 'body' | 'clothes' | 'other', Field>,
  part: BodyPart,
): Field {
  switch (part) {
    case 'hair':
      return parts.hair;
    case 'face':
      return parts.face;
    case 'skin':
      return larger(parts.body, parts.face, true);
    case 'shoes':
    case 'hat':
    case 'accessory':
      return parts.other;
    default:
      return parts.clothes;
  }
}

/** The networks mix up dresses and long tops: whichever is clearly the most of it is meant. */
function hasMore(a: Field, b: Field): boolean {
  const sum = ({ data }: Field) => data.reduce((total, v) => total + (v > 0.5 ? 1 : 0), 0);
  return sum(a) > 3 * sum(b);
}

function larger(a: Field, b: Field, both: boolean): Field {
  return both ? { ...a, data: a.data.map((v, i) => Math.max(v, b.data[i]!)) } : a;
}

function within(field: Field, part: BodyPart, person: Box | undefined): Field {
  if (!person || (part !== 'shoes' && part !== 'hat')) return field;
  const from = part === 'shoes' ? person.y + FEET_FROM * person.height : 0;
  const to = part === 'hat' ? person.y + HAT_TO * person.height : field.height;
  const data = field.data.map((v, i) => {
    const y = Math.floor(i / field.width);
    return y >= from && y < to ? v : 0;
  });
  return { ...field, data };
}

function firm({ data }: Field): Uint8Array {
  const out = new Uint8Array(data.length);
  for (let i = 0; i < out.length; i++)
    out[i] = Math.round(255 * Math.min(1, Math.max(0, (data[i]! - OUTSIDE) / (INSIDE - OUTSIDE))));
  return out;
}
