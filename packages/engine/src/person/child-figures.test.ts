import { FrameMemory } from '@atelier/figure';
import { flatten } from '@atelier/pixels/flatten';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadFigureData } from '../../../../test/support/figure-data.ts';
import { WOMAN } from '../../../../test/support/figure-pictures.ts';
import { decode } from '../decode/index.ts';
import { createModels, type OwnedModels } from '../models/index.ts';
import { type PredefinedModel, photographModel, RecentModels } from '../try-on/index.ts';
import { analysePerson, checkPerson } from './index.ts';

let models: OwnedModels;
beforeAll(async () => {
  models = await createModels();
});
afterAll(() => models.close());

const tools = { figureData: await loadFigureData(), memory: new FrameMemory(), recent: new RecentModels() };
const STANDING: Omit<PredefinedModel, 'settings' | 'seed'> = {
  variant: 0,
  clothes: { tee: [190, 190, 188], trousers: [78, 80, 86] },
  size: { width: 512, height: 768 },
  background: { background_type: 'reference_color', reference_color: '#e4e2df' },
};

/** Figures have adult faces at every age: only their proportions tell. */
test.each([
  ['woman', 'young_adult', undefined],
  ['girl', 'child', 'CHILD_DETECTED'],
] as const)('judges a %s by the size of her head', async (_, age_group, reason) => {
  const model = { ...STANDING, settings: { ...WOMAN, age_group }, seed: 1000 };
  const { bytes } = await photographModel(model, tools);
  const analysis = await analysePerson(flatten(await decode(bytes)), models);
  expect(checkPerson(analysis, ['upper', 'lower', 'full'])).toBe(reason);
});
