import type { FilledSettings } from './person.ts';

type Statures = Readonly<Record<FilledSettings['height'], number>>;

/** Barefoot statures, dm: about the 20th, 50th and 85th percentile of adults, and of eight- and fifteen-year-olds. */
const STATURES_DM: Readonly<
  Record<FilledSettings['gender'], Readonly<Record<FilledSettings['age_group'], Statures>>>
> = {
  female: {
    child: { short: 12.0, medium: 12.7, tall: 13.4 },
    teen: { short: 15.2, medium: 15.9, tall: 16.7 },
    young_adult: { short: 15.8, medium: 16.6, tall: 17.5 },
    middle_aged_adult: { short: 15.8, medium: 16.6, tall: 17.5 },
    senior_adult: { short: 15.5, medium: 16.3, tall: 17.1 },
  },
  male: {
    child: { short: 12.0, medium: 12.8, tall: 13.5 },
    teen: { short: 15.8, medium: 16.6, tall: 17.5 },
    young_adult: { short: 16.8, medium: 17.7, tall: 18.7 },
    middle_aged_adult: { short: 16.8, medium: 17.7, tall: 18.7 },
    senior_adult: { short: 16.5, medium: 17.4, tall: 18.3 },
  },
};

/** How tall a person of these settings is, dm. */
export function statureOf(settings: FilledSettings): number {
  return STATURES_DM[settings.gender][settings.age_group][settings.height];
}
