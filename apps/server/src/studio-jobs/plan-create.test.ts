import { CreateRequest } from '@atelier/contracts/image-studio';
import { describe, expect, test } from 'vitest';
import { type PersonaWords, planCreate } from './plan-create.ts';

const SEED = 4_294_967_293;
const PERSONA: PersonaWords = { id: 'persona-1', keywords: ['warm light'], avoid: ['clutter'] };

function plan(wish: Record<string, unknown>, persona: PersonaWords | null = null) {
  const order = planCreate(CreateRequest.parse({ prompt: 'A red mug.', ...wish }), SEED, persona);
  const [work] = order.work;
  if (work?.kind !== 'illustrate') throw new Error('pictures from words are illustrated');
  return { ...order, ...work };
}

describe('what networks are told', () => {
  test('is the enhanced prompt, and all that request, persona and preset do not want', () => {
    const wish = { style_preset: 'photographic', negative_prompt: 'people, cartoon' };
    expect(plan(wish, PERSONA).forNetworks).toEqual({
      prompt: 'A red mug, warm light, professional photography, high quality',
      negativePrompt: 'people, cartoon, clutter, illustration, painting',
    });
  });

  test.each([
    ['stability', 'photographic', 'A red mug.'],
    ['stability', 'minimalist', 'A red mug., Minimalist style'],
    ['gemini', 'photographic', 'A red mug., Photographic style'],
  ])(
    'by %s in %s without enhancement is the prompt, and the style unless that is told apart',
    (provider, style, prompt) => {
      const wish = { provider, style_preset: style, enhance_prompt: false, negative_prompt: 'people' };
      expect(plan(wish).forNetworks).toEqual({ prompt, negativePrompt: 'people' });
    },
  );

  test('is echoed without what the preset does not want', () => {
    const { facts } = plan({ style_preset: 'photographic' });
    expect(facts.request).toMatchObject({ negative_prompt: null });
  });
});

test('seeds go round before their last one', () => {
  const { work } = planCreate(CreateRequest.parse({ prompt: 'a', num_variations: 3 }), SEED, null);
  expect(work.map((piece) => 'seed' in piece && piece.seed)).toEqual([SEED, SEED + 1, 0]);
});
