import { smoothstep, valueNoise } from '../noise.ts';
import { type Cut, croppedLength } from './cuts.ts';
import { combing, type Flow } from './flow.ts';
import { canonicalOf, type HeadShape, radiusTowards, restOf } from './head-shape.ts';
import { type Obstacles, pushOut } from './obstacles.ts';
import type { Strand } from './strand.ts';

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

/** Distance between the points that a hanging strand is grown by, dm. */
const STEP_DM = 0.2;
const MAX_STEPS = 34;
/** How much longer than its drop a strand is for its way around the skull, dm. */
const OVER_THE_SKULL_DM = 0.75;
/** Hair closest to the skin keeps this distance from it, dm. */
const CLEARANCE_DM = 0.02;
const BODY_CLEARANCE_DM = 0.07;
/** Strands that fill the space under the others are broader by this share. */
const FILLING = 1;
/** Exponent that draws points of a strand towards its root. */
const ROOT_DENSITY = 1.4;
/** Canonical z of the shoulders' ridge. */
const SHOULDER_RIDGE_Z = 0.2;

/** Grows one strand: it follows the comb while near the head, then falls, and is kept out of head, face and body. */
export function growStrand(cut: Cut, scalp: Scalp, root: Root): Strand {
  return cut.flow === 'parted' ? growHanging(cut, scalp, root) : growCropped(cut, scalp, root);
}

function growHanging(cut: Cut, scalp: Scalp, root: Root): Strand {
  const walk = startWalk(cut, scalp, root);
  const lock = lockNoise(scalp, root);
  const endY = cut.endY + 0.28 * (lock - 0.5) + 0.16 * (root.tone - 0.5);
  const volume = CLEARANCE_DM + cut.volume * (0.3 + 0.7 * root.layer) * (0.85 + 0.3 * lock);
  // What lies on the shoulders hangs down less far.
  const longest = root.canonical[1] - endY + OVER_THE_SKULL_DM;
  const steps = Math.min(MAX_STEPS, Math.ceil(longest / STEP_DM));
  for (let step = 1; step <= steps; step++) {
    const away = smoothstep(0, 3, step);
    const near = 1 - smoothstep(0.1, 0.6, heightOverSkin(walk, scalp.head) - volume);
    steer(walk, scalp, 0.6 * near * (1 - smoothstep(2, 9, step)), 0.25 + 0.65 * smoothstep(0, 5, step));
    hug(walk, scalp.head, 0.97 * near);
    advance(walk, STEP_DM);
    keepOffHead(
      walk,
      scalp.head,
      CLEARANCE_DM + (volume - CLEARANCE_DM) * away * flatCrown(walk, scalp.head),
    );
    keepOffFace(walk, scalp.head);
    keepOffBody(walk, scalp, root, BODY_CLEARANCE_DM + 0.5 * cut.shape.radius + 0.16 * root.layer);
    commit(walk, scalp.head);
    if (canonicalOf(scalp.head, 1, walk.at[1]!) < endY && step > 2) break;
  }
  return finish(walk, cut, root);
}

function growCropped(cut: Cut, scalp: Scalp, root: Root): Strand {
  const walk = startWalk(cut, scalp, root);
  const [x, y, z] = root.canonical;
  const lock = lockNoise(scalp, root);
  const length = croppedLength(cut, x, y, z) * (0.8 + 0.25 * lock + 0.2 * root.tone);
  const steps = Math.max(3, cut.segments);
  const topness = smoothstep(7.6, 8.1, y);
  const volume = cut.volume * (0.3 + 0.7 * root.layer) * (0.25 + 0.75 * topness) * (0.7 + 0.6 * lock);
  for (let step = 1; step <= steps; step++) {
    steer(walk, scalp, 0.7, 0.25 * (step / steps) * (1 - 0.7 * topness));
    hug(walk, scalp.head, 1 - 0.3 * topness);
    advance(walk, length / steps);
    keepOffHead(walk, scalp.head, CLEARANCE_DM + volume * smoothstep(0, steps * 0.7, step));
    if (z < 1.25) keepOffFace(walk, scalp.head);
    commit(walk, scalp.head);
  }
  return finish(walk, cut, root);
}

/** A strand in the making. */
interface Walk {
  readonly points: number[];
  readonly outward: number[];
  readonly flow: Flow;
  readonly at: Float64Array;
  readonly heading: Float64Array;
  readonly combed: Float64Array;
}

