import { randomStream } from '@atelier/pixels/random';
import { addWeights } from './body-weights.ts';
import type { TargetWeights } from './macro-weights.ts';

/** Pairs of opposite face targets, and how far a face may go either way. */
const TRAITS: readonly (readonly [less: string, more: string, reach: number])[] = [
  ['nose-scale-horiz-decr', 'nose-scale-horiz-incr', 0.35],
  ['nose-scale-vert-decr', 'nose-scale-vert-incr', 0.3],
  ['mouth-scale-horiz-decr', 'mouth-scale-horiz-incr', 0.35],
  ['chin-width-min', 'chin-width-max', 0.35],
  ['chin-prominent-less', 'chin-prominent-more', 0.3],
  ['head-oval', 'head-square', 0.4],
  ['eyebrows-trans-vert-less', 'eyebrows-trans-vert-more', 0.3],
  ['mouth-lowerlip-volume-deflate', 'mouth-lowerlip-volume-inflate', 0.4],
  ['nose-point-down', 'nose-point-up', 0.3],
];

/** Gives a body the face of its seed: the same seed, the same face, whatever else the person is. */
export function addIdentity(weights: TargetWeights, seed: number): void {
  const random = randomStream(seed ^ 0x5eed);
  for (const [less, more, reach] of TRAITS) {
    const amount = (2 * random() - 1) * reach;
    addWeights(weights, { [amount < 0 ? less : more]: Math.abs(amount) });
  }
}
