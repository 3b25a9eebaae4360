import {
  bodyMap,
  type Camera,
  createPerson,
  type Joints,
  jointFinder,
  type Person,
  type Posture,
  posePerson,
  projectPoints,
  stanceOf,
} from '@atelier/figure';
import { describe, expect, test } from 'vitest';
import { loadFigureData } from '../../../../test/support/figure-data.ts';
import { fitBody } from './fit-body.ts';
import { fitStance } from './fit-stance.ts';
import type { KeyPoints } from './key-points.ts';
import { cameraAt } from './photo-camera.ts';

const data = await loadFigureData();
const size = { width: 600, height: 800 };
const camera = cameraAt([0.4, -0.5, 27], size);
const standing = stanceOf('standing', 0).posture;
const turned: Posture = {
  ...standing,
  literal: true,
  pelvis: { nod: 0, roll: 0, turn: 20 },
  arms: {
    left: { ...standing.arms.left, out: 40, bend: 45 },
    right: { ...standing.arms.right, out: 12, bend: 8 },
  },
};

/** The key points that a perfect detector would find. */
function pointsOf(joints: Joints, seenBy: Camera): KeyPoints {
  const point = (place: readonly number[]) => {
    const [x, y] = projectPoints(Float32Array.from(place), seenBy);
    return { x: x!, y: y!, score: 0.9 };
  };
  const pair = (name: keyof Joints) => ({ left: point(joints[name].left), right: point(joints[name].right) });
  const shoulders = pair('shoulders');
  const nose = { x: (shoulders.left.x + shoulders.right.x) / 2 + 8, y: shoulders.left.y - 60, score: 0.9 };
  const [elbows, wrists, hips] = [pair('elbows'), pair('wrists'), pair('hips')];
  return { nose, shoulders, elbows, wrists, hips, knees: pair('knees'), ankles: pair('ankles') };
}

const pointsFor = (person: Person, posture: Posture) => pointsOf(jointFinder(data, person)(posture), camera);

describe('the stance of somebody whose joints are known', () => {
  const person = createPerson(data, { gender: 'female', hair_length: 'bald' }, 1);
  const points = pointsFor(person, turned);
  const fit = fitStance(data, person, points, size);

  test('is followed to a fortieth of the trunk', () => {
    expect(fit.residual).toBeLessThan(1 / 40);
  });

  test('faces the same way within 10 degrees', () => {
    const truth = turned.pelvis.turn + turned.chest.turn;
    expect(Math.abs(fit.turn - truth)).toBeLessThan(10);
  });

  test('holds each arm as it is held', () => {
    expect(fit.posture.arms.left.out).toBeGreaterThan(fit.posture.arms.right.out + 15);
  });

  test('is the same again', () => {
    expect(fitStance(data, person, points, size)).toEqual(fit);
  });

  test('stays likely where nothing is seen', () => {
    const hidden = { x: 0, y: 0, score: 0 };
    const half = {
      ...points,
      knees: { left: hidden, right: hidden },
      ankles: { left: hidden, right: hidden },
    };
    const { posture, residual } = fitStance(data, person, half, size);
    expect(residual).toBeLessThan(1 / 40);
    expect(Math.abs(posture.legs.left.bend)).toBeLessThan(15);
  });
});

test.each(['thin', 'plus_sized'] as const)('a %s body is told by its outline', (body_shape) => {
  const person = createPerson(data, { gender: 'male', body_shape, hair_length: 'bald' }, 1);
  const posture = { ...turned, pelvis: { nod: 0, roll: 0, turn: 0 } };
  const map = bodyMap(data, posePerson(data, person, { posture, progress: 1 }), camera);
  const silhouette = { ...size, data: Float32Array.from(map.data, (part) => (part > 0 ? 1 : 0)) };
  expect(fitBody(data, pointsFor(person, posture), silhouette).person.settings.body_shape).toBe(body_shape);
});

test('a gender that is told is believed', () => {
  const person = createPerson(data, { gender: 'male', hair_length: 'bald' }, 1);
  const posture = { ...turned, pelvis: { nod: 0, roll: 0, turn: 0 } };
  const everywhere = { ...size, data: new Float32Array(size.width * size.height).fill(1) };
  const points = pointsFor(person, posture);
  for (const gender of ['female', 'male'] as const)
    expect(fitBody(data, points, everywhere, gender).person.settings.gender).toBe(gender);
});
