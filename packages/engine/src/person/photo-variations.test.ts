import { flatten } from '@atelier/pixels/flatten';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { VARIATIONS, vary } from '../../../../test/support/photo-variations.ts';
import { photo } from '../../../../test/support/photos.ts';
import { decode } from '../decode/index.ts';
import { createModels, type OwnedModels } from '../models/index.ts';
import { analysePerson, checkPerson } from './index.ts';

let models: OwnedModels;
beforeAll(async () => {
  models = await createModels();
});
afterAll(() => models.close());

/** Two of the hardest for each photo; all of them are run by `scripts/check-photos.ts`. */
const CASES = [
  ['person-full-casual.jpg', ['dark', 'far'], undefined],
  ['person-full-render.jpg', ['blurred', 'small'], undefined],
  ['person-half-denim.jpg', ['mirrored', 'compressed'], undefined],
  ['person-face-render.jpg', ['bright', 'framed'], 'INSUFFICIENT_TARGET_AREA'],
  ['multi-two-coats.jpg', ['far', 'grey'], 'TOO_MANY_PEOPLE_DETECTED'],
  ['multi-crowd-cheer.jpg', ['small', 'tilted'], 'TOO_MANY_PEOPLE_DETECTED'],
] as const;

test.each(
  CASES.flatMap(([name, changes, reason]) => changes.map((change) => [name, change, reason] as const)),
)('says the same of %s when it is %s', async (name, change, reason) => {
  const varied = await vary(photo(name), VARIATIONS[change]!);
  const analysis = await analysePerson(flatten(await decode(varied)), models);
  expect(checkPerson(analysis, ['upper'])).toBe(reason);
});
