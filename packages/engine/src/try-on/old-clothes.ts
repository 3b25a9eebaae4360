import { blurField } from '@atelier/pixels/blur';
import { dilate } from '@atelier/pixels/morphology';
import { SEEN, trunkLength } from './fit-stance.ts';
import type { KeyPoints } from './key-points.ts';
import type { PhotoParts } from './photo-parts.ts';
import type { Replaced } from './try-on-garments.ts';

const SOME = 0.4;
/** Tops and bottoms are told apart over this share of shoulder to hip: they have no specks of each other. */
const CALM_SHARE = 0.025;
const SURE_GARMENT = 0.45;
const SURE_SKIN = 0.8;
/** Old cloth shines into its surroundings by this share of shoulder to hip: it is taken out with a rim. */
const RIM_SHARE = 0.02;
/** A dress that only a top or a bottom replaces is parted this far above the hip joints, share of shoulder to hip. */
const WAIST_ABOVE_HIPS = 0.12;

/** Clothes of a photo that have to go: `Uint8Array [height * width]` each. */
export interface OldClothes {
  /** 1 where they are. */
  readonly cloth: Uint8Array;
  /** 1 there and in a rim around them, in which hair or hands before them may lie. */
  readonly rimmed: Uint8Array;
  /** 1 where a top stays that hangs over new trousers or a new skirt. */
  readonly before: Uint8Array;
  /** 1 where trousers or a skirt stay that go on below what goes. */
  readonly below: Uint8Array;
}

/** Finds the clothes of a photo in whose place new ones are worn. */
export function oldClothes(parts: PhotoParts, replaced: Replaced, points: KeyPoints): OldClothes {
  const { width, height } = parts;
  const trunkPx = trunkLength(points);
  const calm = (data: Float32Array) => blurField({ width, height, data }, CALM_SHARE * trunkPx).data;
  const [upper, lower, full] = [calm(parts.upper), calm(parts.lower), calm(parts.full)];
  const waistY = waistRow(points);
  const cloth = new Uint8Array(width * height);
  const stays = new Uint8Array(width * height);
  const before = new Uint8Array(width * height);
  const below = new Uint8Array(width * height);
  for (let i = 0; i < cloth.length; i++) {
    if (!isCloth(parts, i)) continue;
    const row = Math.floor(i / width);
    const share = Math.max(upper[i]!, lower[i]!, full[i]!);
    const isUpper = share < SOME ? row < waistY : upper[i] === share || (full[i] === share && row < waistY);
    if (share < SOME && isBelowAnkle(points, i % width, row)) continue;
    if (isUpper ? replaced.upper : replaced.lower) cloth[i] = 1;
    else {
      stays[i] = 1;
      if (!isUpper) below[i] = 1;
      if (replaced.lower && upper[i]! > SURE_GARMENT && upper[i] === share) before[i] = 1;
    }
  }
  const rimmed = dilate(cloth, width, height, Math.max(2, Math.round(RIM_SHARE * trunkPx)));
  for (let i = 0; i < rimmed.length; i++) if (stays[i] === 1) rimmed[i] = 0;
  return { cloth, rimmed, before, below };
}

/** The row at which trousers and skirts are held. */
export function waistRow(points: KeyPoints): number {
  return (points.hips.left.y + points.hips.right.y) / 2 - WAIST_ABOVE_HIPS * trunkLength(points);
}

/** One network takes hems and belts for skin or accessories: where the other is sure of a garment, it is cloth. */
function isCloth({ ground, hair, face, skin, clothes, upper, lower, full }: PhotoParts, i: number): boolean {
  if (clothes[i]! >= SOME) return true;
  const isGarment = Math.max(upper[i]!, lower[i]!, full[i]!) > SURE_GARMENT;
  return isGarment && skin[i]! < SURE_SKIN && ground[i]! < SOME && hair[i]! + face[i]! < SOME;
}

/** Whether a place lies below the nearer ankle, where boots may be taken for clothes. */
function isBelowAnkle({ ankles: { left, right } }: KeyPoints, x: number, y: number): boolean {
  const ankle = Math.abs(x - left.x) < Math.abs(x - right.x) ? left : right;
  return ankle.score >= SEEN && y > ankle.y;
}
