import { expect, test } from 'vitest';
import { matchPeople } from './match-people.ts';
import type { Detection } from './overlap.ts';

const at = (x: number, y: number, width: number, height: number, score: number): Detection => ({
  box: { x, y, width, height },
  score,
});

test('gives each body the face at its upper end', () => {
  const left = at(0, 0, 200, 600, 0.7);
  const right = at(150, 0, 200, 600, 0.6);
  const leftFace = at(60, 20, 80, 80, 0.9);
  const rightFace = at(210, 20, 80, 80, 0.9);
  const { people, strangers } = matchPeople([left, right], [rightFace, leftFace]);
  expect(people).toEqual([
    { box: left.box, face: leftFace },
    { box: right.box, face: rightFace },
  ]);
  expect(strangers).toEqual([]);
});

test('believes a possible body only with a face', () => {
  const body = at(0, 0, 200, 600, 0.3);
  const face = at(60, 20, 80, 80, 0.9);
  expect(matchPeople([body], []).people).toEqual([]);
  expect(matchPeople([body], [face]).people).toEqual([{ box: body.box, face }]);
});

test('takes a sure body without a face: turned away, or cut off at the neck', () => {
  const body = at(0, 0, 200, 600, 0.6);
  expect(matchPeople([body], []).people).toEqual([{ box: body.box }]);
});

test('leaves a face at the knees of a body to somebody else', () => {
  const body = at(0, 0, 200, 600, 0.7);
  const face = at(60, 400, 60, 60, 0.9);
  const { people, strangers } = matchPeople([body], [face]);
  expect(people).toEqual([{ box: body.box }]);
  expect(strangers).toEqual([face]);
});

test('takes a face in the middle of a picture of a head and shoulders', () => {
  const body = at(0, 0, 250, 250, 0.8);
  const face = at(40, 70, 170, 170, 0.9);
  expect(matchPeople([body], [face]).people).toEqual([{ box: body.box, face }]);
});
