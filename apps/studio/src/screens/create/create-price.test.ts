import { expect, test } from 'vitest';
import { cheaperModel } from './create-price.ts';
import type { Providers } from './use-create.ts';

const provider = (
  available: boolean,
  models: Record<string, [base: number, large: number]>,
): Providers[string] => ({
  name: 'A provider',
  models: Object.keys(models),
  capabilities: [],
  max_resolution: '1024x1024',
  cost_range: '',
  available,
  features: [],
  default_model: {},
  model_details: Object.fromEntries(
    Object.entries(models).map(([id, [base, large]]) => [
      id,
      { aliases: [], credits: { base, large }, native_max: [1024, 1024], best_for: [] },
    ]),
  ),
});

const PROVIDERS = {
  stability: provider(true, { ultra: [8, 8], core: [3, 3] }),
  wavespeed: provider(true, { 'qwen-image': [1, 4] }),
  huggingface: provider(false, { free: [0, 0] }),
};

test('the cheapest model for the size is offered, among those that can be asked', () => {
  expect(cheaperModel({ cost_per_image: 8, size_class: 'base' }, PROVIDERS)).toEqual({
    provider: 'wavespeed',
    model: 'qwen-image',
    each: 1,
  });
  expect(cheaperModel({ cost_per_image: 8, size_class: 'large' }, PROVIDERS)).toMatchObject({
    model: 'core',
  });
});

test('nothing is offered beside what is cheapest already', () => {
  expect(cheaperModel({ cost_per_image: 1, size_class: 'base' }, PROVIDERS)).toBeNull();
});
