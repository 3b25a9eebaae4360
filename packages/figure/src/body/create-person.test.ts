import { createHash } from 'node:crypto';
import { MODEL_SETTINGS, type OnFigureModelSettings } from '@atelier/contracts';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadFigureData } from '../../../../test/support/figure-data.ts';
import { type FigureData, SKIN_VERTICES } from '../data/figure-data.ts';
import { createPerson } from './create-person.ts';
import { boneMask, shareOf } from './measures.ts';
import type { Person } from './person.ts';
import { boneIndex, skeletonOf } from './skeleton.ts';

let data: FigureData;
beforeAll(async () => {
  data = await loadFigureData();
});

const SEED = 11;
const person = (settings: Partial<OnFigureModelSettings> = {}, seed = SEED) =>
  createPerson(data, { gender: 'female', ethnicity: 'european', ...settings }, seed);
const hashOf = ({ shape }: Person) => createHash('sha256').update(new Uint8Array(shape.buffer)).digest('hex');

/** Width and depth of the trunk at a height, dm. */
function girthAt({ shape }: Person, y: number): { width: number; depth: number } {
  const arms = boneMask(data, /^(upperarm|lowerarm|wrist|metacarpal|finger)/);
  const xs: number[] = [];
  const zs: number[] = [];
  for (let vertex = 0; vertex < SKIN_VERTICES; vertex++) {
    if (Math.abs(shape[3 * vertex + 1]! - y) > 0.12 || shareOf(data.skinWeights, vertex, arms) > 0.1)
      continue;
    xs.push(shape[3 * vertex]!);
    zs.push(shape[3 * vertex + 2]!);
  }
  return { width: Math.max(...xs) - Math.min(...xs), depth: Math.max(...zs) - Math.min(...zs) };
}

function bellyDepth(one: Person): number {
  const { crotchY, waistY } = one.measures;
  const levels = Array.from({ length: 30 }, (_, i) => crotchY + (i / 29) * (waistY + 0.5 - crotchY));
  return Math.max(...levels.map((y) => girthAt(one, y).depth));
}

describe('build, height and age', () => {
  test.each(MODEL_SETTINGS.gender)(
    'a plus-sized %s has at least 1.2 times the waist of a thin one',
    (gender) => {
      const plus = person({ gender, body_shape: 'plus_sized' });
      const thin = person({ gender, body_shape: 'thin' });
      const ratio = girthAt(plus, plus.measures.waistY).width / girthAt(thin, thin.measures.waistY).width;
      expect(ratio).toBeGreaterThan(1.2);
      expect(ratio).toBeLessThan(1.8);
    },
  );

  test('muscular upper arms are thicker than regular ones', () => {
    const thickness = (build: 'muscular' | 'regular') => {
      const one = person({ gender: 'male', body_shape: build });
      const { shoulders, elbows } = one.measures;
      const y = (shoulders.left[1] + elbows.left[1]) / 2;
      const upperArm = boneMask(data, /^upperarm0.\.L$/);
      const zs: number[] = [];
      for (let vertex = 0; vertex < SKIN_VERTICES; vertex++) {
        if (
          Math.abs(one.shape[3 * vertex + 1]! - y) < 0.3 &&
          shareOf(data.skinWeights, vertex, upperArm) > 0.9
        )
          zs.push(one.shape[3 * vertex + 2]!);
      }
      return Math.max(...zs) - Math.min(...zs);
    };
    expect(thickness('muscular')).toBeGreaterThan(1.1 * thickness('regular'));
  });

  test.each([
    ['female', 15.8, 16.6, 17.5],
    ['male', 16.8, 17.7, 18.7],
  ] as const)(
    'a %s adult stands as tall as the height says, whatever the build',
    (gender, short, medium, tall) => {
      for (const [i, height] of MODEL_SETTINGS.height.entries()) {
        for (const body_shape of MODEL_SETTINGS.body_shape) {
          expect(person({ gender, height, body_shape }).measures.height).toBeCloseTo(
            [short, medium, tall][i]!,
            3,
          );
        }
      }
    },
  );

  test('a child is at most 0.85 of an adult, a teenager between', () => {
    for (const gender of MODEL_SETTINGS.gender) {
      const height = (age_group: 'child' | 'teen' | 'young_adult') =>
        person({ gender, age_group }).measures.height;
      expect(height('child')).toBeLessThan(0.85 * height('young_adult'));
      expect(height('teen')).toBeGreaterThan(height('child'));
      expect(height('teen')).toBeLessThan(height('young_adult'));
    }
  });

  test('a child has a larger head for its height than an adult', () => {
    const headShare = (one: Person) => {
      const skeleton = skeletonOf(data, one.shape);
      const crown = Math.max(...one.shape.subarray(0, 3 * SKIN_VERTICES).filter((_, i) => i % 3 === 1));
      return (crown - skeleton.heads[boneIndex(skeleton, 'neck03')]![1]) / one.measures.height;
    };
    expect(headShare(person({ age_group: 'child' }))).toBeGreaterThan(
      1.1 * headShare(person({ age_group: 'young_adult' })),
    );
  });

  test('pregnancy deepens the belly by at least 30 %, and only of women', () => {
    expect(bellyDepth(person({ is_pregnant: true }))).toBeGreaterThan(1.3 * bellyDepth(person()));
    const man = person({ gender: 'male' });
    expect(hashOf(person({ gender: 'male', is_pregnant: true }))).toBe(hashOf(man));
  });
});

