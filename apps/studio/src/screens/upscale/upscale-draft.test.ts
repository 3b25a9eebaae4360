import { describe, expect, test } from 'vitest';
import { INITIAL, printSize, sizeProblem, type UpscaleDraft, wishOf } from './upscale-draft.ts';

const LANDSCAPE = { width: 600, height: 400 };
const PORTRAIT = { width: 400, height: 600 };
const paper = (changes: Partial<UpscaleDraft>): UpscaleDraft => ({ ...INITIAL, target: 'paper', ...changes });

describe('what is asked for', () => {
  test('is a factor of each picture, a preset, or sides', () => {
    expect(wishOf({ ...INITIAL, target: '4x' }, LANDSCAPE)).toEqual({ mode: 'auto', target_width: 2400 });
    expect(wishOf({ ...INITIAL, target: 'web' }, LANDSCAPE)).toEqual({ mode: 'auto', preset: 'web' });
    expect(wishOf({ ...INITIAL, target: 'own', height: 900 }, LANDSCAPE)).toEqual({
      mode: 'auto',
      target_height: 900,
    });
  });

  test('is paper at 300 dpi, turned as the picture lies', () => {
    expect(wishOf(paper({}), LANDSCAPE)).toMatchObject({ target_width: 1772, target_height: 1181 });
    expect(wishOf(paper({}), PORTRAIT)).toMatchObject({ target_width: 1181, target_height: 1772 });
    expect(wishOf(paper({ unit: 'in', paperWidth: 4, paperHeight: null }), PORTRAIT)).toEqual({
      mode: 'auto',
      target_width: 1200,
    });
  });

  test('is refused when there are no sides, or they are too long', () => {
    expect(sizeProblem({ ...INITIAL, target: 'own' })).toBe('sidesMissing');
    expect(sizeProblem({ ...INITIAL, target: 'own', width: 7000 })).toBe('sidesOutside');
    expect(sizeProblem(paper({ paperWidth: 53 }))).toBe('paperOutside');
    expect(sizeProblem(paper({ paperWidth: 52 }))).toBeNull();
    expect(sizeProblem({ ...INITIAL, width: 7000 })).toBeNull();
  });
});

test('a picture of 3000 pixels is 25.4 cm or 10 inches in print', () => {
  expect(printSize({ width: 3000, height: 1500 })).toEqual({
    width: '25.4',
    height: '12.7',
    inches: '10.0 × 5.0',
  });
});
