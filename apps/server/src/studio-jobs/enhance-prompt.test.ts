import { stylePresetOf } from '@atelier/contracts/image-studio';
import { expect, test } from 'vitest';
import { enhancePrompt } from './enhance-prompt.ts';

test.each([
  [
    'Modern minimalist workspace with laptop',
    'photographic',
    'Modern minimalist workspace with laptop, professional photography, high quality',
  ],
  ['A red mug.', 'photographic', 'A red mug, professional photography, high quality'],
  ['A mug, High Quality', 'Photographic', 'A mug, High Quality, professional photography'],
  ['A mug', 'none', 'A mug, high quality, well composed'],
])('%s in %s', (prompt, preset, enhanced) => {
  expect(enhancePrompt(prompt, stylePresetOf(preset))).toBe(enhanced);
});
