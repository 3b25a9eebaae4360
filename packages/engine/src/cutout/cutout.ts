import { cropRgba, visibleBounds } from '@atelier/pixels/bounds';
import { growBounds } from '@atelier/pixels/crop';
import type { Field } from '@atelier/pixels/field';
import { flatten, ownMatte } from '@atelier/pixels/flatten';
import type { Raster, Rgb, Rgba } from '@atelier/pixels/raster';
import type { GarmentClass, PhotoKind } from '../flat-lay/types.ts';
import type { Models } from '../models/models.ts';
import { decontaminate } from './foreground.ts';
import { mendFrameBorder } from './frame-border.ts';
import { garmentLikelihood } from './garment-likelihood.ts';
import { type Manner, matteOf } from './matte.ts';
import { objectLikelihood } from './object-likelihood.ts';
import { takeSpill } from './spill.ts';
import { uncover } from './uncover.ts';

/** A product on transparency. */
export interface Cutout {
  picture: Rgba;
  garment: GarmentClass;
  /** Share of the object about which the network could not decide at first sight, 0..1. */
  doubt: number;
  /** Whether something lay over it, behind which it was made up. */
  uncovered: boolean;
  /** Whether another thing, which the photo's frame cuts, was left out. */
  leftOut: boolean;
}

/** Free space kept around the object, per long side of its box. */
const MARGIN = 0.02;
/** Objects have thin parts; a garment has none, but on a body hair that lies across it. */
const MANNERS: Record<PhotoKind, Manner> = {
  object: { stiffness: 1, calm: false },
  lying: { stiffness: 1, calm: true },
  worn: { stiffness: 2.5, calm: true },
};

/**
 * Cuts the product out of a photo, at the photo's size: finds it by network, refines the edge by colour, replaces
 * the old ground's colour at the edge, crops to the object. A photo that comes with its own matte keeps it.
 * Undefined when there is nothing to be seen.
 */
export async function cutOut(
  photo: Raster,
  seen: { kind: PhotoKind; garment: GarmentClass; named: GarmentClass | undefined; salient: Field },
  models: Models,
): Promise<Cutout | undefined> {
  if (photo.channels === 4 && seen.kind !== 'worn' && ownMatte(photo)) {
    return cropped(
      { ...photo, channels: 4 },
      { garment: seen.garment, doubt: 0, uncovered: false, leftOut: false },
    );
  }
  const picture = mendFrameBorder(flatten(photo));
  if (seen.kind === 'worn') return cutOutWorn(picture, seen, models);
  const { field, doubt } = await objectLikelihood(picture, seen.salient, models);
  const matte = matteOf(picture, field, MANNERS[seen.kind]);
  if (!matte) return undefined;
  const own = decontaminate(matte.picture, matte.alpha.data);
  if (matte.backdrop) takeSpill(own, matte.picture, matte.backdrop);
  return cropped(own, { garment: seen.garment, doubt, uncovered: false, leftOut: matte.leftOut });
}

async function cutOutWorn(
  photo: Rgb,
  { salient, named }: { salient: Field; named: GarmentClass | undefined },
  models: Models,
): Promise<Cutout | undefined> {
  const { field, garment, hidden } = await garmentLikelihood(photo, salient, named, models);
  const matte = matteOf(photo, field, MANNERS.worn);
  if (!matte) return undefined;
  const own = decontaminate(matte.picture, matte.alpha.data);
  const whole = hidden ? uncover(own, hidden, matte.box, photo) : own;
  return cropped(whole, { garment, doubt: 0, uncovered: hidden !== undefined, leftOut: matte.leftOut });
}

function cropped(picture: Rgba, about: Omit<Cutout, 'picture'>): Cutout | undefined {
  const box = visibleBounds(picture);
  if (!box) return undefined;
  const around = growBounds(box, MARGIN * Math.max(box.width, box.height), picture.width, picture.height);
  return { picture: cropRgba(picture, around), ...about };
}
