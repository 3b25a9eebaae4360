import type { FigureData } from '../../data/figure-data.ts';
import { centroid, cross, dot, normalize, scale, subtract, type Vector3 } from '../../geometry/vector.ts';

/** A stretch of a limb of the neutral figure, as a cylinder that drawings are wrapped around. */
export interface Limb {
  readonly start: Vector3;
  /** Unit vector from start to end. */
  readonly axis: Vector3;
  readonly length: number;
  /** Unit vectors at right angles to the axis: outwards and to the front, where it shows, and on around it. */
  readonly outer: Vector3;
  readonly around: Vector3;
  /** Places farther from the axis belong to something else, dm. */
  readonly reach: number;
}

/** Place on a limb: share of its length, turns from the side that shows, distance from the axis. */
export interface LimbPlace {
  along: number;
  turn: number;
  radius: number;
}

/** The limb between the heads of two bones; `outwards` is +1 for the figure's left, -1 for its right. */
export function limbBetween(
  data: FigureData,
  from: string,
  to: string,
  outwards: 1 | -1,
  reach: number,
): Limb {
  const start = headOf(data, from);
  const span = subtract(headOf(data, to), start);
  const axis = normalize(span);
  const aside: Vector3 = [0.55 * outwards, 0, 0.83];
  const outer = normalize(subtract(aside, scale(axis, dot(aside, axis))));
  return { start, axis, length: Math.hypot(...span), outer, around: cross(axis, outer), reach };
}

/** Fills `out` and returns true when the canonical place lies on the limb. */
export function placeOnLimb(limb: Limb, x: number, y: number, z: number, out: LimbPlace): boolean {
  const dx = x - limb.start[0];
  const dy = y - limb.start[1];
  const dz = z - limb.start[2];
  const along = dx * limb.axis[0] + dy * limb.axis[1] + dz * limb.axis[2];
  if (along < 0 || along > limb.length) return false;
  const outer = dx * limb.outer[0] + dy * limb.outer[1] + dz * limb.outer[2];
  const around = dx * limb.around[0] + dy * limb.around[1] + dz * limb.around[2];
  out.radius = Math.hypot(outer, around);
  if (out.radius > limb.reach) return false;
  out.along = along / limb.length;
  out.turn = Math.atan2(around, outer) / (2 * Math.PI);
  return true;
}

function headOf({ rig, base }: FigureData, bone: string): Vector3 {
  const index = rig.bones.indexOf(bone);
  const vertices = rig.heads[index];
  if (!vertices) throw new Error(`Expected a bone "${bone}" in the rig.`);
  return centroid(base.positions, vertices);
}
