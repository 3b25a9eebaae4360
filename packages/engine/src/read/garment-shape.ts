import type { GarmentClass } from '../flat-lay/types.ts';
import type { Field } from '../pixels/field.ts';

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
