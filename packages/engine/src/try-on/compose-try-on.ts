import { BODY_PARTS, type WornClothes } from '@atelier/figure';
import { blurField } from '@atelier/pixels/blur';
import { countSet } from '@atelier/pixels/mask';
import { dilate } from '@atelier/pixels/morphology';
import { randomStream } from '@atelier/pixels/random';
import type { Raster, Rgb } from '@atelier/pixels/raster';
import { linearToByte, SRGB_TO_LINEAR } from '@atelier/pixels/srgb';
import { grainOf, slowLight } from './photo-light.ts';
import type { PhotoParts } from './photo-parts.ts';
import { flowIn, surely } from './surroundings.ts';

/** What a try-on is put together from. */
export interface TryOnLayers {
  readonly photo: Rgb;
  readonly parts: PhotoParts;
  readonly worn: WornClothes;
  /** 1 where the photo's clothes have to go: `Uint8Array [height * width]`. */
  readonly old: Uint8Array;
  /** Shoulder to hip, pixels. */
  readonly trunkPx: number;
  readonly seed: number;
}

/** The picture, and how much of what was made up shows. */
export interface ComposedTryOn {
  readonly picture: Raster<3>;
  /** 1 where the picture may differ from the photo: `Uint8Array [height * width]`. */
  readonly changed: Uint8Array;
  /** Pixels of made-up skin, of made-up ground, and of new cloth. */
  readonly rebuilt: { readonly skin: number; readonly ground: number; readonly cloth: number };
}

/** Arms of the photo stay before the new cloth this far around where the fitted body has them; hands farther. */
const ARM_REACH_SHARE = 0.012;
const HAND_REACH_SHARE = 0.09;
/** Made-up skin goes on this far from the arm into the hand. */
const CUFF_SHARE = 0.09;
const FEATHER_SHARE = 0.006;
/** Limbs of photo and fitted body lie this near to each other. */
const LIMB_REACH_SHARE = 0.06;
/** Skin is taken out with a rim of this share. */
const RIM_SHARE = 0.014;
/** Shadow that a hem throws on what hangs below it. */
const SHADOW_SHARE = 0.022;
const SHADOW = 0.38;
const KNOWN = 0.85;
/** Trousers or a skirt show when they fill this share of a square with the side of shoulder to hip. */
const LEAST_BELOW_SHARE = 0.02;

/** Lays new clothes into a photo; outside `changed` the picture is the photo's to the last bit. */
export function composeTryOn(layers: TryOnLayers): ComposedTryOn {
  const { photo, parts, worn, old, trunkPx } = layers;
  const { width, height } = photo;
  const cells = width * height;
  const alpha = clothAlpha(layers);
  const removal = feather(
    union(old, coveredSkin(layers, alpha)),
    width,
    height,
    Math.max(1, FEATHER_SHARE * trunkPx),
  );
  const margin = Math.max(2, Math.round(0.02 * trunkPx));
  const ground = flowIn(photo, surely(parts.ground, KNOWN, width, height, margin));
  const lower = clothBelow(parts, old);
  const hasBelow = countSet(lower) > LEAST_BELOW_SHARE * trunkPx * trunkPx;
  const below = flowIn(photo, lower);
  const shadow = hemShadow(alpha, width, height, SHADOW_SHARE * trunkPx);
  const cuffs = cuffsOf(worn, CUFF_SHARE * trunkPx);
  const light = slowLight(photo, parts.clothes, trunkPx);
  const grain = grainOf(photo);
  const random = randomStream(layers.seed);
  const data = Uint8Array.from(photo.data);
  const changed = new Uint8Array(cells);
  const rebuilt = { skin: 0, ground: 0, cloth: 0 };
  for (let i = 0; i < cells; i++) {
    const a = alpha[i]!;
    const gone = removal[i]! * (1 - a);
    const part = worn.parts.data[i]!;
    const onBody = part !== BODY_PARTS.none || (parts.clothes[i]! > 0.5 && removal[i]! < 0.5);
    const dark = onBody ? shadow[i]! * (1 - a) : 0;
    if (a < 1 / 255 && gone < 1 / 255 && dark < 1 / 255) continue;
    changed[i] = 1;
    if (a > 0.5) rebuilt.cloth++;
    const noise = grain * gaussian(random);
    const bare = (worn.skin.data[4 * i + 3]! / 255) * (part === BODY_PARTS.hand ? cuffs[i]! : 1);
    const isBelow = hasBelow && part === BODY_PARTS.leg;
    if (gone > 0.5 && bare <= 0.5) rebuilt.ground++;
    else if (gone > 0.5 && !isBelow) rebuilt.skin++;
    for (let c = 0; c < 3; c++) {
      const was = data[3 * i + c]!;
      const skin = worn.skin.data[4 * i + c]!;
      const behind = ground[c]![i]! * (1 - bare) + (isBelow ? below[c]![i]! : skin) * bare + noise;
      const base = (was * (1 - removal[i]!) + behind * removal[i]!) * (1 - dark);
      const cloth =
        linearToByte(Math.min(1, SRGB_TO_LINEAR[worn.clothes.data[4 * i + c]!]! * light[i]!)) + noise;
      data[3 * i + c] = Math.round(Math.min(255, Math.max(0, base * (1 - a) + cloth * a)));
    }
  }
  return { picture: { width, height, channels: 3, data }, changed, rebuilt };
}

