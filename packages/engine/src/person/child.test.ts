import { expect, test } from 'vitest';
import { isChild } from './child.ts';

const ADULT_BODY = 9.8;
const CHILD_BODY = 8.2;

test.each([4, 9, 13, 16])('takes a face of %i years for a child whatever the body', (years) => {
  expect(isChild({ years, childLikelihood: 0.2 }, ADULT_BODY)).toBe(true);
  expect(isChild({ years, childLikelihood: 0.2 }, undefined)).toBe(true);
});

test('takes a face that may well be a child for one, though the mean of the guess is an adult', () => {
  expect(isChild({ years: 20, childLikelihood: 0.45 }, undefined)).toBe(true);
});

test.each([22, 30, 60])('takes a face of %i years for an adult', (years) => {
  expect(isChild({ years, childLikelihood: 0.1 }, ADULT_BODY)).toBe(false);
  expect(isChild({ years, childLikelihood: 0.1 }, undefined)).toBe(false);
});

test('takes a body with a large head for a child, unless the face is clearly older', () => {
  expect(isChild({ years: 27, childLikelihood: 0.05 }, CHILD_BODY)).toBe(true);
  expect(isChild({ years: 50, childLikelihood: 0 }, CHILD_BODY)).toBe(false);
});
