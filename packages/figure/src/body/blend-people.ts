import type { FigureData } from '../data/figure-data.ts';
import { measureBody } from './measures.ts';
import type { Person } from './person.ts';
import { skeletonOf } from './skeleton.ts';

/** Somebody, and by how much of them a blend is made. */
export interface Share {
  readonly person: Person;
  readonly share: number;
}

/**
 * Somebody between others: the mean of their shapes by shares that sum to 1. What is no number (settings, seed) is
 * taken from whoever has the largest share.
 * @throws RangeError without anybody
 */
export function blendPeople(data: FigureData, shares: readonly Share[]): Person {
  const [first] = shares.toSorted((a, b) => b.share - a.share);
  if (!first) throw new RangeError('Expected people to blend but received none.');
  const shape = new Float32Array(first.person.shape.length);
  for (const { person, share } of shares) {
    if (share === 0) continue;
    for (let i = 0; i < shape.length; i++) shape[i] = shape[i]! + share * person.shape[i]!;
  }
  return { ...first.person, shape, measures: measureBody(data, skeletonOf(data, shape), shape) };
}
