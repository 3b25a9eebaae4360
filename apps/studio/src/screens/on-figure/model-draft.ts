import { MODEL_SETTINGS } from '@atelier/contracts/product-enums';
import type { ModelPreset, ModelSettings } from '@atelier/sdk';

/** Who wears the garment, as chosen on the screen. */
export interface ModelDraft {
  modelFrom: 'preset' | 'own';
  presetId: string;
  settings: ModelSettings;
}

export const INITIAL_MODEL: ModelDraft = {
  modelFrom: 'preset',
  presetId: 'preset_woman_01',
  settings: { gender: 'female' },
};

/** What is chosen from lists; the order is that of the form. */
export const TRAITS = [
  'ethnicity',
  'skin_tone',
  'age_group',
  'body_shape',
  'height',
  'hair_length',
  'hair_style',
  'hair_color',
] as const;
export type Trait = (typeof TRAITS)[number];

export const MARKS = ['has_beard', 'has_tattoo', 'is_pregnant'] as const;
export type Mark = (typeof MARKS)[number];

/** Marks that a gender can have; the others are left out of an order. */
export function marksOf({ gender }: ModelSettings): readonly Mark[] {
  return gender === 'male' ? ['has_beard', 'has_tattoo'] : ['has_tattoo', 'is_pregnant'];
}

/** `plus_sized` reads as `Plus sized`. */
export function traitWord(value: string): string {
  const words = value.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The same description with one trait changed; `any` takes it out. */
export function withTrait(settings: ModelSettings, trait: Trait | 'gender', value: string): ModelSettings {
  const { [trait]: _, ...rest } = settings;
  const isKnown = MODEL_SETTINGS[trait].some((known) => known === value);
  const changed = { ...rest, ...(isKnown ? { [trait]: value } : {}) };
  return { gender: settings.gender, ...changed };
}

/** The part of an order that says who wears the garment. */
export function modelOrder({ modelFrom, presetId, settings }: ModelDraft) {
  if (modelFrom === 'preset') return { on_figure_model_preset_id: presetId };
  return { on_figure_model_settings: orderedSettings(settings) };
}

/** A description without what it leaves open, and without marks that its gender cannot have. */
export function orderedSettings(settings: ModelSettings): ModelSettings {
  const marks = marksOf(settings).filter((mark) => settings[mark] === true);
  const traits = TRAITS.filter((trait) => settings[trait] != null);
  return {
    gender: settings.gender,
    ...Object.fromEntries(traits.map((trait) => [trait, settings[trait]])),
    ...Object.fromEntries(marks.map((mark) => [mark, true])),
  };
}

/** What one sees first weighs most. */
const WEIGHTS: Record<Trait, number> = {
  age_group: 8,
  skin_tone: 6,
  ethnicity: 5,
  hair_length: 4,
  body_shape: 4,
  hair_color: 3,
  hair_style: 2,
  height: 1,
};

/** The preset that looks most like a description; undefined while there are none of its gender. */
export function nearestPreset(
  settings: ModelSettings,
  presets: readonly ModelPreset[],
): ModelPreset | undefined {
  const distance = (preset: ModelPreset) =>
    TRAITS.filter((trait) => settings[trait] != null && settings[trait] !== preset.settings[trait])
      .map((trait) => WEIGHTS[trait] * steps(trait, settings[trait], preset.settings[trait]))
      .reduce((sum, one) => sum + one, 0) + marksDiffering(settings, preset.settings).length;
  return presets
    .filter((preset) => preset.settings.gender === settings.gender)
    .toSorted((a, b) => distance(a) - distance(b))[0];
}

/** Scales have distances: brown is nearer to light brown than to pale white. */
const SCALES: readonly Trait[] = ['skin_tone', 'age_group', 'height', 'hair_length'];

function steps(trait: Trait, a: string | null | undefined, b: string | null | undefined): number {
  if (!SCALES.includes(trait)) return 1;
  const values: readonly string[] = MODEL_SETTINGS[trait];
  return Math.abs(values.indexOf(a ?? '') - values.indexOf(b ?? ''));
}

/** Traits that were asked for and that another model has otherwise. */
export function traitsDiffering(settings: ModelSettings, other: ModelSettings): Trait[] {
  return TRAITS.filter((trait) => settings[trait] != null && settings[trait] !== other[trait]);
}

export function marksDiffering(settings: ModelSettings, other: ModelSettings): Mark[] {
  return marksOf(settings).filter((mark) => (settings[mark] ?? false) !== (other[mark] ?? false));
}
