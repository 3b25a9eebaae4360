import { randomStream } from '@atelier/pixels/random';
import { addWeights } from './body-weights.ts';
import type { TargetWeights } from './macro-weights.ts';

/** Pairs of opposite face targets, and how far a face may go either way. */
const TRAITS: readonly (readonly [less: string, more: string, reach: number])[] = [
  ['nose-scale-horiz-decr', 'nose-scale-horiz-incr', 0.4],
  ['nose-scale-vert-decr', 'nose-scale-vert-incr', 0.4],
  ['nose-scale-depth-decr', 'nose-scale-depth-incr', 0.4],
  ['nose-point-down', 'nose-point-up', 0.4],
  ['nose-hump-lesshump', 'nose-hump-morehump', 0.35],
  ['nose-width2-min', 'nose-width2-max', 0.4],
  ['mouth-scale-horiz-decr', 'mouth-scale-horiz-incr', 0.45],
  ['mouth-lowerlip-volume-deflate', 'mouth-lowerlip-volume-inflate', 0.5],
  ['mouth-upperlip-volume-deflate', 'mouth-upperlip-volume-inflate', 0.4],
  ['mouth-trans-down', 'mouth-trans-up', 0.3],
  ['chin-width-min', 'chin-width-max', 0.4],
  ['chin-prominent-less', 'chin-prominent-more', 0.35],
  ['chin-height-min', 'chin-height-max', 0.35],
  ['head-oval', 'head-square', 0.45],
  ['head-invertedtriangular', 'head-round', 0.25],
  ['head-scale-horiz-less', 'head-scale-horiz-more', 0.2],
  ['eyebrows-trans-vert-less', 'eyebrows-trans-vert-more', 0.35],
  ['eyebrows-angle-down', 'eyebrows-angle-up', 0.3],
  ['*eye-move-in', '*eye-move-out', 0.35],
  ['*eye-corner2-down', '*eye-corner2-up', 0.4],
  ['*eye-height2-min', '*eye-height2-max', 0.35],
  ['*cheek-bones-in', '*cheek-bones-out', 0.4],
  ['*cheek-volume-deflate', '*cheek-volume-inflate', 0.3],
  ['*ear-size-small', '*ear-size-big', 0.4],
];
/** No face is a mirror image of itself: one side of each feature pair may differ this much. */
const ASYMMETRIES: readonly (readonly [left: string, right: string])[] = [
  ['asym-brown-1-l', 'asym-brown-1-r'],
  ['asym-eye-2-l', 'asym-eye-2-r'],
  ['asym-jaw-1-l', 'asym-jaw-1-r'],
  ['asym-mouth-1-l', 'asym-mouth-1-r'],
  ['asym-nose-1-l', 'asym-nose-1-r'],
];
const ASYMMETRY_REACH = 0.25;

/** Gives a body the face of its seed: the same seed, the same face, whatever else the person is. */
export function addIdentity(weights: TargetWeights, seed: number): void {
  const random = randomStream(seed ^ 0x5eed);
  const pairs = [...TRAITS, ...ASYMMETRIES.map(([left, right]) => [left, right, ASYMMETRY_REACH] as const)];
  for (const [less, more, reach] of pairs) {
    const amount = (2 * random() - 1) * reach;
    addWeights(weights, { [amount < 0 ? less : more]: Math.abs(amount) });
  }
}
