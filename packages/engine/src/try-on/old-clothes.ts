import { dilate } from '@atelier/pixels/morphology';
import { SEEN, trunkLength } from './fit-stance.ts';
import type { KeyPoints } from './key-points.ts';
import type { PhotoParts } from './photo-parts.ts';
import type { Replaced } from './try-on-garments.ts';

const SOME = 0.4;
const SURE = 0.8;
/** Old cloth shines into its surroundings by this share of shoulder to hip: it is taken out with a rim. */
const RIM_SHARE = 0.016;
/** A dress that only a top or a bottom replaces is parted this far above the hip joints, share of shoulder to hip. */
const WAIST_ABOVE_HIPS = 0.12;

/** 1 where the photo shows clothes that have to go: `Uint8Array [height * width]`. */
export function oldClothes(parts: PhotoParts, replaced: Replaced, points: KeyPoints): Uint8Array {
  const { width, height, clothes, upper, lower, full, hair, face, skin } = parts;
  const trunkPx = trunkLength(points);
  const hipY = (points.hips.left.y + points.hips.right.y) / 2;
  const waistY = hipY - WAIST_ABOVE_HIPS * trunkPx;
  const mask = new Uint8Array(width * height);
  for (let i = 0; i < mask.length; i++) {
    if (clothes[i]! < SOME || isShoe(points, i % width, Math.floor(i / width))) continue;
    const isAbove = Math.floor(i / width) < waistY;
    const share = Math.max(upper[i]!, lower[i]!, full[i]!);
    const isUpper = share < SOME ? isAbove : upper[i] === share || (full[i] === share && isAbove);
    if (isUpper ? replaced.upper : replaced.lower) mask[i] = 1;
  }
  const rimmed = dilate(mask, width, height, Math.max(2, Math.round(RIM_SHARE * trunkPx)));
  for (let i = 0; i < rimmed.length; i++) {
    const keeps = hair[i]! > SOME || face[i]! > SOME || (skin[i]! > SURE && mask[i] === 0);
    const isOtherCloth = clothes[i]! >= SOME && mask[i] === 0;
    if (keeps || isOtherCloth) rimmed[i] = 0;
  }
  return rimmed;
}

/** Whether a place lies below the nearer ankle. */
function isShoe({ ankles: { left, right } }: KeyPoints, x: number, y: number): boolean {
  const ankle = Math.abs(x - left.x) < Math.abs(x - right.x) ? left : right;
  return ankle.score >= SEEN && y > ankle.y;
}
