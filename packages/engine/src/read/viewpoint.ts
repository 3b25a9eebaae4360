import type { FlatLayViewpoint } from '@atelier/contracts';
import type { Observation } from './observe.ts';

/** Which side of the product a photo shows, and how sure that is (0..1). */
export interface Side {
  viewpoint: FlatLayViewpoint | 'detail';
  confidence: number;
}

/** A face in view is the front; a head of hair without a face the back. Shares of what stands out. */
const FACE_SHARE = 0.008;
const HAIR_SHARE = 0.02;
/** An object that fills this much of the frame and is cut by so many of its sides is a close-up. */
const CLOSE_UP_COVERAGE = 0.8;
const CLOSE_UP_SIDES = 3;

/**
 * Tells front, back and detail of the photos of one product, in the order the caller gave. Faces and hair decide
 * where there are any; else the customary order does: the first whole photo is the front and the second the back.
 */
export function sidesOf(observations: readonly Observation[]): Side[] {
  const sides = observations.map(evidentSide);
  const whole = sides.flatMap((side, index) => (side ? [] : [index]));
  const hasFront = sides.some((side) => side?.viewpoint === 'front');
  const order = hasFront ? ['back', 'front'] : ['front', 'back'];
  for (const [rank, index] of whole.entries()) {
    const viewpoint = rank === 0 ? order[0] : rank === 1 ? order[1] : 'front';
    sides[index] = {
      viewpoint: viewpoint === 'back' ? 'back' : 'front',
      confidence: rank === 0 ? 0.7 : 0.55,
    };
  }
  return sides.map((side) => side ?? { viewpoint: 'front', confidence: 0.5 });
}

function evidentSide(seen: Observation, index: number): Side | undefined {
  const closeUp = seen.coverage > CLOSE_UP_COVERAGE && seen.sidesTouched >= CLOSE_UP_SIDES;
  if (closeUp && index > 0) return { viewpoint: 'detail', confidence: 0.8 };
  if (seen.kind !== 'worn') return undefined;
  if (seen.shares.face > FACE_SHARE) return { viewpoint: 'front', confidence: 0.9 };
  if (seen.shares.hair > HAIR_SHARE) return { viewpoint: 'back', confidence: 0.75 };
  return undefined;
}
