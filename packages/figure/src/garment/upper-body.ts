import type { Person, Point3 } from '../body/person.ts';
import { bodyTriangles } from '../body/triangles.ts';
import { type FigureData, SKIN_VERTICES } from '../data/figure-data.ts';
import { type ArmAxis, armAxis } from './arm-axis.ts';
import { type BodySlices, sliceBody } from './body-slices.ts';

export type Limb = 'left' | 'right';
export const LIMBS: readonly Limb[] = ['left', 'right'];

/** The parts of a person's rest shape that clothes for the upper body are cut around. */
export interface UpperBody {
  /** Torso, hips and both legs without the arms. */
  readonly torso: BodySlices;
  readonly arms: Readonly<Record<Limb, ArmAxis>>;
  /** How much of each base vertex belongs to that arm, 0..1. */
  readonly armShare: Readonly<Record<Limb, Float32Array>>;
  /** Height of the crease between arm and torso. */
  readonly armpitY: number;
  /** Half the girth of the arm at a length along it, dm. */
  armHalfGirth(along: number): number;
  /** Height of the shoulder's ridge at a distance from the middle, dm. */
  ridgeAt(x: number): number;
  /** Half the width of the neck at its base, dm. */
  readonly neckHalfWidth: number;
  /** From the ridge of the shoulders forwards to the chest and backwards to the shoulder blades, dm. */
  readonly chestDepth: number;
  readonly backDepth: number;
}

const ARM_BONES: Record<Limb, RegExp> = {
  left: /^(upperarm|lowerarm|wrist|finger|metacarpal).*\.L$/,
  right: /^(upperarm|lowerarm|wrist|finger|metacarpal).*\.R$/,
};
/** From this share on a vertex is the arm's when the torso is measured, and surely the arm's. */
const PARTLY_ARM = 0.35;
const WHOLLY_ARM = 0.7;
const GIRTH_BINS = 14;
const RIDGE_STEP_DM = 0.1;
/** The neck is looked at up to this share of the way to its next joint. */
const ABOVE_NECK = 0.6;
const BELOW_ANKLES_DM = 0.6;

/** Measures torso, shoulders and arms. */
export function upperBody(data: FigureData, person: Person): UpperBody {
  const { shape, measures } = person;
  const armShare = { left: armShareOf(data, 'left'), right: armShareOf(data, 'right') };
  const arms = {
    left: armAxis(measures.shoulders.left, measures.elbows.left, measures.wrists.left, 1),
    right: armAxis(measures.shoulders.right, measures.elbows.right, measures.wrists.right, -1),
  };
  const highest = measures.neck[1] + ABOVE_NECK * (measures.upperNeck[1] - measures.neck[1]);
  const triangles = bodyTriangles(data);
  const ofTorso = (v: number) => armShare.left[v]! + armShare.right[v]! < PARTLY_ARM;
  const torso = sliceBody(
    { positions: shape, triangles },
    ofTorso,
    measures.ankles.left[1] - BELOW_ANKLES_DM,
    highest,
  );
  const girths = armGirths(shape, armShare.left, arms.left);
  const armpitY = armpitCrease(shape, triangles, measures.shoulders.left);
  const chest = torso.at(armpitY);
  const ridgeZ = measures.shoulders.left[2];
  return {
    torso,
    arms,
    armShare,
    armpitY,
    chestDepth: Math.max(0, chest.centreZ + chest.radii[0]! - ridgeZ),
    backDepth: Math.max(0, ridgeZ - chest.centreZ + chest.radii[chest.radii.length / 2]!),
    armHalfGirth: (along) => {
      const bin = Math.floor((along / arms.left.length) * GIRTH_BINS);
      return girths[Math.min(GIRTH_BINS - 1, Math.max(0, bin))]!;
    },
    ridgeAt: shoulderRidge(shape, armShare, highest),
    neckHalfWidth: neckHalfWidthOf(torso, highest),
  };
}

/** Share of each base vertex that the bones of an arm move. */
function armShareOf({ rig, skinWeights }: FigureData, limb: Limb): Float32Array {
  const matching = rig.bones.map((bone) => ARM_BONES[limb].test(bone));
  const share = new Float32Array(skinWeights.bones.length / 4);
  for (let i = 0; i < skinWeights.bones.length; i++)
    if (matching[skinWeights.bones[i]!]) share[i >> 2]! += skinWeights.shares[i]! / 255;
  return share;
}

