import { BODY_PARTS } from '@atelier/figure';
import { blurField } from '@atelier/pixels/blur';
import type { Bounds } from '@atelier/pixels/bounds';
import { atLeast, countSet } from '@atelier/pixels/mask';
import { randomStream } from '@atelier/pixels/random';
import type { Raster, Rgb } from '@atelier/pixels/raster';
import { linearToByte, SRGB_TO_LINEAR } from '@atelier/pixels/srgb';
import type { Models } from '../models/models.ts';
import { changeableBox, cropLayers } from './crop-layers.ts';
import { trunkLength } from './fit-stance.ts';
import { hemShadow } from './hem-shadow.ts';
import { type KeptPerson, keptPerson } from './kept-person.ts';
import { type BareSkin, bareSkin, skinColours } from './made-up-skin.ts';
import { type OldClothes, waistRow } from './old-clothes.ts';
import { grainOf, slowLight } from './photo-light.ts';
import type { PhotoParts } from './photo-parts.ts';
import { finishGround, flowIn, smoothGround } from './surroundings.ts';
import { collarGap, coveredSkin } from './taken-out.ts';
import type { TryOnLayers } from './try-on-layers.ts';

/** The picture, and how much of what was made up shows. */
export interface ComposedTryOn {
  readonly picture: Raster<3>;
  /** 1 where the picture may differ from the photo: `Uint8Array [height * width]`. */
  readonly changed: Uint8Array;
  /** 1 where new clothes show: `Uint8Array [height * width]`. */
  readonly cloth: Uint8Array;
  /** Pixels of made-up skin, of made-up ground, and of new cloth. */
  readonly rebuilt: { readonly skin: number; readonly ground: number; readonly cloth: number };
}

const FEATHER_SHARE = 0.006;
const KNOWN = 0.85;
/** Cloth that may be of a top by more than this share tells nothing about what is worn below it. */
const DOUBTFUL_TOP = 0.2;
/** Trousers or a skirt show when they fill this share of a square with the side of shoulder to hip. */
const LEAST_BELOW_SHARE = 0.02;
/** Less than this share of a pixel cannot be seen. */
const UNSEEN = 1 / 255;

/** What lies in each pixel, from the ground up. Planes are `Float32Array [height * width]`, colours sRGB 0..255. */
interface Stack {
  /** How much of the photo is taken out, 0..1. */
  readonly removal: Float32Array;
  readonly ground: readonly Float32Array[];
  readonly skin: BareSkin;
  readonly skinColour: readonly Float32Array[];
  /** Clothes that go on below those that are taken out, and 1 where they, not skin, are behind. */
  readonly below: readonly Float32Array[];
  readonly isBelow: Uint8Array;
  readonly kept: KeptPerson;
  /** Of the new clothes, 0..1. */
  readonly alpha: Float32Array;
  readonly shadow: Float32Array;
  /** Factor of linear light on the clothes. */
  readonly light: Float32Array;
}

type CoveredPerson = Pick<Stack, 'removal' | 'skin' | 'kept' | 'alpha'>;

/**
 * Lays new clothes into a photo; outside `changed` the picture is the photo's to the last bit.
 * @param models asked for busy grounds, when they have the network for holes
 */
export async function composeTryOn(layers: TryOnLayers, models?: Models): Promise<ComposedTryOn> {
  const box = changeableBox(layers);
  const inBox = await composePart(cropLayers(layers, box), models);
  return placeOn(layers.photo, inBox, box);
}

async function composePart(layers: TryOnLayers, models?: Models): Promise<ComposedTryOn> {
  const { photo, parts, points } = layers;
  const person = coveredPerson(layers);
  const smooth = await smoothGround(photo, parts, shownGround(person), trunkLength(points), models);
  // A network may make up the rest of the ground during all that comes after.
  const ground = finishGround(smooth, photo.width, models);
  const skinColour = skinColours(photo, parts, layers.worn, person.skin, points, layers.seed);
  const light = lightOf(layers, person);
  return blend(layers, { ...person, ...light, skinColour, ground: await ground });
}

function placeOn(photo: Rgb, part: ComposedTryOn, box: Bounds): ComposedTryOn {
  const { width, height } = photo;
  const data = Uint8Array.from(photo.data);
  const changed = new Uint8Array(width * height);
  const cloth = new Uint8Array(width * height);
  for (let y = 0; y < box.height; y++) {
    const from = y * box.width;
    const to = (box.top + y) * width + box.left;
    data.set(part.picture.data.subarray(3 * from, 3 * (from + box.width)), 3 * to);
    changed.set(part.changed.subarray(from, from + box.width), to);
    cloth.set(part.cloth.subarray(from, from + box.width), to);
  }
  return { picture: { width, height, channels: 3, data }, changed, cloth, rebuilt: part.rebuilt };
}

/** What is taken out of the photo, and what of the person lies in its place. */
function coveredPerson({ photo, parts, points, worn, old }: TryOnLayers): CoveredPerson {
  const { width, height } = photo;
  const trunkPx = trunkLength(points);
  const alpha = new Float32Array(width * height);
  for (let i = 0; i < alpha.length; i++) alpha[i] = worn.clothes.data[4 * i + 3]! / 255;
  const covered = coveredSkin(parts, worn, alpha, trunkPx);
  const kept = keptPerson(photo, parts, points, worn, old, covered);
  const skin = bareSkin(parts, worn, kept, points);
  for (let i = 0; i < alpha.length; i++) alpha[i] = alpha[i]! * (1 - skin.front[i]!);
  const wrists = atLeast(skin.front, 0.05);
  const out = union(old.rimmed, covered, wrists, collarGap(parts, worn, skin.share, points));
  const removal = blurField(
    { width, height, data: Float32Array.from(out) },
    Math.max(1, FEATHER_SHARE * trunkPx),
  ).data;
  return { removal, skin, kept, alpha };
}

