import { smoothstep, valueNoise } from '../noise.ts';
import { type Cut, croppedLength } from './cuts.ts';
import { canonicalOf } from './head-shape.ts';
import type { Strand } from './strand.ts';
import {
  advance,
  commit,
  flatCrown,
  heightOverSkin,
  hug,
  keepOffBody,
  keepOffFace,
  keepOffHead,
  type Root,
  type Scalp,
  startWalk,
  steer,
  type Walk,
} from './walk.ts';

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
/** Short hair rooted farther to the front than this (canonical z) is combed up and cannot fall into the face. */
const COMBED_UP_FROM_Z = 1.25;

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
    // Curls stand up on the crown as well.
    const crown = cut.shape.kind === 'coil' ? 1 : flatCrown(walk, scalp.head);
    const standing = (volume - CLEARANCE_DM) * away * crown;
    keepOffHead(walk, scalp.head, CLEARANCE_DM + standing);
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
    hug(walk, scalp.head, 1 - 0.12 * topness);
    advance(walk, length / steps);
    keepOffHead(walk, scalp.head, CLEARANCE_DM + volume * smoothstep(0, steps * 0.7, step));
    if (z < COMBED_UP_FROM_Z) keepOffFace(walk, scalp.head);
    commit(walk, scalp.head);
  }
  return finish(walk, cut, root);
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
