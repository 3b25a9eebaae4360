import { type BackgroundSettings, ON_FIGURE_POSES, ON_FIGURE_VIEWPOINTS } from '@atelier/contracts';
import { expect, test } from 'vitest';
import { onFigureWords, productWords } from './model-words.ts';

const ANY = { background_type: 'arbitrary' } as const;

test('says who wears it, how, and from where one looks', () => {
  const model = {
    gender: 'female',
    age_group: 'senior_adult',
    skin_tone: 'dark_brown',
    hair_length: 'short',
    hair_color: 'gray',
    is_pregnant: null,
  } as const;
  expect(onFigureWords(model, 'walking', 'back_angled', ANY)).toBe(
    'A woman, about 70 years old, dark brown skin, with short gray hair; walking, the whole body in the frame from head to shoes, with free space all around, seen from behind, turned a little to the side. Fashion studio photograph, even soft light, before a plain light seamless background.',
  );
});

test('needs to know no more than the gender', () => {
  expect(onFigureWords({ gender: 'male' }, 'standing', 'front', ANY)).toMatch(/^A man; standing upright/);
  expect(onFigureWords({ gender: 'male', hair_length: 'bald' }, 'standing', 'front', ANY)).toMatch(
    /^A man, bald; /,
  );
});

test('has different words for every pose from every side', () => {
  const all = ON_FIGURE_POSES.flatMap((pose) =>
    ON_FIGURE_VIEWPOINTS.map((viewpoint) => onFigureWords({ gender: 'male' }, pose, viewpoint, ANY)),
  );
  expect(new Set(all).size).toBe(ON_FIGURE_POSES.length * ON_FIGURE_VIEWPOINTS.length);
});

test('says before what the picture is to be taken', () => {
  const before = (background: BackgroundSettings) =>
    onFigureWords({ gender: 'male' }, 'close_up', 'front', background);
  expect(before({ background_type: 'reference_color', reference_color: '#b03a48' })).toContain('#b03a48');
  expect(before({ background_type: 'transparent' })).toContain('plain white background without any shadow');
  expect(before(ANY)).not.toContain('whole body');
});

test('names products as their shop does, and kinds that the name leaves out', () => {
  expect(productWords({ title: 'Red Tee', category: 'Tops' })).toBe('Red Tee (Tops)');
  expect(productWords({ title: 'Red T-Shirt', category: 't-shirt', description: 'Organic cotton' })).toBe(
    'Red T-Shirt: Organic cotton',
  );
  expect(productWords({ category: 'Dresses' })).toBe('Dresses');
  expect(productWords({})).toBe('the garment');
});
