import {
  BODY_PARTS,
  bodyMap,
  createPerson,
  jointFinder,
  type Person,
  type Posture,
  posePerson,
  stanceOf,
} from '@atelier/figure';
import { dilate } from '@atelier/pixels/morphology';
import { randomStream } from '@atelier/pixels/random';
import { describe, expect, test } from 'vitest';
import { loadFigureData } from '../../../../test/support/figure-data.ts';
import { keyPointsSeen } from '../../../../test/support/key-points-seen.ts';
import { type FittedBody, fitBody } from './fit-body.ts';
import { fitStance } from './fit-stance.ts';
import { type KeyPoints, keyPointsOf, trunkLength } from './key-points.ts';
import { cameraAt } from './photo-camera.ts';
import type { Silhouette } from './silhouette.ts';

const data = await loadFigureData();
const size = { width: 450, height: 600 };
const camera = cameraAt([0.4, -0.5, 27], size);
const standing: Posture = { ...stanceOf('standing', 0).posture, literal: true };
const turned: Posture = {
  ...standing,
  pelvis: { nod: 0, roll: 0, turn: 20 },
  arms: {
    left: { ...standing.arms.left, out: 40, bend: 45 },
    right: { ...standing.arms.right, out: 12, bend: 8 },
  },
};

const pointsFor = (person: Person, posture: Posture) =>
  keyPointsSeen(jointFinder(data, person)(posture), camera);

/** Bare bodies: everything that shows is skin. */
function silhouetteOf(person: Person, posture: Posture): Silhouette {
  const map = bodyMap(data, posePerson(data, person, { posture, progress: 1 }), camera);
  const shown = Float32Array.from(map.data, (part) => (part === BODY_PARTS.none ? 0 : 1));
  return { ...size, data: shown, skin: shown };
}

/** The same in loose clothes that leave no skin bare. */
function inLooseClothes({ data: shown }: Silhouette, widthPx: number): Silhouette {
  const wide = dilate(Uint8Array.from(shown), size.width, size.height, widthPx);
  return { ...size, data: Float32Array.from(wide), skin: new Float32Array(wide.length) };
}

/** Key points as a reader of photos finds them: each a little off. */
function unsure(points: KeyPoints, share: number): KeyPoints {
  const random = randomStream(5);
  const off = () => (random() * 2 - 1) * share * trunkLength(points);
  const moved = (point: { x: number; y: number; score: number }) => ({
    ...point,
    x: point.x + off(),
    y: point.y + off(),
  });
  const pair = ({ left, right }: KeyPoints['hips']) => ({ left: moved(left), right: moved(right) });
  return {
    ...points,
    shoulders: pair(points.shoulders),
    elbows: pair(points.elbows),
    wrists: pair(points.wrists),
    hips: pair(points.hips),
    knees: pair(points.knees),
    ankles: pair(points.ankles),
  };
}

const areaOf = ({ data: shown }: Silhouette): number => shown.reduce((sum, share) => sum + share, 0);

/** Area shared by the fitted body and the true one over the area of both, and how large the fitted one is. */
function agreement(fit: FittedBody, truth: Silhouette): { overlap: number; size: number } {
  const map = bodyMap(data, posePerson(data, fit.person, fit.stance), fit.camera);
  let [both, either, fitted, real] = [0, 0, 0, 0];
  map.data.forEach((part, i) => {
    const isBody = part !== BODY_PARTS.none;
    const isTrue = truth.data[i]! > 0.5;
    if (isBody) fitted++;
    if (isTrue) real++;
    if (isBody && isTrue) both++;
    if (isBody || isTrue) either++;
  });
  return { overlap: both / either, size: fitted / real };
}

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
    const unseen = { left: hidden, right: hidden };
    const { posture, residual } = fitStance(data, person, { ...points, knees: unseen, ankles: unseen }, size);
    expect(residual).toBeLessThan(1 / 40);
    expect(Math.abs(posture.legs.left.bend)).toBeLessThan(15);
  });

  test('does not follow a single key point that is far off', () => {
    const { left, right } = points.elbows;
    const wild = { ...points, elbows: { left: { ...left, x: left.x + 90 }, right } };
    const arm = fitStance(data, person, wild, size).posture.arms.left;
    expect(Math.abs(arm.out - fit.posture.arms.left.out)).toBeLessThan(12);
  });
});

