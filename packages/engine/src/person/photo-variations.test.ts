import { flatten } from '@atelier/pixels/flatten';
import sharp from 'sharp';
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

/** Somebody of the same picture beside them, as large as `share` of it. */
async function withSomebodyBeside(name: string, share: number): Promise<Buffer> {
  const { width, height } = await sharp(photo(name)).metadata();
  const beside = await sharp(photo(name))
    .flop()
    .resize(Math.round(share * width))
    .toBuffer();
  return sharp(photo(name))
    .extend({ right: Math.round(share * width), background: '#c8c4bc' })
    .composite([{ input: beside, left: width, top: Math.round((1 - share) * 0.6 * height) }])
    .png()
    .toBuffer();
}

test.each([
  ['far behind', 0.25, undefined],
  ['beside them', 0.9, 'TOO_MANY_PEOPLE_DETECTED'],
] as const)('somebody %s counts by their size', async (_, share, reason) => {
  const picture = flatten(await decode(await withSomebodyBeside('person-full-render.jpg', share)));
  expect(checkPerson(await analysePerson(picture, models), ['upper', 'lower', 'full'])).toBe(reason);
});
