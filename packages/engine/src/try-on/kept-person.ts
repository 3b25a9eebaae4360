import { BODY_PARTS, type WornClothes } from '@atelier/figure';
import { blurField } from '@atelier/pixels/blur';
import { connectedRegions } from '@atelier/pixels/components';
import { atLeast } from '@atelier/pixels/mask';
import { dilate, open } from '@atelier/pixels/morphology';
import type { Rgb, Rgba } from '@atelier/pixels/raster';
import { decontaminate } from '../cutout/foreground.ts';
import { trunkLength } from './fit-stance.ts';
import { handsOf, isAtHand } from './hands.ts';
import type { KeyPoints } from './key-points.ts';
import type { OldClothes } from './old-clothes.ts';
import type { PhotoParts } from './photo-parts.ts';

/** What of the person in a photo stays as it is, in its own colours without those of the old clothes beside it. */
export interface KeptPerson {
  /** Hair, skin and shoes; new clothes may hide them. Alpha 0..255 is how much of a pixel they are. */
  readonly picture: Rgba;
  /** How much of a pixel stays before new clothes, too, 0..1: hair, face, hands. `Float32Array [height * width]`. */
  readonly front: Float32Array;
}

/** Shares below the first are the parsing's doubt, above the second its certainty. */
const SKIN_LEVELS = [0.3, 0.75] as const;
const HAIR_LEVELS = [0.12, 0.7] as const;
/** Beside old clothes skin must be surer: what is in doubt there is their edge and their shadow. */
const SKIN_LEVELS_AT_CLOTHES = [0.65, 0.95] as const;
const AT_CLOTHES_SHARE = 0.02;
/** Thinner skin than this share of shoulder to hip is an edge of clothes; less hair than this share squared is, too. */
const LEAST_SKIN_SHARE = 0.018;
const LEAST_HAIR_SHARE = 0.12;
/** Arms of the photo lie before a new top this far around where the fitted body has them, share of shoulder to hip. */
const ARM_REACH_SHARE = 0.012;

/**
 * Tells what of the person stays.
 * @param gone 1 where skin is taken out because new clothes cover the limb in truth: `Uint8Array [height * width]`
 */
export function keptPerson(
  photo: Rgb,
  parts: PhotoParts,
  points: KeyPoints,
  worn: WornClothes,
  old: OldClothes,
  gone: Uint8Array,
): KeptPerson {
  const { width, height } = parts;
  const trunkPx = trunkLength(points);
  const hands = handsOf(points);
  const arms = armsBeforeTrunk(worn, trunkPx);
  const head = headShare(parts, trunkPx);
  const body = bodyShare(parts, worn, old, trunkPx);
  const tops = blurField({ width, height, data: Float32Array.from(old.before) }, 1).data;
  const front = new Float32Array(head.length);
  for (let i = 0; i < front.length; i++) {
    const isHand = body[i]! > 0 && isAtHand(hands, i % width, Math.floor(i / width));
    front[i] = Math.max(head[i]!, body[i]! * (isHand ? 1 : arms[i]!), tops[i]!);
    head[i] = Math.max(head[i]!, gone[i] === 1 ? 0 : body[i]!, tops[i]!);
  }
  return { picture: decontaminate(photo, head), front };
}

/** Hair and face, 0..1, without specks elsewhere that look like hair. */
function headShare({ width, height, hair, face }: PhotoParts, trunkPx: number): Float32Array {
  const share = new Float32Array(hair.length);
  for (let i = 0; i < share.length; i++) share[i] = stretch(hair[i]! + face[i]!, HAIR_LEVELS);
  const { labels, regions } = connectedRegions(atLeast(share, 0.05), width, height);
  const least = (LEAST_HAIR_SHARE * trunkPx) ** 2;
  for (let i = 0; i < share.length; i++) {
    if (labels[i]! > 0 && regions[labels[i]! - 1]!.area < least) share[i] = 0;
  }
  return share;
}

/**
 * Skin and shoes, 0..1, without the thin lines that clothes leave along their edges. Where limbs go on into what is
 * taken out, their own skin begins a little beyond the old hem: made-up skin joins it without the hem's shadow.
 */
function bodyShare(parts: PhotoParts, worn: WornClothes, old: OldClothes, trunkPx: number): Float32Array {
  const { width, height, skin, face, other } = parts;
  const reach = Math.max(1, Math.round(AT_CLOTHES_SHARE * trunkPx));
  const atClothes = dilate(old.cloth, width, height, reach);
  const share = new Float32Array(skin.length);
  for (let i = 0; i < share.length; i++) {
    if (atClothes[i] === 1 && isBareSkin(worn, i)) continue;
    const levels = atClothes[i] === 1 ? SKIN_LEVELS_AT_CLOTHES : SKIN_LEVELS;
    share[i] = stretch(skin[i]! + face[i]! + other[i]!, levels);
  }
  const least = Math.max(1, Math.round((LEAST_SKIN_SHARE * trunkPx) / 2));
  const solid = dilate(open(atLeast(share, 0.5), width, height, least), width, height, 2);
  for (let i = 0; i < share.length; i++) if (solid[i] === 0) share[i] = 0;
  return share;
}

const CONTINUED: readonly number[] = [BODY_PARTS.arm, BODY_PARTS.leg, BODY_PARTS.trunk];

const isBareSkin = ({ parts, clothes }: WornClothes, i: number): boolean =>
  CONTINUED.includes(parts.data[i]!) && clothes.data[4 * i + 3] === 0;

const stretch = (share: number, [low, high]: readonly [number, number]): number =>
  Math.min(1, Math.max(0, (share - low) / (high - low)));

/** How surely the bare arms of the fitted body lie before its trunk or legs, 0..1. */
function armsBeforeTrunk({ parts, clothes }: WornClothes, trunkPx: number): Float32Array {
  const { width, height } = parts;
  const bare = new Float32Array(width * height);
  for (let i = 0; i < bare.length; i++)
    bare[i] = parts.data[i] === BODY_PARTS.arm && clothes.data[4 * i + 3] === 0 ? 1 : 0;
  const near = blurField({ width, height, data: bare }, ARM_REACH_SHARE * trunkPx).data;
  for (let i = 0; i < near.length; i++) {
    const part = parts.data[i];
    const isBehind = part === BODY_PARTS.trunk || part === BODY_PARTS.leg || part === BODY_PARTS.head;
    near[i] = isBehind ? Math.min(1, 2 * near[i]!) : 0;
  }
  return near;
}
