import { expect, test } from 'vitest';
import { KEY_POINT_NAMES, type KeyPoint, type KeyPointName } from './types.ts';
import { sizeInPicture, visibleAreas } from './visible-areas.ts';

const SIZE = { width: 600, height: 1000 };
const SEEN = 0.8;
const UNSEEN = 0.1;

/** Somebody who stands upright, shoulders at 200, hips at 480, knees at 700, ankles at 920 px. */
const HEIGHTS: Readonly<Record<string, number>> = {
  Shoulder: 200,
  Elbow: 340,
  Wrist: 460,
  Hip: 480,
  Knee: 700,
  Ankle: 920,
};

/** The joints of that person, moved down by `down` px; what leaves the picture is unsure. */
function standing(down = 0): Record<KeyPointName, KeyPoint> {
  const pointOf = (name: KeyPointName): KeyPoint => {
    const joint = Object.keys(HEIGHTS).find((ending) => name.endsWith(ending));
    const y = (joint ? HEIGHTS[joint]! : 100) + down;
    const x = name.startsWith('left') ? 390 : 210;
    return { x, y, score: y < SIZE.height ? SEEN : UNSEEN };
  };
  return Object.fromEntries(KEY_POINT_NAMES.map((name) => [name, pointOf(name)])) as Record<
    KeyPointName,
    KeyPoint
  >;
}

test('sees all of somebody who stands in the picture', () => {
  expect(visibleAreas(standing(), undefined, SIZE)).toMatchObject({ upper: 1, lower: 1, full: 1, feet: 1 });
});

test('measures how much of the trunk a picture shows that ends above the hips', () => {
  const halfTrunk = visibleAreas(standing(680), undefined, SIZE);
  expect(halfTrunk.upper).toBeCloseTo(120 / (1.3 * 180), 5);
  expect(halfTrunk).toMatchObject({ lower: 0, full: 0, feet: 0 });
  expect(visibleAreas(standing(560), undefined, SIZE).upper).toBe(1);
});

test('judges the trunk of somebody seen from the side by the size of the face', () => {
  const points = { ...standing(680), rightShoulder: { x: 380, y: 880, score: SEEN } };
  const face = { box: { x: 300, y: 730, width: 100, height: 100 }, score: 0.9 };
  expect(visibleAreas(points, face, SIZE).upper).toBeCloseTo(120 / 280, 5);
});

test('sees no trunk without shoulders, but the legs', () => {
  expect(visibleAreas(standing(-300), undefined, SIZE)).toMatchObject({ upper: 0, lower: 1, full: 0 });
});

test('takes joints on the border for outside', () => {
  const points = { ...standing(), leftAnkle: { x: 390, y: 999, score: SEEN } };
  expect(visibleAreas(points, undefined, SIZE).feet).toBe(0.5);
});

test('sees a head by its points when no face is found, for hats but not for glasses', () => {
  expect(visibleAreas(standing(), undefined, SIZE)).toMatchObject({ head: 1, face: 0 });
});

test('tells how large somebody is in the picture', () => {
  expect(sizeInPicture({ x: 0, y: 0, width: 100, height: 250 }, SIZE)).toBe(0.25);
});