describe.each([
  ['thin', 'female', standing],
  ['plus_sized', 'male', standing],
  ['regular', 'female', turned],
  ['muscular', 'male', turned],
] as const)('a %s %s body', (body_shape, gender, posture) => {
  const person = createPerson(data, { gender, body_shape, ethnicity: 'african', hair_length: 'bald' }, 8);
  const truth = silhouetteOf(person, posture);
  const points = unsure(pointsFor(person, posture), 0.015);

  test('is found again from its outline when nothing is told', () => {
    expect(agreement(fitBody(data, points, truth), truth).overlap).toBeGreaterThan(0.85);
  });

  test('is made less than half as much too wide as its loose clothes are', () => {
    const clothed = inLooseClothes(truth, Math.round(0.06 * trunkLength(points)));
    const found = agreement(fitBody(data, points, clothed, gender), truth);
    const looseness = areaOf(clothed) / areaOf(truth) - 1;
    expect(looseness).toBeGreaterThan(0.3);
    expect(found.size - 1).toBeLessThan(0.5 * looseness);
    expect(found.overlap).toBeGreaterThan(0.7);
  });
});

test('a gender that is told is believed', () => {
  const person = createPerson(data, { gender: 'male', hair_length: 'bald' }, 1);
  const points = pointsFor(person, standing);
  const silhouette = silhouetteOf(person, standing);
  for (const gender of ['female', 'male'] as const)
    expect(fitBody(data, points, silhouette, gender).person.settings.gender).toBe(gender);
});

test('a body without a head in the picture is taken to be seen from the front', () => {
  const point = (x: number, y: number) => ({ x, y, score: 0.8 });
  const unseen = { x: 200, y: -80, score: 0.02 };
  const keyPoints = {
    nose: unseen,
    leftEye: unseen,
    rightEye: unseen,
    leftEar: unseen,
    rightEar: unseen,
    leftShoulder: point(100, 90),
    rightShoulder: point(300, 90),
    leftElbow: point(80, 200),
    rightElbow: point(320, 200),
    leftWrist: point(70, 300),
    rightWrist: point(330, 300),
    leftHip: point(140, 350),
    rightHip: point(260, 350),
    leftKnee: point(140, 500),
    rightKnee: point(260, 500),
    leftAnkle: point(140, 640),
    rightAnkle: point(260, 640),
  };
  expect(keyPointsOf({ keyPoints }).shoulders.left.x).toBe(300);
});

describe('a forearm across the trunk', () => {
  const person = createPerson(data, { gender: 'male', hair_length: 'bald' }, 1);
  const across: Posture = {
    ...standing,
    arms: { ...standing.arms, left: { ...standing.arms.left, out: 12, forward: 0, bend: 70, turn: 80 } },
  };
  const points = pointsFor(person, across);
  const { wrists } = points;
  const unsureOfHand = {
    ...points,
    wrists: { ...wrists, left: { ...wrists.left, score: 0.4 } },
  };
  const bare = silhouetteOf(person, across);
  const turnIn = (silhouette: Silhouette) =>
    fitBody(data, unsureOfHand, silhouette, 'male').stance.posture.arms.left.turn;

  test('lies before it where the photo shows a hand', () => {
    expect(turnIn(bare)).toBeLessThan(90);
  });

  test('lies behind the back where it shows none', () => {
    expect(turnIn({ ...bare, skin: new Float32Array(bare.data.length) })).toBeGreaterThan(90);
  });
});
