import { BODY_PARTS, type WornClothes } from '@atelier/figure';
import { blurField } from '@atelier/pixels/blur';
import { enlargeField } from '@atelier/pixels/enlarge';
import { close, dilate } from '@atelier/pixels/morphology';
import { pushPull } from '@atelier/pixels/push-pull';
import { randomStream } from '@atelier/pixels/random';
import type { Rgb } from '@atelier/pixels/raster';
import { linearToByte, SRGB_TO_LINEAR } from '@atelier/pixels/srgb';
import { trunkLength } from './fit-stance.ts';
import { handsOf, wristsOf } from './hands.ts';
import type { KeptPerson } from './kept-person.ts';
import type { KeyPoints } from './key-points.ts';
import { limbShading } from './limb-light.ts';
import type { PhotoParts } from './photo-parts.ts';

/** Where skin lies that old clothes hid. */
export interface BareSkin {
  /** Where skin is rather than ground, 0..1: `Float32Array [height * width]`. */
  readonly share: Float32Array;
  /** 1 where trunk or legs show in place of a hand of the fitted body: `Uint8Array [height * width]`. */
  readonly behindHands: Uint8Array;
  /** Where it lies before the new clothes, 0..1: forearms between fitted arms and the photo's hands. */
  readonly front: Float32Array;
}

/** Made-up skin goes on this far from the arm into the hand, share of shoulder to hip. */
const CUFF_SHARE = 0.09;
/** Half a hand's breadth, share of shoulder to hip. */
const HAND_SHARE = 0.09;
/** Gaps between made-up skin and the photo's own are closed when they are narrower than twice this share. */
const GAP_SHARE = 0.03;
/** Blur of the outline that bounds a limb, share of shoulder to hip, and how steep it is made again. */
const OUTLINE_SHARE = 0.012;
const OUTLINE_STEEPNESS = 7;
/** Below this share, skin of the photo says nothing about its colour. */
const SURE = 0.75;
/** Shaded skin is redder: light that went through it. How much of a shade's log each channel takes. */
const SHADE_HUE = [0.8, 1.05, 1.2] as const;
const LIMBS: readonly number[] = [BODY_PARTS.arm, BODY_PARTS.leg, BODY_PARTS.hand, BODY_PARTS.foot];
const DARK = 0.004;
/** Colours are compared on every so manieth pixel. */
const CELL_PX = 4;
/** What the usual correction counts where nothing is seen, against 1 where skin is. */
const USUAL_WEIGHT = 0.01;
/** The photo's skin may differ by this much (natural log) from the drawn one's; more is another thing's colour. */
const MOST_CORRECTION = 1.4;
/** Skin is blotchy: deviation of its brightness (natural log) at two scales, shares of shoulder to hip. */
const BLOTCHES = [
  { share: 0.006, deviation: 0.012 },
  { share: 0.03, deviation: 0.025 },
] as const;

/** Finds where the fitted body's own skin will show. */
export function bareSkin(
  parts: PhotoParts,
  worn: WornClothes,
  kept: KeptPerson,
  points: KeyPoints,
): BareSkin {
  const trunkPx = trunkLength(points);
  const { share, behindHands } = skinShare(parts, worn, kept, points);
  const front = wristsOf(handsOf(points), worn, kept.front, trunkPx);
  for (let i = 0; i < share.length; i++) {
    // Beside the person the photo shows what there is.
    front[i] = front[i]! * Math.max(0, 1 - 2 * parts.ground[i]!);
    share[i] = Math.max(share[i]!, front[i]!);
    if (front[i]! > 0) behindHands[i] = 0;
  }
  return { share, behindHands, front };
}

/**
 * Makes up the skin of the fitted body in the colours of the photo: drawn skin is brought to the brightness and hue of
 * the photo's own where both are seen, and the correction flows from there over what was hidden, so that
 * hands and neck go on without a seam (a membrane, as in Perez et al., "Poisson image editing", 2003).
 * @param seed of the blotches, 32 bits
 * @returns sRGB 0..255, not rounded: `Float32Array [height * width]` each
 */