function startWalk(cut: Cut, scalp: Scalp, root: Root): Walk {
  const [nx, ny, nz] = root.normal;
  const flow = combing(cut);
  const combed = new Float64Array(3);
  flow(root.canonical[0], root.canonical[1], root.canonical[2], combed);
  const heading = Float64Array.from(combed);
  // Along the skin, then raised off it by the cut's lift.
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

function steer(walk: Walk, scalp: Scalp, comb: number, weight: number): void {
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
function hug(walk: Walk, head: HeadShape, share: number): void {
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
function flatCrown({ at }: Walk, head: HeadShape): number {
  return 1 - 0.5 * smoothstep(7.9, 8.35, canonicalOf(head, 1, at[1]!));
}

function heightOverSkin({ at }: Walk, head: HeadShape): number {
  const [x, y, z] = [at[0]! - head.centre[0], at[1]! - head.centre[1], at[2]! - head.centre[2]];
  return Math.hypot(x, y, z) - radiusTowards(head, x, y, z);
}

function advance(walk: Walk, distance: number): void {
  for (let axis = 0; axis < 3; axis++) walk.at[axis]! += walk.heading[axis]! * distance;
}

function keepOffHead({ at }: Walk, head: HeadShape, clearance: number): void {
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
function keepOffFace({ at }: Walk, head: HeadShape): void {
  const y = canonicalOf(head, 1, at[1]!);
  const z = canonicalOf(head, 2, at[2]!);
  if (z < 0.7 || y > 7.98) return;
  const x = canonicalOf(head, 0, at[0]!);
  const halfWidth = 0.64 * smoothstep(8.0, 7.62, y) * (1 - 0.35 * smoothstep(6.3, 5.7, y));
  const aside = halfWidth * smoothstep(0.7, 0.95, z);
  if (Math.abs(x) < aside) at[0] = restOf(head, 0, x < 0 ? -aside : aside);
}

function keepOffBody(walk: Walk, scalp: Scalp, root: Root, clearance: number): void {
  const { at } = walk;
  if (canonicalOf(scalp.head, 1, at[1]!) > 6.9 || !pushOut(scalp.obstacles, at, clearance)) return;
  // On the shoulder hair does not run out along the arm: it slips off to the front or to the back.
  const last = walk.points.length - 3;
  const z = canonicalOf(scalp.head, 2, at[2]!);
  at[0] = walk.points[last]! + 0.2 * (at[0]! - walk.points[last]!);
  const ridge = SHOULDER_RIDGE_Z + 0.7 * (root.tone - 0.5);
  at[2]! += 0.24 * STEP_DM * (z > ridge ? 1 : -1);
  pushOut(scalp.obstacles, at, clearance);
}

/** Takes the point over: the heading becomes the way that was really gone. */
function commit(walk: Walk, head: HeadShape): void {
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

function finish(walk: Walk, cut: Cut, root: Root): Strand {
  const segments = cut.flow === 'crown' ? cut.segments : segmentsFor(walk, cut);
  const density = cut.shape.kind === 'straight' ? ROOT_DENSITY : 1;
  const points = resample(walk.points, segments + 1, density);
  const outward = resample(walk.outward, segments + 1, density);
  // Single hairs at the hairline, locks behind it; the ones beneath are broad and fill the gaps.
  const edge = 0.35 + 0.65 * smoothstep(0, 0.22, root.aboveHairline);
  const width =
    cut.width * (0.7 + 0.6 * root.tone) * (1 + FILLING * smoothstep(0.75, 0.3, root.layer) * edge) * edge;
  const blunt = cut.flow === 'parted' && cut.shape.kind === 'straight' ? 1 : 0;
  return { points, outward, layer: root.layer, tone: root.tone, width, blunt, rooted: 0.7 * edge };
}

/** Strands that end early are drawn with fewer pieces. */
function segmentsFor(walk: Walk, cut: Cut): number {
  const steps = walk.points.length / 3 - 1;
  const full = (8.6 - cut.endY) / STEP_DM;
  return Math.max(4, Math.round(cut.segments * Math.min(1, steps / full)));
}

/** The same line with `count` points, closer together at the root, where it bends around the skull. */
function resample(line: readonly number[], count: number, density: number): Float32Array {
  const last = line.length / 3 - 1;
  const out = new Float32Array(count * 3);
  for (let i = 0; i < count; i++) {
    const t = (i / (count - 1)) ** density * last;
    const k = Math.min(last - 1, Math.floor(t));
    for (let axis = 0; axis < 3; axis++) {
      const from = line[3 * k + axis]!;
      out[3 * i + axis] = from + (line[3 * k + 3 + axis]! - from) * (t - k);
    }
  }
  return out;
}

/** Neighbouring strands share it: hair falls in locks. */
function lockNoise(scalp: Scalp, { canonical: [x, y, z] }: Root): number {
  return valueNoise(x * 5 + scalp.seed, y * 5, z * 5);
}

function normalise(v: Float64Array): void {
  const length = Math.hypot(v[0]!, v[1]!, v[2]!) || 1;
  v[0]! /= length;
  v[1]! /= length;
  v[2]! /= length;
}
