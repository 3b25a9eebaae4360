import { type Bounds, boundsOfMask } from '@atelier/pixels/bounds';
import { connectedRegions, type Region } from '@atelier/pixels/components';
import { signedDistance } from '@atelier/pixels/distance';
import { enlargeField } from '@atelier/pixels/enlarge';
import type { Field } from '@atelier/pixels/field';
import { atLeast, countSet } from '@atelier/pixels/mask';
import { close, dilate } from '@atelier/pixels/morphology';
import type { GarmentClass } from '../flat-lay/types.ts';

/** What a wearer holds in front of a garment. */
export interface Occlusion {
  /** Sleeves of other clothes that the garment was mistaken to go on into, 1 there. */
  sleeves: Field;
  /** Where the garment goes on behind hands, arms and hair, 1 there. */
  hidden: Field;
}

/** Hair and bare skin of the wearer, 0..1 over the whole picture, of one size. */
export interface Bare {
  hair: Field;
  skin: Field;
}

/** Long side, in cells, at which shapes are compared; pictures are square in their fields, these cells are not. */
const LONG_SIDE = 320;
/** Gaps up to twice this (per long side of the garment) are closed: trousers only have hands in them, tops a neck. */
const BOTTOM_REACH = 0.3;
const TOP_REACH = 0.1;
/** Skin that begins higher than this share of a top is the neck's; lower than this share of trousers the legs'. */
const NECK_SHARE = 0.12;
const LEGS_SHARE = 0.75;
/** Parsing draws skin this much too small, in cells, and fingers leave gaps of that size. */
const SKIN_ERROR_CELLS = 2;
const FINGER_GAP_CELLS = 3;
/** Share of a gap's border that is the garment; the corner of sleeve and trunk has less than 0.6. */
const ENCLOSED_SHARE = 0.64;
/** The same for a hand at the side of trousers, which nothing but cloth can be behind. */
const HAND_ENCLOSED_SHARE = 0.45;
/** Gaps below this share of the garment are edge; with more than this nobody knows what the garment looks like. */
const LEAST_GAP = 0.002;
const MOST_GAPS = 0.25;
/** Rows of a hand beside which the garment is on one side only, from which it lies at the garment's side. */
const AT_SIDE_SHARE = 0.7;

interface Scene {
  width: number;
  height: number;
  garment: Uint8Array;
  box: Bounds;
}

/**
 * Tells where a worn garment goes on behind the wearer's hands, arms and hair: gaps in its silhouette that are
 * filled with those and nearly enclosed by the garment. Necklines, sleeve ends and hems are the garment's own.
 * Undefined when nothing lies over it.
 * @param wearing 0..1 of belonging to the garment, over the whole picture
 * @param size of the picture, for its proportions
 */
export function findOcclusion(
  wearing: Field,
  { hair, skin }: Bare,
  garment: GarmentClass,
  size: { width: number; height: number },
): Occlusion | undefined {
  const scale = LONG_SIDE / Math.max(size.width, size.height);
  const width = Math.round(size.width * scale);
  const height = Math.round(size.height * scale);
  const maskOf = (field: Field) => atLeast(enlargeField(field, width, height).data, 0.5);
  const mask = maskOf(wearing);
  const box = boundsOfMask(mask, width, height);
  if (!box) return undefined;
  const scene: Scene = { width, height, garment: mask, box };
  const sleeves = new Uint8Array(mask.length);
  const over = garment === 'bottom' ? handsOver(scene, maskOf(skin), sleeves) : armsOver(scene, maskOf(skin));
  const locks = maskOf(hair);
  for (let i = 0; i < over.length; i++) over[i] = over[i]! | locks[i]!;
  const hidden = behind(scene, over, garment === 'bottom');
  if (!hidden) return undefined;
  const asField = (cells: Uint8Array): Field => ({ width, height, data: Float32Array.from(cells) });
  return { sleeves: asField(sleeves), hidden: asField(hidden) };
}

/** Skin over a top or dress: all that does not come down from its neckline. */
function armsOver({ width, height, box }: Scene, skin: Uint8Array): Uint8Array {
  return keepRegions(skin, width, height, ({ bounds }) => bounds.top > box.top + NECK_SHARE * box.height);
}

/**
 * Skin over trousers: hands and arms, not legs. A hand at their side hangs from a sleeve, which parsing takes for
 * trousers when it is as dark: what lies above the wrist is given to `sleeves` and taken from the garment.
 */
function handsOver(scene: Scene, skin: Uint8Array, sleeves: Uint8Array): Uint8Array {
  const { width, height, box, garment } = scene;
  const { labels, regions } = connectedRegions(skin, width, height);
  const hands = regions.filter(
    ({ bounds }) => bounds.top + bounds.height < box.top + LEGS_SHARE * box.height,
  );
  const over = keepLabels(labels, new Set(hands.map(({ label }) => label)));
  for (const hand of hands) {
    const side = sideOf(hand, labels, scene);
    if (side === 0) continue;
    const wrist = wristOf(hand, labels, width);
    for (let y = 0; y < hand.bounds.top + hand.bounds.height / 2; y++) {
      const from = side < 0 ? 0 : wrist.left;
      const to = side < 0 ? wrist.right : width - 1;
      for (let at = y * width + from; at <= y * width + to; at++) {
        if (garment[at] === 0) continue;
        garment[at] = 0;
        sleeves[at] = 1;
        over[at] = 1;
      }
    }
  }
  return over;
}

