import { outward } from '../body/limbs.ts';
import type { Person } from '../body/person.ts';
import type { PosedBody } from '../body/posed-body.ts';
import type { Side } from '../body/posture.ts';
import { boneName } from '../body/skeleton.ts';
import { type FigureData, SKIN_VERTICES } from '../data/figure-data.ts';
import type { GarmentTexture } from '../garment/garment.ts';
import { centroid, type Vector3 } from '../geometry/vector.ts';
import { domeCutout } from './dome.ts';
import { type InflatedCutout, inflateCutout } from './inflate.ts';

/** Things that a figure shows without their being sewn. */
export type CarriedKind = 'bag' | 'hat' | 'glasses';

/** How a thing is made solid and where it then goes. */
export interface Placement {
  readonly solid: InflatedCutout;
  /** Of the thing's picture. */
  readonly dmPerPx: number;
  /** Takes a point of the thing to its place in the scene. */
  toScene(point: Vector3): Vector3;
}

const BAG_WIDTH_DM = 3.6;
const SMALL_BAG_WIDTH_DM = 2.6;
const BAG_DEPTH_DM = 0.45;
/** A bag's face is turned this far outwards, so that it shows from the front and from its side. */
const BAG_TURN_DEGREES = 52;
/** Its handle runs through the bent fingers: this far above the middle joint of the middle one, and outside of it. */
const GRIP_DM = 0.2;
const CLEAR_OF_LEG_DM = 0.1;
/** A hat is wider than the skull by hair and cloth, and deeper. */
const HAT_EASE = 1.2;
/** Knitted caps are photographed drawn out long; worn, they stand no higher than this share of their width. */
const HIGHEST_HAT = 0.95;
/** The skull is measured this share of the head's height below the crown. */
const SKULL = 0.35;
/** A hat's rim lies on the brow: this share of the way from the eyes to the crown. */
const BROW = 0.3;
const GLASSES_EASE = 1.02;
const GLASSES_DEPTH_DM = 0.03;
/** Lenses stand this far before the eyes. */
const BEFORE_EYES_DM = 0.32;

/** What is placed: see `CarriedThing`. */
export interface PlacedThing {
  readonly kind: CarriedKind;
  readonly front: GarmentTexture;
  readonly isSmall: boolean;
  readonly hand?: Side;
  readonly ease?: number;
}

/** Where a thing goes: a bag into a hand, a hat onto the head, glasses before the eyes. */
export function placeCarried(
  data: FigureData,
  person: Person,
  body: PosedBody,
  { kind, front, isSmall, hand = 'left', ease = 1 }: PlacedThing,
): Placement {
  switch (kind) {
    case 'bag':
      return inHand(data, body, front, isSmall ? SMALL_BAG_WIDTH_DM : BAG_WIDTH_DM, hand);
    case 'hat':
      return onHead(data, person, body, front, ease);
    case 'glasses':
      return beforeEyes(data, person, body, front);
  }
}

/** A bag hangs straight down from the hand, whatever the arm does. */
function inHand(
  data: FigureData,
  body: PosedBody,
  texture: GarmentTexture,
  widthDm: number,
  hand: Side,
): Placement {
  const box = boxOf(texture);
  const grip = jointOf(data, body.positions, boneName('finger3-2', hand));
  const shoulder = jointOf(data, body.positions, 'upperarm01.L');
  const other = jointOf(data, body.positions, 'upperarm01.R');
  const facing = Math.atan2(-(shoulder[2] - other[2]), shoulder[0] - other[0]);
  const outwards = outward(hand);
  const turn = facing + (outwards * BAG_TURN_DEGREES * Math.PI) / 180;
  const out: Vector3 = [outwards * Math.cos(facing), 0, -outwards * Math.sin(facing)];
  const dmPerPx = widthDm / (box.right - box.left);
  const origin = [handleColumn(texture, box), box.top] as const;
  return {
    solid: inflateCutout(texture, { dmPerPx, origin, depth: BAG_DEPTH_DM, full: 0.45 }),
    dmPerPx,
    toScene: ([x, y, z]) => [
      grip[0] + out[0] * CLEAR_OF_LEG_DM + x * Math.cos(turn) + z * Math.sin(turn),
      grip[1] + GRIP_DM + y,
      grip[2] + out[2] * CLEAR_OF_LEG_DM - x * Math.sin(turn) + z * Math.cos(turn),
    ],
  };
}