/** Clothes that go on below those that are taken out, shadows, and the light on the new clothes. */
function lightOf(
  { photo, parts, points, worn, old }: TryOnLayers,
  { removal, skin, alpha }: CoveredPerson,
): Omit<Stack, 'ground' | 'skinColour' | keyof CoveredPerson> {
  const { width, height } = photo;
  const trunkPx = trunkLength(points);
  const lower = surelyBelow(parts, old);
  const below = flowIn(photo, lower);
  const hasBelow = countSet(lower) > LEAST_BELOW_SHARE * trunkPx * trunkPx;
  const isBelow = new Uint8Array(alpha.length);
  const waistFrom = Math.max(0, Math.round(waistRow(points))) * width;
  for (let i = 0; hasBelow && i < isBelow.length; i++) {
    const part = worn.parts.data[i];
    const isTrunk = part === BODY_PARTS.trunk || skin.behindHands[i] === 1;
    isBelow[i] = part === BODY_PARTS.leg || (isTrunk && i >= waistFrom) ? 1 : 0;
  }
  const person = new Float32Array(alpha.length);
  for (let i = 0; i < person.length; i++)
    person[i] = removal[i]! * skin.share[i]! + (1 - removal[i]!) * (1 - parts.ground[i]!);
  const shadow = hemShadow(alpha, person, width, height, trunkPx);
  const light = slowLight(photo, parts.clothes, trunkPx);
  return { below, isBelow, shadow, light };
}

/** 1 where ground shows that was hidden: `Uint8Array [height * width]`. */
function shownGround({ removal, skin, kept, alpha }: CoveredPerson): Uint8Array {
  const shows = new Uint8Array(alpha.length);
  for (let i = 0; i < shows.length; i++) {
    const covered = Math.max(alpha[i]!, skin.share[i]!, kept.picture.data[4 * i + 3]! / 255);
    shows[i] = removal[i]! * (1 - covered) > 0.05 ? 1 : 0;
  }
  return shows;
}

function blend({ photo, worn, seed }: TryOnLayers, stack: Stack): ComposedTryOn {
  const { removal, ground, skin, skinColour, below, isBelow, kept, alpha, shadow, light } = stack;
  const data = Uint8Array.from(photo.data);
  const changed = new Uint8Array(alpha.length);
  const cloth = new Uint8Array(alpha.length);
  const rebuilt = { skin: 0, ground: 0, cloth: 0 };
  const grain = grainOf(photo);
  const random = randomStream(seed);
  const own = kept.picture.data;
  for (let i = 0; i < alpha.length; i++) {
    const front = kept.front[i]!;
    const stays = own[4 * i + 3]! / 255;
    const a = alpha[i]! * (1 - front);
    const gone = removal[i]! * (1 - stays) * (1 - a);
    const dark = shadow[i]! * (1 - front);
    if (a < UNSEEN && gone < UNSEEN && dark < UNSEEN) continue;
    changed[i] = 1;
    const noise = grain * gaussian(random);
    const bare = skin.share[i]!;
    if (a > 0.5) {
      rebuilt.cloth++;
      cloth[i] = 1;
    } else if (gone > 0.5 && bare <= 0.5) rebuilt.ground++;
    else if (gone > 0.5 && isBelow[i] === 0) rebuilt.skin++;
    for (let c = 0; c < 3; c++) {
      const was = data[3 * i + c]!;
      const clean = own[4 * i + c]!;
      const hidden = isBelow[i] === 1 ? below[c]![i]! : skinColour[c]![i]!;
      const behind = ground[c]![i]! * (1 - bare) + hidden * bare + noise;
      const rebuiltBase = behind * (1 - stays) + clean * stays;
      const base = (was * (1 - removal[i]!) + rebuiltBase * removal[i]!) * (1 - shadow[i]!);
      const dyed =
        linearToByte(Math.min(1, SRGB_TO_LINEAR[worn.clothes.data[4 * i + c]!]! * light[i]!)) + noise;
      const dressed = base * (1 - alpha[i]!) + dyed * alpha[i]!;
      const value = front === 0 ? dressed : dressed * (1 - front) + clean * front;
      data[3 * i + c] = Math.round(Math.min(255, Math.max(0, value)));
    }
  }
  return {
    picture: { width: photo.width, height: photo.height, channels: 3, data },
    changed,
    cloth,
    rebuilt,
  };
}

/** 1 where clothes that go on below others are seen without doubt. */
function surelyBelow(parts: PhotoParts, { rimmed, below }: OldClothes): Uint8Array {
  const { clothes, upper, full } = parts;
  const isSure = (i: number) => clothes[i]! > KNOWN && Math.max(upper[i]!, full[i]!) < DOUBTFUL_TOP;
  return below.map((isBelow, i) => (isBelow === 1 && rimmed[i] === 0 && isSure(i) ? 1 : 0));
}

function union(...masks: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(masks[0]!.length);
  for (const mask of masks) for (let i = 0; i < all.length; i++) if (mask[i] === 1) all[i] = 1;
  return all;
}

/** Box and Muller, "A note on the generation of random normal deviates", 1958. */
function gaussian(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