/** -1 when a hand lies at the left side of the garment, 1 at the right, 0 when it lies on it or away from it. */
function sideOf({ label, bounds }: Region, labels: Int32Array, { width, garment }: Scene): -1 | 0 | 1 {
  let left = 0;
  let right = 0;
  for (let y = bounds.top; y < bounds.top + bounds.height; y++) {
    const row = y * width;
    const first = labels.indexOf(label, row);
    if (garment.subarray(row, first).includes(1)) left++;
    if (garment.subarray(first, row + width).includes(1)) right++;
  }
  const least = AT_SIDE_SHARE * bounds.height;
  if (right >= least && left <= bounds.height - least) return -1;
  return left >= least && right <= bounds.height - least ? 1 : 0;
}

/** Columns that the upper third of a hand takes up. */
function wristOf(
  { label, bounds }: Region,
  labels: Int32Array,
  width: number,
): { left: number; right: number } {
  let left = width;
  let right = 0;
  for (let y = bounds.top; y < bounds.top + bounds.height / 3; y++) {
    for (let x = bounds.left; x < bounds.left + bounds.width; x++) {
      if (labels[y * width + x] !== label) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
    }
  }
  return { left, right };
}

/** The gaps of the silhouette that what lies over it explains. */
function behind(scene: Scene, over: Uint8Array, bottom: boolean): Uint8Array | undefined {
  const { width, height, garment, box } = scene;
  const near = dilate(over, width, height, SKIN_ERROR_CELLS);
  if (!near.some((v, i) => v !== 0 && garment[i] !== 0)) return undefined;
  const reach = (bottom ? BOTTOM_REACH : TOP_REACH) * Math.max(box.width, box.height);
  const whole = closedByDisc(garment, width, height, reach);
  const gaps = near.map((v, i) => (v !== 0 && whole[i] !== 0 && garment[i] === 0 ? 1 : 0));
  const area = countSet(garment);
  const least = bottom ? HAND_ENCLOSED_SHARE : ENCLOSED_SHARE;
  const { labels, regions } = connectedRegions(gaps, width, height);
  const kept = regions.filter(
    (region) => region.area >= LEAST_GAP * area && enclosedShare(region, labels, scene) >= least,
  );
  const filled = keepLabels(labels, new Set(kept.map(({ label }) => label)));
  const share = countSet(filled) / area;
  if (share === 0 || share > MOST_GAPS) return undefined;
  return withFingerGaps(filled, whole, scene);
}

/** Adds what shows between fingers. */
function withFingerGaps(
  filled: Uint8Array,
  whole: Uint8Array,
  { width, height, garment }: Scene,
): Uint8Array {
  const joined = close(
    filled.map((v, i) => v | garment[i]!),
    width,
    height,
    FINGER_GAP_CELLS,
  );
  const beside = dilate(filled, width, height, 2 * FINGER_GAP_CELLS);
  return joined.map((v, i) =>
    v !== 0 && beside[i] !== 0 && whole[i] !== 0 && garment[i] === 0 ? 1 : filled[i]!,
  );
}

/** Closing by a disc, which follows slanted outlines as well as straight ones. The picture's border closes, too. */
function closedByDisc(mask: Uint8Array, width: number, height: number, radius: number): Uint8Array {
  const out = signedDistance({ width, height, data: Float32Array.from(mask) });
  const grown = out.data.map((d) => (d > -radius ? 1 : 0));
  const back = signedDistance({ width, height, data: grown });
  return Uint8Array.from(back.data, (d, i) => (d >= radius || mask[i] !== 0 ? 1 : 0));
}

/** Share of a gap's border, but for the picture's own, that is the garment. */
function enclosedShare(
  { label, bounds }: Region,
  labels: Int32Array,
  { width, height, garment }: Scene,
): number {
  let cloth = 0;
  let all = 0;
  for (let y = bounds.top; y < bounds.top + bounds.height; y++) {
    for (let x = bounds.left; x < bounds.left + bounds.width; x++) {
      const at = y * width + x;
      if (labels[at] !== label) continue;
      const beside = [
        x > 0 ? at - 1 : at,
        x < width - 1 ? at + 1 : at,
        y > 0 ? at - width : at,
        y < height - 1 ? at + width : at,
      ];
      for (const next of beside) {
        if (labels[next] === label) continue;
        all++;
        if (garment[next] !== 0) cloth++;
      }
    }
  }
  return cloth / Math.max(1, all);
}

function keepRegions(
  mask: Uint8Array,
  width: number,
  height: number,
  keeps: (region: Region) => boolean,
): Uint8Array {
  const { labels, regions } = connectedRegions(mask, width, height);
  return keepLabels(labels, new Set(regions.filter(keeps).map(({ label }) => label)));
}

function keepLabels(labels: Int32Array, kept: ReadonlySet<number>): Uint8Array {
  return Uint8Array.from(labels, (label) => (kept.has(label) ? 1 : 0));
}
