import { dilate } from '@atelier/pixels/morphology';
import { SEEN, trunkLength } from './fit-stance.ts';
import type { KeyPoints } from './key-points.ts';
import type { PhotoParts } from './photo-parts.ts';
import type { Replaced } from './try-on-garments.ts';

const SOME = 0.4;
/** Old cloth shines into its surroundings by this share of shoulder to hip: it is taken out with a rim. */
const RIM_SHARE = 0.02;
/** A dress that only a top or a bottom replaces is parted this far above the hip joints, share of shoulder to hip. */
const WAIST_ABOVE_HIPS = 0.12;

/**
 * 1 where the photo shows clothes that have to go, and a rim around them: `Uint8Array [height * width]`. What is
 * before them (hair, hands) may lie in the rim.
 */
export function oldClothes(parts: PhotoParts, replaced: Replaced, points: KeyPoints): Uint8Array {
  const { width, height, clothes, other, upper, lower, full } = parts;
  const trunkPx = trunkLength(points);
  const hipY = (points.hips.left.y + points.hips.right.y) / 2;
  const waistY = hipY - WAIST_ABOVE_HIPS * trunkPx;
  const mask = new Uint8Array(width * height);
  for (let i = 0; i < mask.length; i++) {
    const share = Math.max(upper[i]!, lower[i]!, full[i]!);
    // One network takes hems and belts for accessories, the other shoes for nothing: together they tell clothes.
    if (clothes[i]! + (share < SOME ? 0 : other[i]!) < SOME) continue;
    if (share < SOME && isShoe(points, i % width, Math.floor(i / width))) continue;
    const isAbove = Math.floor(i / width) < waistY;
    const isUpper = share < SOME ? isAbove : upper[i] === share || (full[i] === share && isAbove);
    if (isUpper ? replaced.upper : replaced.lower) mask[i] = 1;
  }
  const rimmed = dilate(mask, width, height, Math.max(2, Math.round(RIM_SHARE * trunkPx)));
  for (let i = 0; i < rimmed.length; i++) {
    const isOtherCloth = clothes[i]! >= SOME && mask[i] === 0;
    if (isOtherCloth) rimmed[i] = 0;
  }
  return rimmed;
}

/** Whether a place lies below the nearer ankle, where boots may be taken for clothes. */
function isShoe({ ankles: { left, right } }: KeyPoints, x: number, y: number): boolean {
  const ankle = Math.abs(x - left.x) < Math.abs(x - right.x) ? left : right;
  return ankle.score >= SEEN && y > ankle.y;
}