export function skinColours(
  photo: Rgb,
  parts: PhotoParts,
  worn: WornClothes,
  { share, front }: BareSkin,
  points: KeyPoints,
  seed: number,
): Float32Array[] {
  const { width, height } = photo;
  const trunkPx = trunkLength(points);
  const shading = limbShading(photo, parts, limbsOf(worn, share, front), trunkPx);
  const blotches = blotchesOf(width, height, trunkPx, seed);
  for (let i = 0; i < shading.length; i++) shading[i] = shading[i]! + blotches[i]!;
  const drawn = completeSkin(worn);
  return drawn.map((plane, c) => {
    const correction = colourCorrection(photo, parts, worn, plane, c);
    for (let i = 0; i < plane.length; i++)
      plane[i] = linearToByte(
        Math.min(1, plane[i]! * Math.exp(correction[i]! + SHADE_HUE[c]! * shading[i]!)),
      );
    return plane;
  });
}

/** Arms and legs as far as they show, hidden ones in full, 0..1. */
function limbsOf({ parts, clothes }: WornClothes, share: Float32Array, front: Float32Array): Float32Array {
  const limbs = new Float32Array(share.length);
  for (let i = 0; i < limbs.length; i++) {
    const isLimb = LIMBS.includes(parts.data[i]!);
    limbs[i] = isLimb ? Math.max(share[i]!, clothes.data[4 * i + 3]! / 255) : front[i]!;
  }
  return limbs;
}

/** Drawn skin in linear light, continued a little beyond its outline. */
function completeSkin({ skin: { width, height, data } }: WornClothes): Float32Array[] {
  const weight = new Float32Array(width * height);
  const planes = [0, 1, 2].map((c) => {
    const plane = new Float32Array(width * height);
    for (let i = 0; i < plane.length; i++) plane[i] = SRGB_TO_LINEAR[data[4 * i + c]!]!;
    return plane;
  });
  for (let i = 0; i < weight.length; i++) weight[i] = data[4 * i + 3] === 255 ? 1 : 0;
  pushPull(planes, weight, width, height);
  return planes;
}

/**
 * Natural log of how much brighter the photo's skin is than the drawn one in a channel. Far from where both are seen it
 * is what it is on average, face included, lest a neck in the chin's shadow darken arms.
 */
function colourCorrection(
  photo: Rgb,
  parts: PhotoParts,
  worn: WornClothes,
  drawn: Float32Array,
  channel: number,
): Float32Array {
  const { width, height } = photo;
  const columns = Math.ceil(width / CELL_PX);
  const rows = Math.ceil(height / CELL_PX);
  const logs = new Float32Array(columns * rows);
  const weight = new Float32Array(columns * rows);
  let total = 0;
  let count = 0;
  for (let i = 0; i < drawn.length; i++) {
    const isSkin = parts.skin[i]! >= SURE;
    if (worn.parts.data[i] === BODY_PARTS.none || (!isSkin && parts.face[i]! < SURE)) continue;
    const log = Math.log((SRGB_TO_LINEAR[photo.data[3 * i + channel]!]! + DARK) / (drawn[i]! + DARK));
    const bounded = Math.min(MOST_CORRECTION, Math.max(-MOST_CORRECTION, log));
    total += bounded;
    count++;
    if (!isSkin) continue;
    const cell = Math.floor(i / width / CELL_PX) * columns + Math.floor((i % width) / CELL_PX);
    logs[cell] = logs[cell]! + bounded;
    weight[cell] = weight[cell]! + 1;
  }
  const usual = total / Math.max(1, count);
  for (let k = 0; k < logs.length; k++) {
    logs[k] = weight[k]! > 0 ? logs[k]! / weight[k]! : usual;
    weight[k] = weight[k]! > 0 ? 1 : USUAL_WEIGHT;
  }
  pushPull([logs], weight, columns, rows);
  return enlargeField(blurField({ width: columns, height: rows, data: logs }, 1.5), width, height).data;
}

/**
 * Where the fitted body is bare, within the outline that the photo gives it: no limb is wider than the sleeve it was
 * in. Gaps to the photo's own hands are closed, and those between neck and collar.
 */
