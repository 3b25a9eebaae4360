import { FrameMemory, loadFigureData, photographModel, RecentModels } from '@atelier/engine';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { readTryOnModels } from './try-on-models.ts';

const models = await readTryOnModels();
/** Mean difference of colour components, 0..255, of a small picture: one of somebody else differs by 5 and more. */
const SAME_LOOK = 2.5;

test('a model is found by the id, and nobody by another one', () => {
  for (const model of models.all) expect(models.byId(model.id)).toBe(model);
  expect(models.byId('model_woman_99')).toBeUndefined();
  expect(models.byId('constructor')).toBeUndefined();
});

test('all are adults, men and women alike, and no two are the same person', () => {
  for (const { model } of models.all) expect(model.settings.age_group).toMatch(/_adult$/);
  const count = (category: string) => models.all.filter((model) => model.category === category).length;
  expect(count('woman')).toBe(count('man'));
  expect(new Set(models.all.map(({ picture }) => picture.etag)).size).toBe(models.all.length);
});

test('the pictures show the models as a try-on does: else run scripts/render-try-on-models.ts', async () => {
  const tools = { figureData: await loadFigureData(), memory: new FrameMemory(), recent: new RecentModels() };
  const size = { width: 160, height: 240 };
  const small = (bytes: Uint8Array) => sharp(bytes).resize(size.width, size.height).raw().toBuffer();
  const known = models.byId('model_woman_01');
  if (!known) throw new Error('Expected model_woman_01 to be there.');
  const shown = await small(known.picture.jpeg);
  const { bytes } = await photographModel({ ...known.model, size: { width: 320, height: 480 } }, tools);
  const made = await small(bytes);
  const difference = shown.reduce((sum, value, i) => sum + Math.abs(value - made[i]!), 0) / shown.length;
  expect(difference).toBeLessThan(SAME_LOOK);
});

test('a folder without the pictures is refused when the server starts', async () => {
  await expect(readTryOnModels(import.meta.dirname)).rejects.toThrow(/render-try-on-models/);
});
