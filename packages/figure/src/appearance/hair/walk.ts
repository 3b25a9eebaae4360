import { smoothstep } from '../noise.ts';
import type { Cut } from './cuts.ts';
import { combing, type Flow } from './flow.ts';
import { canonicalOf, type HeadShape, radiusTowards, restOf } from './head-shape.ts';
import { type Obstacles, pushOut } from './obstacles.ts';

/** Where and among what hair grows. */
export interface Scalp {
  readonly head: HeadShape;
  /** Unit vector in which things fall, head space. */
  readonly down: readonly [number, number, number];
  readonly obstacles: Obstacles;
  /** Shifts the noise that locks follow, so that no two persons' hair falls alike. */
  readonly seed: number;
}

/** One root: place and unit normal in head space, canonical place, and random numbers of its own in 0..1. */
export interface Root {
  readonly place: readonly [number, number, number];
  readonly normal: readonly [number, number, number];
  readonly canonical: readonly [number, number, number];
  /** dm behind the hairline. */
  readonly aboveHairline: number;
  readonly layer: number;
  readonly tone: number;
}

/** Below this canonical height shoulders may be in the way; above it is only the head. */
const BODY_BELOW_Y = 6.9;
/** Canonical z of the shoulders' ridge, and how much strands differ on where it is. */
const SHOULDER_RIDGE = { z: 0.2, spread: 0.7 };
/** On the shoulder a strand keeps this share of its way sideways, and slips this far to the front or the back, dm. */
const ON_SHOULDER = { sideways: 0.2, slip: 0.048 };
/** The curtain before the face: canonical half-width, and the height below which it narrows again. */
const FACE_CURTAIN = { halfWidth: 0.64, fromZ: 0.7, topY: 7.98, chinY: 6.3 };

/** A strand in the making: the way gone, where it is and where it is heading. */
export interface Walk {
  readonly points: number[];
  readonly outward: number[];
  readonly flow: Flow;
  readonly at: Float64Array;
  readonly heading: Float64Array;
  readonly combed: Float64Array;
}

/** Sets out from a root along the skin, raised off it by the cut's lift. */
export function startWalk(cut: Cut, scalp: Scalp, root: Root): Walk {
  const [nx, ny, nz] = root.normal;
  const flow = combing(cut);
  const combed = new Float64Array(3);
  flow(root.canonical[0], root.canonical[1], root.canonical[2], combed);
  const heading = Float64Array.from(combed);
  const along = heading[0]! * nx + heading[1]! * ny + heading[2]! * nz;
  for (let axis = 0; axis < 3; axis++) heading[axis]! -= along * root.normal[axis]!;
  normalise(heading);
  const lift = cut.lift * smoothstep(6.6, 7.4, root.canonical[1]);
  for (let axis = 0; axis < 3; axis++) heading[axis]! += lift * root.normal[axis]!;
  normalise(heading);
  const at = Float64Array.from(root.place);
  const walk = { points: [...root.place], outward: [nx, ny, nz], flow, at, heading, combed };
  keepOffHead(walk, scalp.head, 0);
  return walk;
}

/** Turns the heading towards the comb and down, each by its weight. */
export function steer(walk: Walk, scalp: Scalp, comb: number, weight: number): void {
  const { head } = scalp;
  walk.flow(
    canonicalOf(head, 0, walk.at[0]!),
    canonicalOf(head, 1, walk.at[1]!),
    canonicalOf(head, 2, walk.at[2]!),
    walk.combed,
  );
  normalise(walk.combed);
  for (let axis = 0; axis < 3; axis++) {
    walk.heading[axis]! += comb * walk.combed[axis]! + weight * scalp.down[axis]!;
  }
  normalise(walk.heading);
}

/** Takes back a share of the heading's part that leads away from the head: hair lies on hair. */
export function hug(walk: Walk, head: HeadShape, share: number): void {
  const { at, heading } = walk;
  const [x, y, z] = [at[0]! - head.centre[0], at[1]! - head.centre[1], at[2]! - head.centre[2]];
  const distance = Math.hypot(x, y, z) || 1;
  const away = (heading[0]! * x + heading[1]! * y + heading[2]! * z) / distance;
  if (away <= 0) return;
  // Below the middle of the skull, down leads away: there hair hangs free.
  const held = (share * smoothstep(-0.5, 0.15, y) * away) / distance;
  heading[0]! -= held * x;
  heading[1]! -= held * y;
  heading[2]! -= held * z;
  normalise(heading);
}

