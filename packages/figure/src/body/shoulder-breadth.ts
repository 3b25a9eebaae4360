import type { FigureData } from '../data/figure-data.ts';
import { boneMask, measureBody, shareOf } from './measures.ts';
import type { Person } from './person.ts';
import { skeletonOf } from './skeleton.ts';

const ARMS = /^(shoulder01|upperarm|lowerarm|wrist|metacarpal|finger)/;
const COLLARBONES = /^clavicle/;
/** Collarbones run from the breastbone, which stays, to the shoulders, which move. */
const COLLARBONE_SHARE = 0.5;

/**
 * The same person with shoulders farther from or nearer to each other; the arms move with them.
 * @param wider dm by which each shoulder moves outwards; negative inwards; shoulders are some 1.7 dm from the middle
 */
export function withShoulders(data: FigureData, person: Person, wider: number): Person {
  if (wider === 0) return person;
  const [arms, collarbones] = [boneMask(data, ARMS), boneMask(data, COLLARBONES)];
  const shape = Float32Array.from(person.shape);
  for (let vertex = 0; vertex < shape.length / 3; vertex++) {
    const share =
      shareOf(data.skinWeights, vertex, arms) +
      COLLARBONE_SHARE * shareOf(data.skinWeights, vertex, collarbones);
    if (share > 0) shape[3 * vertex] = shape[3 * vertex]! + Math.sign(shape[3 * vertex]!) * share * wider;
  }
  return { ...person, shape, measures: measureBody(data, skeletonOf(data, shape), shape) };
}
