import {
  type ArmPosture,
  type FigureData,
  jointFinder,
  type Person,
  type Posture,
  projectPoints,
} from '@atelier/figure';
import type { FittedStance } from './fit-stance.ts';
import { type KeyPoints, middleOf, trunkLength } from './key-points.ts';
import type { Silhouette } from './silhouette.ts';

/** Hands are looked for this far around the wrist and beyond it, shares of shoulder to hip. */
const AROUND_SHARE = 0.11;
const BEYOND_SHARE = 0.12;
/** A hand that shows fills at least this share of the place. */
const LEAST_SKIN = 0.08;
/** Wrists that a reader of photos is surer of than this are seen. */
const SURE = 0.6;

/**
 * Puts arms behind the back whose hands the photo does not show although they would lie before the trunk. A photo
 * does not tell depth: mirrored front to back, an arm lies on the same key points.
 */
export function hideArms(
  data: FigureData,
  person: Person,
  fit: FittedStance,
  points: KeyPoints,
  silhouette: Silhouette,
): Posture {
  const { skin } = silhouette;
  if (!skin) return fit.posture;
  const joints = jointFinder(data, person)(fit.posture);
  const unit = trunkLength(points);
  const on = (place: readonly number[]) => {
    const [x, y] = projectPoints(Float32Array.from(place), fit.camera);
    return { x: x!, y: y! };
  };
  const [shoulders, hips] = [middleOf(points.shoulders), middleOf(points.hips)];
  const isBehind = (side: 'left' | 'right'): boolean => {
    const [wrist, elbow] = [on(joints.wrists[side]), on(joints.elbows[side])];
    const outside = on(joints.shoulders[side]);
    const middleX = shoulders.x + ((hips.x - shoulders.x) * (wrist.y - shoulders.y)) / unit;
    const isBeforeTrunk = Math.abs(wrist.x - middleX) < Math.abs(outside.x - shoulders.x);
    if (!isBeforeTrunk || points.wrists[side].score > SURE) return false;
    const length = Math.max(1, Math.hypot(wrist.x - elbow.x, wrist.y - elbow.y));
    const beyond = (BEYOND_SHARE * unit) / length;
    const hand = { x: wrist.x + beyond * (wrist.x - elbow.x), y: wrist.y + beyond * (wrist.y - elbow.y) };
    return shareAround(skin, silhouette, hand, AROUND_SHARE * unit) < LEAST_SKIN;
  };
  const { left, right } = fit.posture.arms;
  return {
    ...fit.posture,
    arms: {
      left: isBehind('left') ? mirrored(left) : left,
      right: isBehind('right') ? mirrored(right) : right,
    },
  };
}

/** The arm front to back. */
const mirrored = (arm: ArmPosture): ArmPosture => ({ ...arm, forward: -arm.forward, turn: 180 - arm.turn });

/** Mean of a field in a square around a place; 1 outside the picture, of which nothing is known. */
function shareAround(
  field: Float32Array,
  { width, height }: Silhouette,
  { x, y }: { readonly x: number; readonly y: number },
  reach: number,
): number {
  let sum = 0;
  let count = 0;
  for (let row = Math.round(y - reach); row <= y + reach; row++) {
    for (let column = Math.round(x - reach); column <= x + reach; column++) {
      const isInside = row >= 0 && column >= 0 && row < height && column < width;
      sum += isInside ? field[row * width + column]! : 1;
      count++;
    }
  }
  return count > 0 ? sum / count : 1;
}
