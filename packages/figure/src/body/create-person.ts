import type { OnFigureModelSettings } from '@atelier/contracts';
import type { FigureData } from '../data/figure-data.ts';
import { bodyWeights } from './body-weights.ts';
import { fillSettings } from './fill-settings.ts';
import { addIdentity } from './identity.ts';
import { heightOf, measureBody } from './measures.ts';
import { morph } from './morph.ts';
import type { Person } from './person.ts';
import { skeletonOf } from './skeleton.ts';
import { smoothChest } from './smooth-chest.ts';
import { statureOf } from './stature.ts';

/**
 * The person that settings and seed describe. Same data, settings and seed: the same person for ever.
 *
 * ```ts
 * const person = createPerson(data, { gender: 'female', height: 'tall' }, 7);
 * const body = posePerson(data, person, stanceOf('walking', 0));
 * ```
 *
 * @param settings what is left open is filled by `fillSettings`.
 * @param seed whole number, 0 .. 2^32 - 1.
 */
export function createPerson(data: FigureData, settings: OnFigureModelSettings, seed: number): Person {
  const filled = fillSettings(settings, seed);
  const weights = bodyWeights(filled);
  addIdentity(weights, seed);
  const shape = morph(data, weights);
  smoothChest(data, shape, filled.age_group === 'child');
  const growth = statureOf(filled) / heightOf(shape);
  for (let i = 0; i < shape.length; i++) shape[i] = shape[i]! * growth;
  return { settings: filled, seed, shape, measures: measureBody(data, skeletonOf(data, shape), shape) };
}
