import { describe, expect, test } from 'vitest';
import { loadFigureData } from '../../../../test/support/figure-data.ts';
import { createPerson } from '../body/create-person.ts';
import { jointFinder } from '../body/joint-finder.ts';
import { posePerson } from '../body/pose-person.ts';
import { boneIndex, skeletonOf } from '../body/skeleton.ts';
import { stanceOf } from '../body/stance.ts';
import { companionPhotos } from '../garment/companion.ts';
import { sewGarment } from '../garment/sew.ts';
import { lookAt, projectPoints } from '../raster/camera.ts';
import { BODY_PARTS, bodyMap } from './body-map.ts';
import { photographWorn } from './photograph-worn.ts';

const data = await loadFigureData();
const person = createPerson(data, { gender: 'male', hair_length: 'bald' }, 1);
const standing = stanceOf('standing', 0);
const literal = { ...standing, posture: { ...standing.posture, literal: true } };
const camera = lookAt([0, 0, 30], [0, 0, 0], 320, { width: 200, height: 280 });

test('joints are found where the posed body has them', () => {
  const { bones } = posePerson(data, person, literal);
  const skeleton = skeletonOf(data, person.shape);
  const elbow = boneIndex(skeleton, 'lowerarm01.L');
  const [x, y, z] = skeleton.heads[elbow]!;
  const found = jointFinder(data, person)(literal.posture).elbows.left;
  for (const axis of [0, 1, 2] as const) {
    const m = bones.matrices.subarray(12 * elbow + 4 * axis, 12 * elbow + 4 * axis + 4);
    expect(found[axis]).toBeCloseTo(m[0]! * x + m[1]! * y + m[2]! * z + m[3]!, 4);
  }
});

describe('the map of a body', () => {
  const map = bodyMap(data, posePerson(data, person, literal), camera);
  const joints = jointFinder(data, person)(literal.posture);
  const partAt = (place: readonly number[]) => {
    const [x, y] = projectPoints(Float32Array.from(place), camera);
    return map.data[Math.round(y!) * map.width + Math.round(x!)];
  };

  test('tells arms, legs and trunk apart', () => {
    expect(partAt(joints.elbows.right)).toBe(BODY_PARTS.arm);
    expect(partAt(joints.knees.left)).toBe(BODY_PARTS.leg);
    expect(partAt([0, (joints.shoulders.left[1] + joints.hips.left[1]) / 2, 0])).toBe(BODY_PARTS.trunk);
  });

  test('shows nothing beside the body', () => {
    expect(map.data[0]).toBe(BODY_PARTS.none);
  });
});

test('clothes are drawn alone: clear where the body is before them, opaque on the chest', () => {
  const tee = sewGarment(data, person, companionPhotos('tee', [200, 40, 40]), 'tee', {});
  const { clothes, skin, parts } = photographWorn(data, person, [tee], literal, {
    camera,
    skinColour: [0.4, 0.3, 0.2],
  });
  const alphaBy = (part: number) => {
    let sum = 0;
    let count = 0;
    parts.data.forEach((found, i) => {
      if (found !== part) return;
      sum += clothes.data[4 * i + 3]!;
      count++;
    });
    return sum / count;
  };
  expect(alphaBy(BODY_PARTS.head)).toBeLessThan(8);
  expect(alphaBy(BODY_PARTS.foot)).toBe(0);
  expect(alphaBy(BODY_PARTS.trunk)).toBeGreaterThan(200);
  const chest = parts.data.findIndex(
    (part, i) => part === BODY_PARTS.trunk && clothes.data[4 * i + 3] === 255,
  );
  expect(clothes.data[4 * chest]!).toBeGreaterThan(2 * clothes.data[4 * chest + 2]!);
  expect(skin.data[4 * chest + 3]).toBe(255);
});
