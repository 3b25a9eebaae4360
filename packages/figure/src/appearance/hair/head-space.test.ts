import { expect, test } from 'vitest';
import { directionsIntoHeadSpace, intoHeadSpace, outOfHeadSpace } from './head-space.ts';

/** A quarter turn about y and a step of (1, 2, 3), for a head of half size. */
const SPACE = { matrix: Float64Array.from([0, 0, 1, 1, 0, 1, 0, 2, -1, 0, 0, 3]), growth: 2 };

test('takes posed places to head space and back', () => {
  const places = Float32Array.from([0.5, 1.5, -2, 4, 0, 1]);
  const there = intoHeadSpace(SPACE, places);
  const back = outOfHeadSpace(SPACE, Float32Array.from(there));
  for (let i = 0; i < places.length; i++) expect(back[i]).toBeCloseTo(places[i]!, 5);
  // The posed origin of the head is the origin of head space.
  expect([...intoHeadSpace(SPACE, Float32Array.from([1, 2, 3]))].map(Math.abs)).toEqual([0, 0, 0]);
});

test('turns directions without growing them', () => {
  const [x, y, z] = directionsIntoHeadSpace(SPACE, Float32Array.from([1, 0, 0]));
  expect(Math.hypot(x!, y!, z!)).toBeCloseTo(1);
  expect(z).toBeCloseTo(1);
});
