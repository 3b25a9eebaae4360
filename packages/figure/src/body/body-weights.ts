import {
  type Additions,
  AGE_DETAILS,
  BUILD_DETAILS,
  ETHNIC_DETAILS,
  EVERYONE,
  GENDERS,
  PREGNANT,
} from './local-targets.ts';
import { type BodyTraits, macroWeights, type TargetWeights } from './macro-weights.ts';
import type { FilledSettings } from './person.ts';

/** On the scale of the macro targets: 0.1875 child, 0.5 young, 1 old. */
const AGES: Readonly<Record<FilledSettings['age_group'], number>> = {
  child: 0.1875,
  teen: 0.38,
  young_adult: 0.5,
  middle_aged_adult: 0.72,
  senior_adult: 0.97,
};
/** Heavy bodies are heaviest where there is little muscle: the weight targets hardly differ otherwise. */
const BUILDS: Readonly<Record<FilledSettings['body_shape'], Pick<BodyTraits, 'muscle' | 'weight'>>> = {
  regular: { muscle: 0.5, weight: 0.5 },
  thin: { muscle: 0.25, weight: 0.05 },
  muscular: { muscle: 1, weight: 0.62 },
  plus_sized: { muscle: 0.16, weight: 0.97 },
};
/** Proportions of short and tall people; their exact stature is scaled to afterwards. */
const TALLNESS: Readonly<Record<FilledSettings['height'], number>> = { short: 0.4, medium: 0.5, tall: 0.58 };
const CUPS: Readonly<Record<FilledSettings['body_shape'], number>> = {
  regular: 0.5,
  thin: 0.42,
  muscular: 0.45,
  plus_sized: 0.62,
};
/** Children's bodies hardly differ by gender. */
const MASCULINITY: Readonly<Record<FilledSettings['gender'], { child: number; grown: number }>> = {
  female: { child: 0.4, grown: 0 },
  male: { child: 0.65, grown: 1 },
};
/** Grown-up models are long-legged; children are not. */
const IDEAL_PROPORTIONS: Readonly<Record<FilledSettings['age_group'], number>> = {
  child: 0,
  teen: 0.4,
  young_adult: 0.75,
  middle_aged_adult: 0.65,
  senior_adult: 0.55,
};

/** Pure targets are extremes of their kind: a share of another keeps the face an ordinary one. */
const ORIGINS: Readonly<Record<FilledSettings['ethnicity'], BodyTraits['origin']>> = {
  european: { caucasian: 0.95, asian: 0.05 },
  middle_eastern: { caucasian: 0.85, african: 0.15 },
  indian: { caucasian: 0.6, african: 0.2, asian: 0.2 },
  asian: { asian: 0.82, caucasian: 0.18 },
  pacific_islander: { asian: 0.5, african: 0.38, caucasian: 0.12 },
  african: { african: 0.9, caucasian: 0.1 },
  latino: { caucasian: 0.62, asian: 0.23, african: 0.15 },
  native_american: { asian: 0.55, caucasian: 0.45 },
};

/** Target weights of the body that the settings describe, before the seed gives it a face of its own. */
export function bodyWeights(settings: FilledSettings): TargetWeights {
  const { gender, ethnicity, age_group: age, body_shape: build } = settings;
  const weights = macroWeights({
    masculinity: MASCULINITY[gender][age === 'child' ? 'child' : 'grown'],
    age: AGES[age],
    ...BUILDS[build],
    height: TALLNESS[settings.height],
    idealProportions: IDEAL_PROPORTIONS[age],
    cup: CUPS[build],
    origin: ORIGINS[ethnicity],
  });
  addWeights(weights, EVERYONE);
  if (age !== 'child') addWeights(weights, GENDERS[gender]);
  addWeights(weights, BUILD_DETAILS[build]);
  addWeights(weights, AGE_DETAILS[age]);
  addWeights(weights, ETHNIC_DETAILS[ethnicity]);
  if (settings.is_pregnant && gender === 'female' && !isMinor(settings)) addWeights(weights, PREGNANT);
  return weights;
}

/** Adds to the weights that are already there. */
export function addWeights(weights: TargetWeights, additions: Additions): void {
  for (const [name, weight] of Object.entries(additions)) {
    const names = name.startsWith('*') ? [`l-${name.slice(1)}`, `r-${name.slice(1)}`] : [name];
    for (const one of names) weights.set(one, (weights.get(one) ?? 0) + weight);
  }
}

const isMinor = ({ age_group }: FilledSettings): boolean => age_group === 'child' || age_group === 'teen';