/** On top of the head hair lies flatter than it stands off at the sides. */
export function flatCrown({ at }: Walk, head: HeadShape): number {
  return 1 - 0.5 * smoothstep(7.9, 8.35, canonicalOf(head, 1, at[1]!));
}

/** Distance from the skin of the head, dm. */
export function heightOverSkin({ at }: Walk, head: HeadShape): number {
  const [x, y, z] = [at[0]! - head.centre[0], at[1]! - head.centre[1], at[2]! - head.centre[2]];
  return Math.hypot(x, y, z) - radiusTowards(head, x, y, z);
}

/** Goes `distance` dm on. */
export function advance(walk: Walk, distance: number): void {
  for (let axis = 0; axis < 3; axis++) walk.at[axis]! += walk.heading[axis]! * distance;
}

/** Moves the strand out to `clearance` dm from the skin of the head. */
export function keepOffHead({ at }: Walk, head: HeadShape, clearance: number): void {
  const [x, y, z] = [at[0]! - head.centre[0], at[1]! - head.centre[1], at[2]! - head.centre[2]];
  const radius = radiusTowards(head, x, y, z);
  if (radius === 0) return;
  const distance = Math.hypot(x, y, z);
  const wanted = radius + clearance;
  if (distance >= wanted) return;
  for (let axis = 0; axis < 3; axis++) {
    at[axis] = head.centre[axis]! + ((at[axis]! - head.centre[axis]!) * wanted) / distance;
  }
}

/** Hair in front of the face is drawn aside to the cheeks; below the chin it may come together again. */
export function keepOffFace({ at }: Walk, head: HeadShape): void {
  const y = canonicalOf(head, 1, at[1]!);
  const z = canonicalOf(head, 2, at[2]!);
  if (z < FACE_CURTAIN.fromZ || y > FACE_CURTAIN.topY) return;
  const x = canonicalOf(head, 0, at[0]!);
  const narrowing = 1 - 0.35 * smoothstep(FACE_CURTAIN.chinY, FACE_CURTAIN.chinY - 0.6, y);
  const halfWidth = FACE_CURTAIN.halfWidth * smoothstep(8.0, 7.62, y) * narrowing;
  const aside = halfWidth * smoothstep(FACE_CURTAIN.fromZ, FACE_CURTAIN.fromZ + 0.25, z);
  if (Math.abs(x) < aside) at[0] = restOf(head, 0, x < 0 ? -aside : aside);
}

/** Moves the strand out to `clearance` dm from shoulders and cloth. */
export function keepOffBody(walk: Walk, scalp: Scalp, root: Root, clearance: number): void {
  const { at } = walk;
  if (canonicalOf(scalp.head, 1, at[1]!) > BODY_BELOW_Y || !pushOut(scalp.obstacles, at, clearance)) return;
  // On the shoulder hair does not run out along the arm: it slips off to the front or to the back.
  const last = walk.points.length - 3;
  const z = canonicalOf(scalp.head, 2, at[2]!);
  at[0] = walk.points[last]! + ON_SHOULDER.sideways * (at[0]! - walk.points[last]!);
  const ridge = SHOULDER_RIDGE.z + SHOULDER_RIDGE.spread * (root.tone - 0.5);
  at[2]! += z > ridge ? ON_SHOULDER.slip : -ON_SHOULDER.slip;
  pushOut(scalp.obstacles, at, clearance);
}

/** Takes the point over: the heading becomes the way that was really gone. */
export function commit(walk: Walk, head: HeadShape): void {
  const { points, at, heading, outward } = walk;
  const last = points.length - 3;
  for (let axis = 0; axis < 3; axis++) heading[axis] = at[axis]! - points[last + axis]!;
  normalise(heading);
  points.push(at[0]!, at[1]!, at[2]!);
  // Below the skull, outward is level: hair there hangs like a curtain around the neck.
  const below = smoothstep(7.1, 6.4, canonicalOf(head, 1, at[1]!));
  const out = [
    at[0]! - head.centre[0],
    (at[1]! - head.centre[1]) * (1 - below) + 0.15 * below,
    at[2]! - head.centre[2] + 0.15 * below,
  ];
  const length = Math.hypot(out[0]!, out[1]!, out[2]!) || 1;
  outward.push(out[0]! / length, out[1]! / length, out[2]! / length);
}

function normalise(v: Float64Array): void {
  const length = Math.hypot(v[0]!, v[1]!, v[2]!) || 1;
  v[0]! /= length;
  v[1]! /= length;
  v[2]! /= length;
}