describe('identity', () => {
  test('same settings and seed are the same person, bit for bit', () => {
    expect(hashOf(person())).toBe(hashOf(person()));
  });

  test('another seed is another face on the same body', () => {
    const one = person({}, 1);
    const other = person({}, 2);
    const head = boneMask(data, /^(head|jaw|oris|levator|special|orbicularis|oculi|temporalis|risorius|eye)/);
    let inFace = 0;
    let elsewhere = 0;
    for (let vertex = 0; vertex < SKIN_VERTICES; vertex++) {
      const at = 3 * vertex;
      const moved = Math.hypot(
        one.shape[at]! - other.shape[at]!,
        one.shape[at + 1]! - other.shape[at + 1]!,
        one.shape[at + 2]! - other.shape[at + 2]!,
      );
      if (shareOf(data.skinWeights, vertex, head) > 0.5) inFace = Math.max(inFace, moved);
      else if (one.shape[at + 1]! < one.measures.neck[1]) elsewhere = Math.max(elsewhere, moved);
    }
    expect(inFace).toBeGreaterThan(0.05);
    expect(elsewhere).toBeLessThan(0.1);
  });

  test.each(MODEL_SETTINGS.ethnicity)('%s faces differ from all others', (ethnicity) => {
    const own = person({ ethnicity });
    for (const other of MODEL_SETTINGS.ethnicity) {
      if (other !== ethnicity) expect(hashOf(person({ ethnicity: other }))).not.toBe(hashOf(own));
    }
  });

  test('skin tone, hair, beard and tattoo leave the shape alone', () => {
    const changed = person({ skin_tone: 'black', hair_length: 'bald', has_beard: true, has_tattoo: true });
    expect(hashOf(changed)).toBe(hashOf(person()));
  });

  test('every combination of build, age and origin has a finite shape', () => {
    for (const gender of MODEL_SETTINGS.gender)
      for (const body_shape of MODEL_SETTINGS.body_shape)
        for (const age_group of MODEL_SETTINGS.age_group)
          for (const ethnicity of MODEL_SETTINGS.ethnicity) {
            const { shape, measures } = person({ gender, body_shape, age_group, ethnicity });
            expect(shape.every(Number.isFinite)).toBe(true);
            expect(measures.crotchY).toBeLessThan(measures.waistY);
            expect(measures.waistY).toBeLessThan(measures.armpitY);
          }
  });
});

test('joints follow the shape: a tall person has shoulders higher above longer legs', () => {
  const short = person({ height: 'short' }).measures;
  const tall = person({ height: 'tall' }).measures;
  expect(tall.shoulders.left[1] - tall.ankles.left[1]).toBeGreaterThan(
    1.08 * (short.shoulders.left[1] - short.ankles.left[1]),
  );
  expect(tall.hips.left[1] - tall.ankles.left[1]).toBeGreaterThan(
    1.08 * (short.hips.left[1] - short.ankles.left[1]),
  );
});