/** Walking down through the shoulder, the height at which the cut through arm and torso falls into two. */
function armpitCrease(shape: Float32Array, triangles: Uint32Array, [, shoulderY, z]: Point3): number {
  const segments = cutInFront(shape, triangles, z);
  for (let y = shoulderY; y > shoulderY - LOWEST_ARMPIT_DM; y -= CREASE_STEP_DM) {
    const crossings = segments.filter(([, y0, , y1]) => y0 <= y !== y1 <= y).length;
    if (crossings >= 3) return y;
  }
  return shoulderY - LOWEST_ARMPIT_DM / 2;
}

const CREASE_STEP_DM = 0.03;
const LOWEST_ARMPIT_DM = 2.5;

/** The left half of the body's cut with a plane of constant z, as segments x0, y0, x1, y1. */
function cutInFront(
  shape: Float32Array,
  triangles: Uint32Array,
  z: number,
): [x0: number, y0: number, x1: number, y1: number][] {
  const segments: [number, number, number, number][] = [];
  for (let t = 0; t < triangles.length; t += 3) {
    const ends: number[] = [];
    for (let edge = 0; edge < 3; edge++) {
      const a = 3 * triangles[t + edge]!;
      const b = 3 * triangles[t + ((edge + 1) % 3)]!;
      const before = shape[a + 2]! - z;
      const after = shape[b + 2]! - z;
      if (before < 0 === after < 0) continue;
      const share = before / (before - after);
      ends.push(
        shape[a]! + share * (shape[b]! - shape[a]!),
        shape[a + 1]! + share * (shape[b + 1]! - shape[a + 1]!),
      );
    }
    const [x0, y0, x1, y1] = ends;
    if (x0 !== undefined && y0 !== undefined && x1 !== undefined && y1 !== undefined && x0 > 0)
      segments.push([x0, y0, x1, y1]);
  }
  return segments;
}

/** Half girths along the arm from the mean distance of its skin to its axis. */
function armGirths(shape: Float32Array, share: Float32Array, axis: ArmAxis): Float32Array {
  const sums = new Float32Array(GIRTH_BINS);
  const counts = new Float32Array(GIRTH_BINS);
  for (let v = 0; v < SKIN_VERTICES; v++) {
    if (share[v]! < WHOLLY_ARM) continue;
    const { along, radius } = axis.placeOf(shape[3 * v]!, shape[3 * v + 1]!, shape[3 * v + 2]!);
    const bin = Math.floor((along / axis.length) * GIRTH_BINS);
    if (bin < 0 || bin >= GIRTH_BINS) continue;
    sums[bin]! += radius;
    counts[bin]! += 1;
  }
  let last = 0.45;
  return sums.map((sum, bin) => {
    if (counts[bin]! > 0) last = sum / counts[bin]!;
    return last * Math.PI;
  });
}

/** Highest skin by distance from the middle, without arms, head and neck. */
function shoulderRidge(
  shape: Float32Array,
  armShare: Record<Limb, Float32Array>,
  highest: number,
): (x: number) => number {
  const tops: number[] = [];
  for (let v = 0; v < SKIN_VERTICES; v++) {
    const y = shape[3 * v + 1]!;
    if (y > highest || armShare.left[v]! + armShare.right[v]! > WHOLLY_ARM) continue;
    const bin = Math.round(Math.abs(shape[3 * v]!) / RIDGE_STEP_DM);
    tops[bin] = Math.max(tops[bin] ?? Number.NEGATIVE_INFINITY, y);
  }
  // Beside the neck each bin is at least as high as those farther out.
  for (let bin = tops.length - 2; bin >= 0; bin--)
    tops[bin] = Math.max(tops[bin] ?? tops[bin + 1]!, tops[bin + 1]!);
  return (x) => {
    const place = Math.min(tops.length - 1.001, Math.abs(x) / RIDGE_STEP_DM);
    const bin = Math.floor(place);
    return tops[bin]! + (tops[bin + 1]! - tops[bin]!) * (place - bin);
  };
}

/** Half the width of the neck where it is measured highest. */
function neckHalfWidthOf(torso: BodySlices, highest: number): number {
  const { radii } = torso.at(highest - 0.02);
  return radii[radii.length / 4]!;
}
