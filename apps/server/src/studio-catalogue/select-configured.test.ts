import { STUDIO_TEMPLATES, type StudioTemplate } from '@atelier/contracts/image-studio';
import { describe, expect, test } from 'vitest';
import { type Quality, type Selection, selectModel } from './select-model.ts';

/** Those of the table of section 4.2 in its last order, and those that come after them. */
const TABLE = ['wavespeed', 'stability', 'huggingface', 'gemini'] as const;
const BEYOND = ['openai', 'comfyui', 'a1111'] as const;
const EVERYBODY = [...TABLE, ...BEYOND];

/** Section 4.2, rule 4, as the sheet has it. */
const BY_QUALITY: Record<Quality, [string, string][]> = {
  draft: [
    ['wavespeed', 'qwen-image'],
    ['huggingface', 'black-forest-labs/FLUX.1-Krea-dev'],
  ],
  standard: [
    ['stability', 'core'],
    ['wavespeed', 'ideogram-v3-turbo'],
  ],
  premium: [
    ['wavespeed', 'ideogram-v3-turbo'],
    ['stability', 'ultra'],
  ],
};
/** The models that providers have for a quality. */
const DEFAULTS: Record<string, Record<Quality, string>> = {
  wavespeed: { draft: 'qwen-image', standard: 'ideogram-v3-turbo', premium: 'ideogram-v3-turbo' },
  stability: { draft: 'core', standard: 'core', premium: 'ultra' },
  huggingface: same('black-forest-labs/FLUX.1-Krea-dev'),
  gemini: same('imagen-3.0-generate-001'),
};
const QUALITIES = ['draft', 'standard', 'premium'] as const;

function same(model: string): Record<Quality, string> {
  return { draft: model, standard: model, premium: model };
}

/** A template for each provider that templates recommend, and none. */
const templates: (StudioTemplate | undefined)[] = [
  undefined,
  ...new Map(STUDIO_TEMPLATES.map((row) => [row.recommended_provider, row])).values(),
];

/** Every set of configured providers. */
const combinations = Array.from({ length: 2 ** EVERYBODY.length }, (_, bits) =>
  EVERYBODY.filter((_, index) => ((bits >> index) & 1) === 1),
);

/** Rule 3. */
function recommended(template: StudioTemplate, premium: boolean): [string, string] {
  switch (template.recommended_provider) {
    case 'ideogram':
      return ['wavespeed', 'ideogram-v3-turbo'];
    case 'qwen':
      return ['wavespeed', 'qwen-image'];
    case 'stability':
      return ['stability', premium ? 'ultra' : (template.recommended_model ?? 'core')];
    default:
      throw new Error(`no rule for ${template.recommended_provider}`);
  }
}

/** The rules 3 to 5, one after the other. */
function expected(
  configured: string[],
  quality: Quality,
  template: StudioTemplate | undefined,
): [string, string] | null {
  const wanted = [
    ...(template === undefined ? [] : [recommended(template, quality === 'premium')]),
    ...BY_QUALITY[quality],
  ];
  const able = wanted.find(([provider]) => configured.includes(provider));
  if (able !== undefined) return able;
  const last = TABLE.find((id) => configured.includes(id));
  if (last !== undefined) return [last, DEFAULTS[last]?.[quality] ?? ''];
  const beyond = BEYOND.find((id) => configured.includes(id));
  return beyond === undefined ? null : [beyond, 'any'];
}

const choose = (configured: string[], quality: Quality, template: StudioTemplate | undefined): Selection =>
  selectModel(
    { provider: 'auto', quality, asksForPremium: quality === 'premium', template },
    new Set(configured),
  );

describe('the automatic choice', () => {
  test('is what the table says, whoever is configured', () => {
    let checked = 0;
    for (const configured of combinations)
      for (const quality of QUALITIES)
        for (const template of templates) {
          const best = expected(configured, quality, template);
          checked++;
          if (best === null) {
            expect(() => choose(configured, quality, template)).toThrow(
              'Image generation failed: no image provider is configured',
            );
            continue;
          }
          const { chain } = choose(configured, quality, template);
          expect([chain[0]?.provider, chain[0]?.model]).toEqual(best);
        }
    expect(checked).toBe(combinations.length * QUALITIES.length * templates.length);
  });

  test('falls back on everybody else who is configured, each once, and on nobody else', () => {
    for (const configured of combinations.filter(({ length }) => length > 0))
      for (const quality of QUALITIES) {
        const { chain } = choose(configured, quality, undefined);
        expect(new Set(chain.map(({ provider }) => provider))).toEqual(new Set(configured));
        expect(new Set(chain.map(({ provider, model }) => `${provider} ${model}`)).size).toBe(chain.length);
      }
  });

  test('names whom it passed over', () => {
    expect(choose(['wavespeed'], 'standard', undefined).warnings).toEqual([
      "Provider 'stability' is not configured; 'wavespeed' was chosen.",
    ]);
    expect(choose(['wavespeed', 'stability'], 'standard', undefined).warnings).toEqual([]);
  });

  test('costs what the table says, also when somebody beyond it is asked', () => {
    const { provider, model, chain } = choose(['comfyui'], 'draft', undefined);
    expect([provider, model, chain[0]?.provider]).toEqual(['wavespeed', 'qwen-image', 'comfyui']);
  });
});

describe('a provider that is named', () => {
  test('is the only one asked', () => {
    for (const configured of combinations)
      for (const provider of TABLE) {
        const choice = () => selectModel({ provider, quality: 'standard' }, new Set(configured));
        if (configured.includes(provider))
          expect(choice().chain).toEqual([{ provider, model: DEFAULTS[provider]?.standard }]);
        else expect(choice).toThrow(`Image generation failed: provider '${provider}' is not configured`);
      }
  });

  test('by its model is the only one asked, too', () => {
    const wish = { provider: 'auto', model: 'qwen-image', quality: 'standard' } as const;
    expect(selectModel(wish, new Set(['wavespeed', 'stability'])).chain).toEqual([
      { provider: 'wavespeed', model: 'qwen-image' },
    ]);
    expect(() => selectModel(wish, new Set(['stability']))).toThrow("provider 'wavespeed' is not configured");
  });

  test('is stood in for by the local engine while it does so for all', () => {
    expect(selectModel({ provider: 'gemini', quality: 'draft' })).toMatchObject({
      provider: 'gemini',
      chain: [],
    });
  });
});
