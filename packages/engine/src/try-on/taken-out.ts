import { BODY_PARTS, type WornClothes } from '@atelier/figure';
import { blurField } from '@atelier/pixels/blur';
import { dilate } from '@atelier/pixels/morphology';
import { trunkLength } from './fit-stance.ts';
import type { KeyPoints } from './key-points.ts';
import type { PhotoParts } from './photo-parts.ts';

/** Limbs of photo and fitted body lie this near to each other, share of shoulder to hip. */
const LIMB_REACH_SHARE = 0.06;
/** Skin is taken out with a rim of this share. */
const RIM_SHARE = 0.014;
/** Made-up skin of neck and shoulders may stand out so far from a new collar, share of shoulder to hip. */
const NECK_SHARE = 0.14;
/** The edge of the photo's own neck, which is mixed with the ground, goes with it. */
const NECK_RIM_SHARE = 0.01;
const GROUND = 0.5;

/**
 * Skin of the photo beside new cloth that covers it in truth, and a rim around it: limbs that are not quite where the
 * fitted body's are.
 * @param alpha of the new clothes, 0..1
 * @returns 1 where it has to go: `Uint8Array [height * width]`
 */
export function coveredSkin(
  parts: PhotoParts,
  worn: WornClothes,
  alpha: Float32Array,
  trunkPx: number,
): Uint8Array {
  const { width, height } = parts;
  const body = worn.parts.data;
  const isLimb = (i: number) => body[i] === BODY_PARTS.leg || body[i] === BODY_PARTS.arm;
  const near = (value: (i: number) => boolean): Float32Array => {
    const data = new Float32Array(width * height);
    for (let i = 0; i < data.length; i++) data[i] = value(i) ? 1 : 0;
    return blurField({ width, height, data }, LIMB_REACH_SHARE * trunkPx).data;
  };
  const covered = near((i) => isLimb(i) && alpha[i]! > 0.5);
  const bare = near((i) => body[i] !== BODY_PARTS.none && alpha[i]! <= 0.5);
  const mask = new Uint8Array(alpha.length);
  for (let i = 0; i < mask.length; i++) {
    const isSkin =
      parts.skin[i]! > 0.3 && parts.face[i]! < 0.3 && parts.hair[i]! < 0.3 && parts.other[i]! < 0.3;
    if (isSkin && body[i] === BODY_PARTS.none && covered[i]! > 0.03 && covered[i]! > 3 * bare[i]!)
      mask[i] = 1;
  }
  return dilate(mask, width, height, Math.max(2, Math.round(RIM_SHARE * trunkPx)));
}

/**
 * Ground of the photo where neck and shoulders of the fitted body show in a new collar that is wider than the old one.
 * @param skin where the fitted body is bare, 0..1
 * @returns 1 where skin takes the place of the ground: `Uint8Array [height * width]`
 */
export function collarGap(
  parts: PhotoParts,
  worn: WornClothes,
  skin: Float32Array,
  points: KeyPoints,
): Uint8Array {
  const { width, height } = parts;
  const trunkPx = trunkLength(points);
  const collarRow = Math.max(points.shoulders.left.y, points.shoulders.right.y);
  const cloth = new Uint8Array(skin.length);
  for (let i = 0; i < cloth.length; i++) cloth[i] = worn.clothes.data[4 * i + 3]! > 127 ? 1 : 0;
  const nearCollar = dilate(cloth, width, height, Math.max(1, Math.round(NECK_SHARE * trunkPx)));
  const mask = new Uint8Array(skin.length);
  for (let i = 0; i < collarRow * width; i++) {
    const isNeck = worn.parts.data[i] === BODY_PARTS.trunk;
    if (isNeck && nearCollar[i] === 1 && skin[i]! > 0.02 && parts.ground[i]! >= GROUND) mask[i] = 1;
  }
  return dilate(mask, width, height, Math.max(2, Math.round(NECK_RIM_SHARE * trunkPx)));
}
