import type { FigureData } from '../data/figure-data.ts';
import { SKIN_VERTICES } from '../data/figure-data.ts';
import type { SkinWeights } from '../geometry/mesh.ts';
import type { BodyMeasures, Point3, Sides } from './person.ts';
import { boneIndex, type Skeleton } from './skeleton.ts';

const INFLUENCES = 4;
/** Half a crotch: skin this near to the middle plane. */
const MIDDLE_DM = 0.12;
/** Shares of the stature. */
const WAIST_HIGH = { from: 0.595, to: 0.64 };
const WAIST_STEPS = 12;
/** Shoulder joint to armpit as a share of the stature. */
const ARMPIT_BELOW_SHOULDER = 0.06;

/** Landmarks of a rest shape. */
export function measureBody(data: FigureData, skeleton: Skeleton, shape: Float32Array): BodyMeasures {
  const joint = (name: string): Point3 => skeleton.heads[boneIndex(skeleton, name)]!;
  const sides = (name: string): Sides => ({ left: joint(`${name}.L`), right: joint(`${name}.R`) });
  const height = heightOf(shape);
  const shoulders = sides('upperarm01');
  const hips = sides('upperleg01');
  const knees = sides('lowerleg01');
  return {
    shoulders,
    elbows: sides('lowerarm01'),
    wrists: sides('wrist'),
    hips,
    knees,
    ankles: sides('foot'),
    neck: joint('neck01'),
    upperNeck: joint('neck02'),
    head: joint('head'),
    pelvis: joint('root'),
    lowerSpine: joint('spine03'),
    upperSpine: joint('spine01'),
    crotchY: crotchOf(shape, hips.left[1], knees.left[1]),
    waistY: waistOf(data, shape),
    armpitY: shoulders.left[1] - ARMPIT_BELOW_SHOULDER * height,
    height,
  };
}

/** Sole to crown of the skin, dm. */
export function heightOf(shape: Float32Array): number {
  const { lowest, highest } = extentOf(shape);
  return highest - lowest;
}

function extentOf(shape: Float32Array): { lowest: number; highest: number } {
  let lowest = Infinity;
  let highest = -Infinity;
  for (let vertex = 0; vertex < SKIN_VERTICES; vertex++) {
    const y = shape[3 * vertex + 1]!;
    lowest = Math.min(lowest, y);
    highest = Math.max(highest, y);
  }
  return { lowest, highest };
}

/** The lowest skin of the middle, between hips and knees. */
function crotchOf(shape: Float32Array, hipY: number, kneeY: number): number {
  let lowest = hipY;
  for (let vertex = 0; vertex < SKIN_VERTICES; vertex++) {
    const y = shape[3 * vertex + 1]!;
    if (y > kneeY && Math.abs(shape[3 * vertex]!) < MIDDLE_DM) lowest = Math.min(lowest, y);
  }
  return lowest;
}

/** Where the trunk is narrowest, within what is waist high for people of this stature. */
function waistOf(data: FigureData, shape: Float32Array): number {
  const { lowest, highest } = extentOf(shape);
  const bottom = lowest + WAIST_HIGH.from * (highest - lowest);
  const top = lowest + WAIST_HIGH.to * (highest - lowest);
  const widths = new Float32Array(WAIST_STEPS);
  const isArm = boneMask(data, /^(upperarm|lowerarm|wrist|metacarpal|finger)/);
  for (let vertex = 0; vertex < SKIN_VERTICES; vertex++) {
    const step = Math.floor(((shape[3 * vertex + 1]! - bottom) / (top - bottom)) * WAIST_STEPS);
    if (step < 0 || step >= WAIST_STEPS || shareOf(data.skinWeights, vertex, isArm) > 0.1) continue;
    widths[step] = Math.max(widths[step]!, Math.abs(shape[3 * vertex]!));
  }
  const narrowest = widths.reduce(
    (best, width, step) => (width > 0 && width < widths[best]! ? step : best),
    0,
  );
  return bottom + ((narrowest + 0.5) / WAIST_STEPS) * (top - bottom);
}

/** For each bone 1 when its name matches: `Uint8Array [bones]`. */
export function boneMask({ rig }: FigureData, names: RegExp): Uint8Array {
  return Uint8Array.from(rig.bones, (name) => (names.test(name) ? 1 : 0));
}

/** The share, 0..1, that the masked bones have in a vertex. */
export function shareOf(weights: SkinWeights, vertex: number, mask: Uint8Array): number {
  let share = 0;
  for (let slot = INFLUENCES * vertex; slot < INFLUENCES * (vertex + 1); slot++) {
    if (mask[weights.bones[slot]!]) share += weights.shares[slot]!;
  }
  return share / 255;
}