/** Cloth that shows, 0..1: what the body does not hide, without hair, face, and hands that the photo has before it. */
function clothAlpha({ parts, worn, photo, trunkPx }: TryOnLayers): Float32Array {
  const { width, height } = photo;
  const around = (value: (i: number) => number, reach: number): Float32Array => {
    const data = Float32Array.from({ length: width * height }, (_, i) => value(i));
    return blurField({ width, height, data }, reach * trunkPx).data;
  };
  const { clothes, parts: body } = worn;
  const bareArm = (i: number) => (body.data[i] === BODY_PARTS.arm && clothes.data[4 * i + 3] === 0 ? 1 : 0);
  const arms = around(bareArm, ARM_REACH_SHARE);
  const hands = around((i) => (body.data[i] === BODY_PARTS.hand ? 1 : 0), HAND_REACH_SHARE);
  const neck = around((i) => (bareNeck(worn, i) ? 1 : 0), ARM_REACH_SHARE / 2);
  const alpha = new Float32Array(width * height);
  for (let i = 0; i < alpha.length; i++) {
    const shown = clothes.data[4 * i + 3]! / 255;
    if (shown === 0) continue;
    const before = Math.min(1, 2 * Math.max(arms[i]!, 3 * hands[i]!, neck[i]!));
    alpha[i] =
      shown * (1 - Math.min(1, likely(parts.hair[i]! + parts.face[i]!) + sure(parts.skin[i]!) * before));
  }
  return alpha;
}

/** Doubtful shares of hair or skin are the outline of the old clothes: half-clear seams would be drawn along it. */
const likely = (share: number): number => Math.min(1, Math.max(0, (share - 0.2) / 0.5));
const sure = (share: number): number => Math.min(1, Math.max(0, (share - 0.45) / 0.4));

const bareNeck = ({ parts, clothes }: WornClothes, i: number): boolean =>
  parts.data[i] === BODY_PARTS.head && clothes.data[4 * i + 3] === 0;

/** 1 where clothes stay that hang below those that go. */
function clothBelow(parts: PhotoParts, old: Uint8Array): Uint8Array {
  const known = new Uint8Array(old.length);
  for (let i = 0; i < known.length; i++) {
    known[i] = old[i] === 0 && parts.clothes[i]! > KNOWN && parts.lower[i]! > 0.5 ? 1 : 0;
  }
  return known;
}

/** Skin of the photo beside new cloth that covers it in truth: limbs that are not quite where the fitted body's are. */
function coveredSkin({ parts, worn, trunkPx }: TryOnLayers, alpha: Float32Array): Uint8Array {
  const { width, height } = parts;
  const body = worn.parts.data;
  const isLimb = (i: number) => body[i] === BODY_PARTS.leg || body[i] === BODY_PARTS.arm;
  const near = (value: (i: number) => boolean): Float32Array => {
    const data = Float32Array.from({ length: width * height }, (_, i) => (value(i) ? 1 : 0));
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

const union = (a: Uint8Array, b: Uint8Array): Uint8Array => a.map((value, i) => value | b[i]!);

function feather(mask: Uint8Array, width: number, height: number, sigma: number): Float32Array {
  return blurField({ width, height, data: Float32Array.from(mask) }, sigma).data;
}

function hemShadow(alpha: Float32Array, width: number, height: number, reach: number): Float32Array {
  const soft = blurField({ width, height, data: alpha }, reach).data;
  const shift = Math.round(reach);
  const shadow = new Float32Array(alpha.length);
  for (let i = shift * width; i < shadow.length; i++) shadow[i] = SHADOW * soft[i - shift * width]!;
  return shadow;
}

/** Box and Muller, "A note on the generation of random normal deviates", 1958. */
function gaussian(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** How near the parts of a hand are to its arm, 0..1. */
function cuffsOf({ parts: { width, height, data } }: WornClothes, reach: number): Float32Array {
  const arms = Float32Array.from(data, (part) => (part === BODY_PARTS.arm ? 1 : 0));
  return blurField({ width, height, data: arms }, reach).data.map((near) => Math.min(1, 6 * near));
}
