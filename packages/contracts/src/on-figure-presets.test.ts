import { expect, test } from 'vitest';
import { modelOfPreset, ON_FIGURE_PRESETS } from './on-figure-presets.ts';
import { MODEL_SETTINGS } from './product-enums.ts';

const models = ON_FIGURE_PRESETS.map(({ settings }) => settings);
const adults = models.filter(({ age_group }) => age_group !== 'child' && age_group !== 'teen');
const count = (setting: 'gender' | 'ethnicity', value: string) =>
  adults.filter((model) => model[setting] === value).length;

test('there are at least a dozen presets, each with an id of its own', () => {
  expect(ON_FIGURE_PRESETS.length).toBeGreaterThanOrEqual(12);
  expect(new Set(ON_FIGURE_PRESETS.map(({ preset_id }) => preset_id)).size).toBe(ON_FIGURE_PRESETS.length);
});

test('a preset is found by its id', () => {
  const [first] = ON_FIGURE_PRESETS;
  expect(modelOfPreset(first?.preset_id ?? '')).toEqual(first?.settings);
  expect(modelOfPreset('preset_nobody_01')).toBeUndefined();
});

test('women and men, and people of every ethnicity, are equally many among the adults', () => {
  expect(count('gender', 'female')).toBe(count('gender', 'male'));
  const perEthnicity = MODEL_SETTINGS.ethnicity.map((ethnicity) => count('ethnicity', ethnicity));
  expect(new Set(perEthnicity)).toEqual(new Set([2]));
});

test.each(['skin_tone', 'body_shape', 'height', 'hair_length', 'hair_style'] as const)(
  'every %s is there',
  (setting) => {
    expect(new Set(models.map((model) => model[setting]))).toEqual(new Set(MODEL_SETTINGS[setting]));
  },
);

test('most presets are adults of all ages', () => {
  expect(adults.length).toBeGreaterThan(models.length * 0.8);
  expect(new Set(adults.map(({ age_group }) => age_group))).toEqual(
    new Set(['young_adult', 'middle_aged_adult', 'senior_adult']),
  );
});
