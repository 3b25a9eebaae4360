import { blurField } from '@atelier/pixels/blur';
import type { Field } from '@atelier/pixels/field';
import { emptyField, sampleField } from '@atelier/pixels/field';
import type { Mapping } from '@atelier/pixels/warp';

/** How much narrower the waist and the hem of a hanging top are than when it lies (shares of the width). */
const WAIST_TAKE_IN = 0.06;
const HEM_TAKE_IN = 0.035;
/** The waist's height in the trunk, from the armpits to the hem. */
const WAIST_HEIGHT = 0.5;

/** Sleeves of a lying top stick out; on a body they hang closer than this (from the vertical). */
const HANGING_DEGREES = 30;
/** How much of the way they are brought, and how far at most. */
const LOWERING = 0.6;
const MAX_LOWERING_DEGREES = 16;
/** Sleeves that differ more than this are folded or hidden: they stay. */
const MAX_UNEVEN_DEGREES = 18;
/** A sleeve covers at least this much of the garment on each side. */
const MIN_SLEEVE_SHARE = 0.025;

/** The trunk is looked for in these rows (shares of the height). */
const TRUNK_ROWS = [0.6, 0.85] as const;
/** Where the run through the axis gets wider than the trunk by this factor, the sleeves begin. */
const ARMPIT_STEP = 1.12;

/** The trunk of an upright garment, in cells. */
interface Trunk {
  /** Column of the axis. */
  axis: number;
  /** Half width of each row; above the armpits that of the armpits. One column. */
  half: Field;
  armpit: number;
  top: number;
  bottom: number;
}

/**
 * Brings a lying top or dress into the pose of a body: sleeves turn down about the shoulders, the waist is taken in.
 * Undefined when the silhouette does not tell where the trunk is.
 * @param matte upright coverage, its axis in the middle column; @param cell pixels per cell
 */
export function poseMapping(matte: Field, cell: number): Mapping | undefined {
  const trunk = findTrunk(matte);
  if (!trunk) return undefined;
  const angle = loweringAngle(matte, trunk);
  return ({ x, y }) => {
    const taken = takeIn(trunk, { x: x / cell, y: y / cell });
    const raised = angle > 0 ? raiseSleeve(trunk, angle, taken) : taken;
    return { x: raised.x * cell, y: raised.y * cell };
  };
}

function findTrunk(matte: Field): Trunk | undefined {
  const { width, height } = matte;
  const axis = width / 2;
  const half = emptyField(1, height);
  for (let y = 0; y < height; y++) half.data[y] = halfWidth(matte, axis, y);
  const rows = [...half.data.keys()].filter((y) => half.data[y]! > 0);
  const top = rows[0] ?? 0;
  const bottom = rows.at(-1) ?? 0;
  const from = Math.round(top + TRUNK_ROWS[0] * (bottom - top));
  const to = Math.round(top + TRUNK_ROWS[1] * (bottom - top));
  const sorted = [...half.data.subarray(from, to)].sort((p, q) => p - q);
  const usual = sorted[sorted.length >> 1] ?? 0;
  if (usual < 4) return undefined;
  let armpit = from;
  while (armpit > top && half.data[armpit]! <= ARMPIT_STEP * half.data[armpit + 2]!) armpit--;
  if (armpit <= top + 2) return undefined;
  half.data.fill(half.data[Math.min(bottom, armpit + 2)]!, 0, armpit + 2);
  half.data.fill(half.data[Math.max(0, bottom - 2)]!, bottom - 1);
  return { axis, half: blurField(half, 0, 2), armpit, top, bottom };
}

/** Half width of the covered run through the axis: the mean of both sides. Cells. */
function halfWidth({ width, data }: Field, axis: number, y: number): number {
  const middle = Math.floor(axis);
  if (data[y * width + middle]! <= 0.5) return 0;
  let left = middle;
  let right = middle;
  while (left > 0 && data[y * width + left - 1]! > 0.5) left--;
  while (right + 1 < width && data[y * width + right + 1]! > 0.5) right++;
  return (right + 1 - left) / 2;
}