function skinShare(
  parts: PhotoParts,
  worn: WornClothes,
  kept: KeptPerson,
  points: KeyPoints,
): Omit<BareSkin, 'front'> {
  const { width, height } = parts;
  const trunkPx = trunkLength(points);
  // Blurred, or folds and torn edges of the old clothes would be the outline of the limb.
  const ground = blurField({ width, height, data: parts.ground }, OUTLINE_SHARE * trunkPx).data;
  const cuffs = cuffsOf(worn, CUFF_SHARE * trunkPx);
  const share = new Float32Array(width * height);
  for (let i = 0; i < share.length; i++) {
    const part = worn.parts.data[i];
    const isLimb = part !== BODY_PARTS.trunk && part !== BODY_PARTS.head;
    const inOutline = isLimb ? Math.min(1, Math.max(0, 0.5 + OUTLINE_STEEPNESS * (0.5 - ground[i]!))) : 1;
    const drawn = worn.skin.data[4 * i + 3]! / 255;
    share[i] = drawn * inOutline * (part === BODY_PARTS.hand ? cuffs[i]! : 1);
  }
  const behindHands = behindHandsOf(worn, share, HAND_SHARE * trunkPx);
  for (let i = 0; i < share.length; i++) share[i] = Math.max(share[i]!, behindHands[i]!);
  closeGaps(share, parts, worn, kept, points);
  return { share, behindHands };
}

function closeGaps(
  share: Float32Array,
  parts: PhotoParts,
  worn: WornClothes,
  kept: KeptPerson,
  points: KeyPoints,
): void {
  const { width, height, skin } = parts;
  const { left, right } = points.shoulders;
  const gap = Math.round(GAP_SHARE * trunkLength(points));
  const collarRow = Math.max(left.y, right.y);
  const seen = new Uint8Array(share.length);
  const solid = new Uint8Array(share.length);
  for (let i = 0; i < solid.length; i++) {
    const isBare = share[i]! > 0.5;
    const isHigh = Math.floor(i / width) < collarRow;
    const isOwn = skin[i]! > 0.5 && (kept.front[i]! > 0.5 || (isHigh && kept.picture.data[4 * i + 3]! > 127));
    seen[i] = isOwn || (isBare && isHigh) ? 1 : 0;
    const isCollar = worn.clothes.data[4 * i + 3]! > 127 && isHigh;
    solid[i] = isBare || seen[i] === 1 || isCollar ? 1 : 0;
  }
  const joined = close(solid, width, height, gap);
  const nearSeen = dilate(seen, width, height, gap);
  for (let i = 0; i < joined.length; i++) joined[i] = joined[i]! & nearSeen[i]!;
  const soft = blurField({ width, height, data: Float32Array.from(joined) }, 1).data;
  for (let i = 0; i < share.length; i++) if (joined[i] === 1) share[i] = Math.max(share[i]!, soft[i]!);
}

/** How near the parts of a hand are to its arm, 0..1. */
function cuffsOf({ parts: { width, height, data } }: WornClothes, reach: number): Float32Array {
  const arms = new Float32Array(data.length);
  for (let i = 0; i < arms.length; i++) arms[i] = data[i] === BODY_PARTS.arm ? 1 : 0;
  const near = blurField({ width, height, data: arms }, reach).data;
  for (let i = 0; i < near.length; i++) near[i] = Math.min(1, 6 * near[i]!);
  return near;
}

/** 1 where trunk or legs go on behind what of hands is not made up: they have no hole there. */
function behindHandsOf(
  { parts: { width, height, data } }: WornClothes,
  share: Float32Array,
  reach: number,
): Uint8Array {
  const body = data.map((part) => (part === BODY_PARTS.trunk || part === BODY_PARTS.leg ? 1 : 0));
  const whole = close(body, width, height, Math.round(reach));
  return whole.map((isBody, i) => (isBody === 1 && data[i] === BODY_PARTS.hand && share[i]! < 0.5 ? 1 : 0));
}

function blotchesOf(width: number, height: number, trunkPx: number, seed: number): Float32Array {
  const random = randomStream(seed);
  const sum = new Float32Array(width * height);
  for (const { share, deviation } of BLOTCHES) {
    const sigma = Math.max(1, share * trunkPx);
    // White noise of which a blur of `step` cells leaves known variance, made at the scale that it is needed at.
    const step = Math.max(1, sigma / 2);
    const columns = Math.ceil(width / step);
    const rows = Math.ceil(height / step);
    const noise = new Float32Array(columns * rows);
    for (let k = 0; k < noise.length; k++) noise[k] = random() - 0.5;
    const smooth = blurField({ width: columns, height: rows, data: noise }, sigma / step).data;
    // A blur of sigma divides the deviation of white noise by 2 sigma sqrt(pi); that of uniform noise is 1 / sqrt(12).
    const gain = deviation * 2 * (sigma / step) * Math.sqrt(Math.PI * 12);
    const large = enlargeField({ width: columns, height: rows, data: smooth }, width, height).data;
    for (let i = 0; i < sum.length; i++) sum[i] = sum[i]! + gain * large[i]!;
  }
  return sum;
}
