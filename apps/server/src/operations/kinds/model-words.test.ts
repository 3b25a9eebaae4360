import { ON_FIGURE_POSES, ON_FIGURE_VIEWPOINTS } from '@atelier/contracts';
import { expect, test } from 'vitest';
import { onFigureWords } from './model-words.ts';

test('says who wears it, how, and from where one looks', () => {
  const model = {
    gender: 'female',
    age_group: 'senior_adult',
    skin_tone: 'dark_brown',
    hair_length: 'short',
    hair_color: 'gray',
    is_pregnant: null,
  } as const;
  expect(onFigureWords(model, 'walking', 'back_angled')).toBe(
    'A woman, about 70 years old, dark brown skin, with short gray hair; walking towards the camera, the whole body in the frame, seen from behind, turned a little to the side. Fashion studio photograph, even soft light.',
  );
});

test('needs to know no more than the gender', () => {
  expect(onFigureWords({ gender: 'male' }, 'standing', 'front')).toMatch(/^A man; standing upright/);
  expect(onFigureWords({ gender: 'male', hair_length: 'bald' }, 'standing', 'front')).toMatch(
    /^A man, bald; /,
  );
});

test('has different words for every pose from every side', () => {
  const all = ON_FIGURE_POSES.flatMap((pose) =>
    ON_FIGURE_VIEWPOINTS.map((viewpoint) => onFigureWords({ gender: 'male' }, pose, viewpoint)),
  );
  expect(new Set(all).size).toBe(ON_FIGURE_POSES.length * ON_FIGURE_VIEWPOINTS.length);
});
