import { expect, test } from 'vitest';
import { loadFigureData } from '../../../../test/support/figure-data.ts';
import { createPerson } from '../body/create-person.ts';
import { posePerson } from '../body/pose-person.ts';
import { stanceOf } from '../body/stance.ts';
import { faceMarks } from './face-marks.ts';

const data = await loadFigureData();

test.each(['child', 'young_adult', 'senior_adult'] as const)(
  'finds crown and nose of a %s in every pose',
  (age_group) => {
    const person = createPerson(data, { gender: 'female', age_group }, 3);
    for (const pose of ['standing', 'sitting', 'in_action'] as const) {
      const body = posePerson(data, person, stanceOf(pose, 0));
      const { crown, noseTip } = faceMarks(person.shape, body.positions);
      const headHeight = person.measures.height * 0.14;
      const apart = Math.hypot(crown[0] - noseTip[0], crown[1] - noseTip[1], crown[2] - noseTip[2]);
      expect(apart).toBeGreaterThan(headHeight * 0.4);
      expect(apart).toBeLessThan(headHeight * 1.4);
      expect(noseTip[1]).toBeLessThan(crown[1]);
    }
  },
);
