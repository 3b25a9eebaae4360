import { expect, test } from 'vitest';
import { loadFigureData } from '../../../../test/support/figure-data.ts';
import { createPerson } from './create-person.ts';
import { withShoulders } from './shoulder-breadth.ts';

const data = await loadFigureData();
const man = createPerson(data, { gender: 'male', hair_length: 'bald' }, 1);
const wide = withShoulders(data, man, 0.2);

test('shoulders and hands move outwards by as much', () => {
  for (const joint of ['shoulders', 'wrists'] as const) {
    expect(wide.measures[joint].left[0] - man.measures[joint].left[0]).toBeCloseTo(0.2, 1);
    expect(wide.measures[joint].right[0] - man.measures[joint].right[0]).toBeCloseTo(-0.2, 1);
  }
});

test('hips and height stay', () => {
  expect(wide.measures.hips.left[0]).toBeCloseTo(man.measures.hips.left[0], 5);
  expect(wide.measures.height).toBeCloseTo(man.measures.height, 5);
});
