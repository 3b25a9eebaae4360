import type { Bounds } from '@atelier/pixels/bounds';
import { connectedRegions, type Region } from '@atelier/pixels/components';
import { cropRgb, growBounds } from '@atelier/pixels/crop';
import { enlargeField } from '@atelier/pixels/enlarge';
import { emptyField, type Field } from '@atelier/pixels/field';
import { atLeast } from '@atelier/pixels/mask';
import type { Rgb } from '@atelier/pixels/raster';
import type { GarmentClass } from '../flat-lay/types.ts';
import type { Models } from '../models/models.ts';
import { type Bare, findOcclusion } from './occlusion.ts';
import { type ClothParts, clothParts, type PersonParts, personParts } from './parsing.ts';

/** The garment of a worn photo. */
export interface GarmentLikelihood {
  /** 0..1 over the whole picture. */
  field: Field;
  garment: GarmentClass;
  /** Where the garment goes on behind hands, arms and hair, 1 there, over the whole picture. */
  hidden: Field | undefined;
}

/** Cells of the result. */
const SIDE = 640;
/** Free space kept around the person, per side length of the box. */
const MARGIN = 0.06;
/** A class that has less than this share of the clothes is not what the photo is about. */
const LEAST_SHARE = 0.15;
/** Share of the clothes that the clothes network must see to be believed. */
const SEEN_CLOTHES = 0.3;

type Layer = 'upper' | 'lower' | 'full';

/**
 * Finds the garment that somebody wears: the clothes network splits the outfit, the person network takes hair and
 * skin away. Which piece it is the caller's word says, else the largest.
 */
export async function garmentLikelihood(
  picture: Rgb,
  salient: Field,
  named: GarmentClass | undefined,
  models: Models,
): Promise<GarmentLikelihood> {
  const box = personBox(salient, picture);
  const person = cropRgb(picture, box);
  const parts = await personParts(person, models);
  const cloth = models.available('cloth') ? await clothParts(person, models) : undefined;
  const layer = cloth && seesClothes(cloth, parts) ? layerOf(cloth, named) : undefined;
  const wearing = cloth && layer ? pieceOf(cloth, layer, named) : enlargeField(parts.clothes, SIDE, SIDE);
  const bare = bareOf(parts);
  takeAway(wearing, bare.hair);
  takeAway(wearing, bare.skin);
  const field = placeIn(picture, box, wearing);
  const garment = named && named !== 'object' ? named : classOf(layer);
  const placed = { hair: placeIn(picture, box, bare.hair), skin: placeIn(picture, box, bare.skin) };
  const occlusion = findOcclusion(field, placed, garment, picture);
  if (occlusion) takeAway(field, enlargeField(occlusion.sleeves, SIDE, SIDE));
  return { field, garment, hidden: occlusion?.hidden };
}

/** Clears a field where another is surer than not, in place. */
function takeAway(from: Field, what: Field): void {
  for (let i = 0; i < from.data.length; i++) {
    from.data[i] = from.data[i]! * (1 - Math.max(0, 2 * what.data[i]! - 1));
  }
}

/** Around the largest of those who stand out; the others are not the product. */
function personBox(salient: Field, picture: Rgb): Bounds {
  const mask = atLeast(salient.data, 0.3);
  const { regions } = connectedRegions(mask, salient.width, salient.height);
  const largest = regions.reduce<Region | undefined>(
    (most, region) => (most && most.area >= region.area ? most : region),
    undefined,
  );
  const cells = largest?.bounds ?? { left: 0, top: 0, width: salient.width, height: salient.height };
  const sx = picture.width / salient.width;
  const sy = picture.height / salient.height;
  const box = {
    left: cells.left * sx,
    top: cells.top * sy,
    width: cells.width * sx,
    height: cells.height * sy,
  };
  return growBounds(box, MARGIN * Math.max(box.width, box.height), picture.width, picture.height);
}

function layerOf(cloth: ClothParts, named: GarmentClass | undefined): Layer {
  const area = { upper: count(cloth.upper), lower: count(cloth.lower), full: count(cloth.full) };
  const all = area.upper + area.lower + area.full;
  const wanted =
    named === 'top' ? 'upper' : named === 'bottom' ? 'lower' : named === 'dress' ? 'full' : undefined;
  if (wanted && area[wanted] > LEAST_SHARE * all) return wanted;
  if (area.full >= area.upper && area.full >= area.lower) return 'full';
  return area.upper >= area.lower ? 'upper' : 'lower';
}

/** Poses it does not know blind the clothes network; the person network then says where clothes are. */
function seesClothes(cloth: ClothParts, parts: PersonParts): boolean {
  const seen = 1 - share(cloth.ground);
  return seen > SEEN_CLOTHES * share(parts.clothes);
}

/** The network cuts some dresses at the waist; who says it is a dress gets all of it. */
function pieceOf(cloth: ClothParts, layer: Layer, named: GarmentClass | undefined): Field {
  const piece = cloth[layer];
  const whole = named === 'dress' ? piece.data.map((_, i) => 1 - cloth.ground.data[i]!) : piece.data;
  return enlargeField({ ...piece, data: whole }, SIDE, SIDE);
}

function bareOf({ hair, body, face }: PersonParts): Bare {
  const skin = { ...body, data: body.data.map((v, i) => Math.min(1, v + face.data[i]!)) };
  return { hair: enlargeField(hair, SIDE, SIDE), skin: enlargeField(skin, SIDE, SIDE) };
}

/** Puts a field over `box` into one over the whole picture. */
function placeIn(picture: Rgb, box: Bounds, part: Field): Field {
  const field = emptyField(SIDE, SIDE);
  const left = Math.round((box.left * SIDE) / picture.width);
  const top = Math.round((box.top * SIDE) / picture.height);
  const width = Math.round(((box.left + box.width) * SIDE) / picture.width) - left;
  const height = Math.round(((box.top + box.height) * SIDE) / picture.height) - top;
  const patch = enlargeField(part, width, height);
  for (let y = 0; y < height; y++) {
    field.data.set(patch.data.subarray(y * width, (y + 1) * width), (top + y) * SIDE + left);
  }
  return field;
}

function count({ data }: Field): number {
  let cells = 0;
  for (const v of data) if (v > 0.5) cells++;
  return cells;
}

/** Share of cells above a half. */
function share(field: Field): number {
  return count(field) / field.data.length;
}

function classOf(layer: Layer | undefined): GarmentClass {
  return layer === 'lower' ? 'bottom' : layer === 'full' ? 'dress' : 'top';
}
