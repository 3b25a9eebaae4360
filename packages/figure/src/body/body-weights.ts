import { type BodyTraits, macroWeights, type TargetWeights } from './macro-weights.ts';
import type { FilledSettings } from './person.ts';

type Origin = BodyTraits['origin'];
type Additions = Readonly<Record<string, number>>;

const AGES: Readonly<Record<FilledSettings['age_group'], number>> = {
  child: 0.2,
  teen: 0.37,
  young_adult: 0.5,
  middle_aged_adult: 0.72,
  senior_adult: 0.96,
};
const BUILDS: Readonly<Record<FilledSettings['body_shape'], { muscle: number; weight: number }>> = {
  regular: { muscle: 0.52, weight: 0.5 },
  thin: { muscle: 0.45, weight: 0.1 },
  muscular: { muscle: 0.92, weight: 0.56 },
  plus_sized: { muscle: 0.45, weight: 1 },
};
/** Proportions of short and tall people; their exact stature is scaled to afterwards. */
const TALLNESS: Readonly<Record<FilledSettings['height'], number>> = { short: 0.4, medium: 0.5, tall: 0.58 };

const ORIGINS: Readonly<Record<FilledSettings['ethnicity'], Origin>> = {
  european: { caucasian: 1 },
  middle_eastern: { caucasian: 0.85, african: 0.15 },
  indian: { caucasian: 0.6, african: 0.2, asian: 0.2 },
  asian: { asian: 1 },
  pacific_islander: { asian: 0.5, african: 0.4, caucasian: 0.1 },
  african: { african: 1 },
  latino: { caucasian: 0.62, asian: 0.23, african: 0.15 },
  native_american: { asian: 0.65, caucasian: 0.35 },
};

/** Target weights of the body that the settings describe, before the seed gives it a face of its own. */
export function bodyWeights(settings: FilledSettings): TargetWeights {
  const female = settings.gender === 'female';
  const weights = macroWeights({
    masculinity: female ? 0 : 1,
    age: AGES[settings.age_group],
    ...BUILDS[settings.body_shape],
    height: TALLNESS[settings.height],
    idealProportions: 0.75,
    cup: settings.body_shape === 'plus_sized' ? 0.62 : 0.5,
    origin: ORIGINS[settings.ethnicity],
  });
  if (settings.is_pregnant && female) addWeights(weights, { 'stomach-pregnant-incr': 1 });
  return weights;
}

/** Adds to the weights that are already there. */
export function addWeights(weights: TargetWeights, additions: Additions): void {
  for (const [name, weight] of Object.entries(additions)) {
    weights.set(name, (weights.get(name) ?? 0) + weight);
  }
}