/** A hat follows the head: placed at rest, then moved by the head's bone. */
function onHead(
  data: FigureData,
  person: Person,
  body: PosedBody,
  texture: GarmentTexture,
  ease: number,
): Placement {
  const skull = skullOf(data, person);
  const box = boxOf(texture);
  const widthDm = 2 * skull.halfWidth * HAT_EASE * ease;
  const upright = Math.min(1, (HIGHEST_HAT * (box.right - box.left)) / Math.max(1, box.bottom - box.top));
  const dmPerPx = widthDm / (box.right - box.left);
  const origin = [(box.left + box.right) / 2, box.bottom] as const;
  return {
    solid: domeCutout(texture, { dmPerPx, origin, depth: skull.halfDepth * HAT_EASE * ease }),
    dmPerPx,
    toScene: withHead(data, body, ([x, y, z]) => [x, upright * y + skull.browY, z + skull.middleZ]),
  };
}

function beforeEyes(data: FigureData, person: Person, body: PosedBody, texture: GarmentTexture): Placement {
  const skull = skullOf(data, person);
  const box = boxOf(texture);
  const halfWidth = skull.halfWidth * GLASSES_EASE;
  const dmPerPx = (2 * halfWidth) / (box.right - box.left);
  const origin = [(box.left + box.right) / 2, (box.top + box.bottom) / 2] as const;
  return {
    solid: inflateCutout(texture, { dmPerPx, origin, depth: GLASSES_DEPTH_DM, full: 0.2 }),
    dmPerPx,
    // The frame bends back towards the temples.
    toScene: withHead(data, body, ([x, y, z]) => [
      x,
      y + skull.eyes[1],
      z + skull.eyes[2] + BEFORE_EYES_DM - 0.35 * (x / halfWidth) ** 2,
    ]),
  };
}

function withHead(
  data: FigureData,
  body: PosedBody,
  atRest: (point: Vector3) => Vector3,
): Placement['toScene'] {
  const m = body.bones.matrices.subarray(data.rig.bones.indexOf('head') * 12);
  return (point) => {
    const [x, y, z] = atRest(point);
    const row = (r: number) => m[r * 4]! * x + m[r * 4 + 1]! * y + m[r * 4 + 2]! * z + m[r * 4 + 3]!;
    return [row(0), row(1), row(2)];
  };
}

interface Skull {
  readonly halfWidth: number;
  readonly halfDepth: number;
  readonly middleZ: number;
  readonly browY: number;
  readonly eyes: Vector3;
}

function skullOf(data: FigureData, { shape }: Person): Skull {
  const left = jointOf(data, shape, 'eye.L');
  const right = jointOf(data, shape, 'eye.R');
  const eyes: Vector3 = [0, (left[1] + right[1]) / 2, (left[2] + right[2]) / 2];
  let crownY = eyes[1];
  for (let v = 0; v < SKIN_VERTICES; v++) crownY = Math.max(crownY, shape[v * 3 + 1]!);
  const from = crownY - (crownY - eyes[1]) * 2 * SKULL;
  let halfWidth = 0;
  let front = Number.NEGATIVE_INFINITY;
  let behind = Number.POSITIVE_INFINITY;
  for (let v = 0; v < SKIN_VERTICES; v++) {
    if (shape[v * 3 + 1]! < from) continue;
    halfWidth = Math.max(halfWidth, Math.abs(shape[v * 3]!));
    front = Math.max(front, shape[v * 3 + 2]!);
    behind = Math.min(behind, shape[v * 3 + 2]!);
  }
  return {
    halfWidth,
    halfDepth: (front - behind) / 2,
    middleZ: (front + behind) / 2,
    browY: eyes[1] + (crownY - eyes[1]) * BROW,
    eyes,
  };
}

/** Where a bone begins: the mean of its vertices. */
function jointOf({ rig }: FigureData, positions: Float32Array, bone: string): Vector3 {
  return centroid(positions, rig.heads[rig.bones.indexOf(bone)] ?? []);
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function boxOf({ width, height, inside }: GarmentTexture): Box {
  let left = width;
  let right = 0;
  let top = height;
  let bottom = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (inside[y * width + x]! <= 0) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  return { left, right: Math.max(right, left + 1), top, bottom };
}

/** Middle of what is highest: the handle. */
function handleColumn({ width, inside }: GarmentTexture, box: Box): number {
  const depth = Math.round((box.bottom - box.top) * 0.03);
  let sum = 0;
  let count = 0;
  for (let y = box.top; y <= box.top + depth; y++) {
    for (let x = box.left; x <= box.right; x++) {
      if (inside[y * width + x]! <= 0) continue;
      sum += x;
      count++;
    }
  }
  return count > 0 ? sum / count : (box.left + box.right) / 2;
}