/** How far the sleeves are to be turned, radians; 0 when they hang already or are not clear on both sides. */
function loweringAngle(matte: Field, trunk: Trunk): number {
  const left = sleeveAngle(matte, trunk, -1);
  const right = sleeveAngle(matte, trunk, 1);
  if (left === undefined || right === undefined) return 0;
  if (Math.abs(left - right) > radians(MAX_UNEVEN_DEGREES)) return 0;
  const wanted = LOWERING * ((left + right) / 2 - radians(HANGING_DEGREES));
  return Math.min(radians(MAX_LOWERING_DEGREES), Math.max(0, wanted));
}

/** Angle between the vertical and the line from the shoulder to the middle of the sleeve beyond it. */
function sleeveAngle({ width, height, data }: Field, trunk: Trunk, side: 1 | -1): number | undefined {
  const shoulder = shoulderOf(trunk);
  let area = 0;
  let all = 0;
  let acrossSum = 0;
  let downSum = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const alpha = data[y * width + x]!;
      all += alpha;
      const across = (x + 0.5 - trunk.axis) * side - shoulder.across;
      if (alpha <= 0.5 || (x + 0.5 - trunk.axis) * side < 1.05 * trunk.half.data[y]!) continue;
      area++;
      acrossSum += across;
      downSum += y + 0.5 - shoulder.y;
    }
  }
  if (area < MIN_SLEEVE_SHARE * all) return undefined;
  return Math.atan2(acrossSum, Math.max(0.01, downSum));
}

/** The joint about which a sleeve turns: a little inside the trunk's side, above the armpit. */
function shoulderOf({ half, armpit, top }: Trunk): { across: number; y: number } {
  return { across: 0.85 * half.data[armpit]!, y: top + 0.3 * (armpit - top) };
}

/** Source of a place on the trunk; what hangs beside the trunk moves along with its side. */
function takeIn(
  { axis, half, armpit, bottom }: Trunk,
  { x, y }: { x: number; y: number },
): { x: number; y: number } {
  const t = (y - armpit) / Math.max(1, bottom - armpit);
  if (t <= 0) return { x, y };
  const waist = WAIST_TAKE_IN * Math.exp(-(((t - WAIST_HEIGHT) / 0.3) ** 2)) * Math.min(1, t / 0.25);
  const hem = HEM_TAKE_IN * ease(t);
  const body = sampleField(half, 0.5, y);
  const across = Math.min(body, Math.max(-body, x - axis));
  const factor = 1 / (1 - waist - hem);
  return { x: x + across * (factor - 1), y };
}

/** Where a place on a lowered sleeve comes from. The trunk itself does not turn. */
function raiseSleeve(
  trunk: Trunk,
  angle: number,
  { x, y }: { x: number; y: number },
): { x: number; y: number } {
  const side = x < trunk.axis ? -1 : 1;
  const across = (x - trunk.axis) * side;
  const body = sampleField(trunk.half, 0.5, y);
  const below = ease((y - trunk.armpit) / (0.12 * (trunk.bottom - trunk.armpit)) + 0.5);
  const start = body * (0.62 + 0.4 * below);
  const end = body * (1.3 - 0.16 * below);
  const turn = angle * ease((across - start) / (end - start));
  if (turn === 0) return { x, y };
  const shoulder = shoulderOf(trunk);
  const dx = across - shoulder.across;
  const dy = y - shoulder.y;
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  return {
    x: trunk.axis + side * (shoulder.across + dx * cos + dy * sin),
    y: shoulder.y + dy * cos - dx * sin,
  };
}

/** Smooth step from 0 to 1. */
function ease(t: number): number {
  const s = Math.min(1, Math.max(0, t));
  return s * s * (3 - 2 * s);
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
