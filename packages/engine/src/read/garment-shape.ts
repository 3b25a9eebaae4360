import { connectedRegions } from '@atelier/pixels/components';
import type { Field } from '@atelier/pixels/field';
import { atLeast } from '@atelier/pixels/mask';
import type { GarmentClass } from '../flat-lay/types.ts';
import { solidity } from './solidity.ts';

/** Widths of a silhouette by height, all per picture width, with heights as shares of the silhouette's. */
interface Profile {
  /** Height over width of the box, in pixels. */
  aspect: number;
  /** Share of rows in the lower part that are split in two legs. */
  legs: number;
  /** Mean width over [from, to) of the height, per box width. */
  width(from: number, to: number): number;
}

const LEGS_FROM = 0.55;
/** Trousers are split over most of the lower part, shorts only at its end. */
const LEG_ROWS = 0.45;
const SLEEVE_FLARE = 1.12;
const DRESS_ASPECT = 1.12;
const LONG_ASPECT = 1.9;
/** A shape that fills its hull and is round at the top, where skirts and shorts have a straight waist. */
const COMPACT_SOLIDITY = 0.88;
const ROUND_TOP = 0.34;
/** Shoes are two shapes, the smaller not much smaller, each compact. */
const PAIR_RATIO = 0.6;
const PAIR_SOLIDITY = 0.8;

/**
 * Guesses a garment's class from its silhouette alone: legs make a bottom, sleeves wider than the trunk a top, a
 * long shape a dress, a straight waist a bottom. `salient` may be squeezed; `picture` gives the true proportions.
 */
export function garmentOfShape(salient: Field, picture: { width: number; height: number }): GarmentClass {
  const profile = profileOf(salient, picture);
  if (!profile) return 'object';
  const shoulders = profile.width(0.12, 0.4);
  const trunk = profile.width(0.4, 0.55);
  const hem = profile.width(0.75, 1);
  if (profile.legs > LEG_ROWS && shoulders < trunk * SLEEVE_FLARE) return 'bottom';
  if (profile.aspect > DRESS_ASPECT && hem > trunk * SLEEVE_FLARE) return 'dress';
  if (shoulders > trunk * SLEEVE_FLARE) return 'top';
  if (profile.aspect > LONG_ASPECT) return profile.legs > 0.1 ? 'bottom' : 'dress';
  return profile.width(0.55, 0.85) > shoulders ? 'bottom' : 'top';
}

/**
 * What a silhouette shows that can be no garment: two compact shapes are a pair of shoes; what is compact, round at
 * the top and not split below may be a cap and is treated as a thing. To treat a garment so does less harm than the
 * reverse. Undefined for all other shapes.
 */
export function thingOfShape(
  salient: Field,
  picture: { width: number; height: number },
): GarmentClass | undefined {
  const profile = profileOf(salient, picture);
  if (!profile) return undefined;
  if (isPair(salient)) return 'footwear';
  const round = profile.width(0, 0.05) < ROUND_TOP && profile.legs === 0;
  return round && solidity(salient) > COMPACT_SOLIDITY ? 'object' : undefined;
}

function isPair(salient: Field): boolean {
  const { width, height } = salient;
  const { labels, regions } = connectedRegions(atLeast(salient.data, 0.5), width, height);
  const [larger, smaller, third] = regions.toSorted((a, b) => b.area - a.area);
  if (!larger || !smaller || smaller.area < PAIR_RATIO * larger.area) return false;
  if (third && third.area > PAIR_RATIO * smaller.area) return false;
  return [larger, smaller].every(({ label }) => {
    const alone = Float32Array.from(labels, (l) => (l === label ? 1 : 0));
    return solidity({ width, height, data: alone }) > PAIR_SOLIDITY;
  });
}

function profileOf(
  { width, height, data }: Field,
  picture: { width: number; height: number },
): Profile | undefined {
  const widths: number[] = [];
  const runs: number[] = [];
  let left = width;
  let right = -1;
  for (let y = 0; y < height; y++) {
    let inside = 0;
    let parts = 0;
    let before = false;
    for (let x = 0; x < width; x++) {
      const is = data[y * width + x]! > 0.5;
      if (is) {
        inside++;
        left = Math.min(left, x);
        right = Math.max(right, x);
        if (!before) parts++;
      }
      before = is;
    }
    if (inside === 0) continue;
    widths.push(inside);
    runs.push(parts);
  }
  if (right < 0 || widths.length < 8) return undefined;
  const boxWidth = right - left + 1;
  const lower = runs.slice(Math.floor(runs.length * LEGS_FROM));
  return {
    aspect: ((widths.length / height) * picture.height) / ((boxWidth / width) * picture.width),
    legs: lower.filter((parts) => parts >= 2).length / lower.length,
    width: (from, to) => {
      const rows = widths.slice(Math.floor(from * widths.length), Math.max(1, Math.ceil(to * widths.length)));
      return rows.reduce((sum, w) => sum + w, 0) / rows.length / boxWidth;
    },
  };
}
