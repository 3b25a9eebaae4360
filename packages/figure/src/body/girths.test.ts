import { expect, test } from 'vitest';
import { loadFigureData } from '../../../../test/support/figure-data.ts';
import { blendPeople } from './blend-people.ts';
import { createPerson } from './create-person.ts';
import { SAME_GIRTHS, withGirths } from './girths.ts';
import { jointFinder } from './joint-finder.ts';
import { stanceOf } from './stance.ts';

const data = await loadFigureData();
const woman = createPerson(data, { gender: 'female', hair_length: 'bald' }, 1);
const man = createPerson(data, { gender: 'male', hair_length: 'bald' }, 1);
const standing = { ...stanceOf('standing', 0).posture, literal: true };

/** Hands of the rest shape are farther from the middle than this, dm; waists are not. */
const HANDS_FROM = 2.5;

/** Half the width of the trunk at a height, dm. */
const waistOf = (shape: Float32Array, y: number): number => {
  let widest = 0;
  for (let v = 0; v < 13_380; v++) {
    const x = shape[3 * v]!;
    if (Math.abs(shape[3 * v + 1]! - y) < 0.15 && x < HANDS_FROM) widest = Math.max(widest, x);
  }
  return widest;
};

test('a wider trunk is wider by as much and no taller', () => {
  const wide = withGirths(data, woman, { ...SAME_GIRTHS, chest: 1.2, waist: 1.2, hips: 1.2 });
  const y = woman.measures.waistY;
  expect(waistOf(wide.shape, y) / waistOf(woman.shape, y)).toBeCloseTo(1.2, 1);
  expect(wide.measures.height).toBeCloseTo(woman.measures.height, 5);
});

test('girths leave the joints where they are', () => {
  const thick = withGirths(data, woman, { ...SAME_GIRTHS, upperArms: 1.3, forearms: 1.3, thighs: 0.8 });
  const [before, after] = [jointFinder(data, woman)(standing), jointFinder(data, thick)(standing)];
  for (const joint of ['elbows', 'wrists', 'knees'] as const)
    for (const axis of [0, 1, 2] as const)
      expect(Math.abs(after[joint].left[axis] - before[joint].left[axis])).toBeLessThan(0.06);
});

test('the same girths are the same person', () => {
  expect(withGirths(data, man, SAME_GIRTHS).shape).toEqual(man.shape);
});

test('a blend is as tall as its shares say and is called after the larger one', () => {
  const blend = blendPeople(data, [
    { person: woman, share: 0.25 },
    { person: man, share: 0.75 },
  ]);
  const between = 0.25 * woman.measures.height + 0.75 * man.measures.height;
  expect(blend.measures.height).toBeCloseTo(between, 1);
  expect(blend.settings.gender).toBe('male');
});

test('eyes lie between the ears, behind the tip of the nose', () => {
  const { eyes, ears, noseTip } = jointFinder(data, man)(standing);
  expect(ears.left[0]).toBeGreaterThan(eyes.left[0]);
  expect(ears.right[0]).toBeLessThan(eyes.right[0]);
  expect(noseTip[2]).toBeGreaterThan(eyes.left[2]);
  expect(noseTip[1]).toBeLessThan(eyes.left[1]);
});
