import { expect } from 'vitest';
import { answered, type Row, refused, TOO_LONG } from './row.ts';

const NO_PROMPT = 'Prompt is required for image generation';
const VARIATIONS = 'num_variations must be between 1 and 10';

/** What a request with these fields besides its prompt is refused with. */
const refusals: readonly [Record<string, unknown>, string | RegExp][] = [
  [{ prompt: TOO_LONG }, 'prompt must have at most 10000 characters'],
  [{ negative_prompt: TOO_LONG }, 'negative_prompt must have at most 10000 characters'],
  [{ prompt: 7 }, "Invalid value for 'prompt': expected a string but received a number"],
  [{ template_id: 'nope' }, 'Template not found: nope'],
  [{ provider: 'foo' }, /^Unknown provider: foo\. Available providers: stability, wavespeed, /],
  [{ provider: 'gemini', model: 'core' }, /^Unknown model 'core' for provider 'gemini'\. Available models: /],
  [{ model: 'nope' }, /^Unknown model 'nope' for provider 'auto'\. Available models: /],
  [{ width: 63 }, 'width must be between 64 and 4096'],
  [{ height: 4097 }, 'height must be between 64 and 4096'],
  [{ width: 1e99 }, 'width must be between 64 and 4096'],
  [{ width: 100.5 }, "Invalid value for 'width': expected a whole number but received a fraction"],
  [{ width: 4096, height: 500 }, 'Image proportions must be within 1:8 and 8:1, not 4096x500'],
  [{ width: 64, aspect_ratio: '8:1' }, 'Image size must be between 64 and 4096 pixels a side, not 64x8'],
  [{ aspect_ratio: '1:0' }, 'Invalid aspect_ratio: 1:0'],
  [{ aspect_ratio: '9:1' }, 'Invalid aspect_ratio: 9:1'],
  [{ aspect_ratio: 'wide' }, 'Invalid aspect_ratio: wide'],
  [{ style_preset: 'pixelart' }, /^Unknown style_preset: pixelart\..* pixel-art/],
  [{ quality: 'best' }, /^Invalid value for 'quality': expected one of draft, standard, premium/],
  [{ num_variations: 0 }, VARIATIONS],
  [{ num_variations: 11 }, VARIATIONS],
  [{ seed: 1.5 }, "Invalid value for 'seed': expected a whole number but received a fraction"],
  [{ seed: 4_294_967_295 }, 'seed must be between -1 and 4294967294'],
  [{ steps: 0 }, 'steps must be between 1 and 150'],
  [{ steps: 151 }, 'steps must be between 1 and 150'],
  [{ guidance_scale: 20.5 }, 'guidance_scale must be between 0 and 20'],
  [
    { enhance_prompt: 'maybe' },
    "Invalid value for 'enhance_prompt': expected true or false but received a string",
  ],
  [{ output_format: 'gif' }, 'Unsupported output format: gif. Use png, jpg or webp'],
];

/** What a request with these fields becomes: its `request`, and the rest of the answer. */
const resolutions: readonly [Record<string, unknown>, Record<string, unknown>, Record<string, unknown>?][] = [
  [
    {
      prompt: 'Modern minimalist workspace with laptop',
      template_id: 'linkedin_post',
      style_preset: 'photographic',
      quality: 'standard',
    },
    {
      template_name: expect.any(String),
      provider: 'wavespeed',
      model: 'ideogram-v3-turbo',
      dimensions: '1200x628',
      quality: 'standard',
      aspect_ratio: '1.91:1',
      enhanced_prompt: 'Modern minimalist workspace with laptop, professional photography, high quality',
      negative_prompt: null,
    },
    { credits_charged: 5, total_generated: 1, total_failed: 0, errors: [] },
  ],
  [
    { template_id: 'linkedin_post' },
    { quality: 'premium', model: 'ideogram-v3-turbo' },
    { credits_charged: 5 },
  ],
  [{ template_id: 'instagram_feed_square' }, { dimensions: '1080x1080' }, { credits_charged: 6 }],
  [
    { aspect_ratio: '16:9' },
    { provider: 'stability', model: 'core', dimensions: '1920x1080' },
    { credits_charged: 3 },
  ],
  [{ aspect_ratio: '1:1' }, { dimensions: '1024x1024' }],
  [{}, { dimensions: '1024x1024', quality: 'standard', enhanced_prompt: 'a, high quality, well composed' }],
  [{ aspect_ratio: '4:5' }, { dimensions: '1080x1350' }],
  [{ aspect_ratio: '1.91:1' }, { dimensions: '2063x1080', aspect_ratio: '1.91:1' }],
  [{ aspect_ratio: '8 x 1' }, { dimensions: '2560x320' }],
  [{ width: 512 }, { dimensions: '512x512' }],
  [{ height: '600', aspect_ratio: '4/3' }, { dimensions: '800x600' }],
  [{ width: 300.0, template_id: 'linkedin_post' }, { dimensions: '300x157' }],
  [{ template_id: 'linkedin_post', aspect_ratio: '1:1' }, { dimensions: '1200x1200' }],
  [
    { width: 200, height: 100, aspect_ratio: '1:1' },
    { dimensions: '200x100' },
    { warnings: ['aspect_ratio 1:1 was ignored: width and height say 200x100.'] },
  ],
  [{ provider: 'Ideogram' }, { provider: 'wavespeed', model: 'ideogram-v3-turbo' }],
  [{ provider: 'qwen' }, { provider: 'wavespeed', model: 'qwen-image' }],
  [{ provider: 'hf' }, { provider: 'huggingface' }],
  [{ provider: 'google' }, { provider: 'gemini' }],
  [{ model: 'ultra' }, { provider: 'stability', model: 'ultra' }],
  [{ quality: 'Draft' }, { provider: 'wavespeed', model: 'qwen-image', quality: 'draft' }],
  [{ quality: 'premium' }, { model: 'ideogram-v3-turbo' }],
  [{ style_preset: 'Pixel Art' }, { style_preset: 'pixel-art' }],
  [
    { enhance_prompt: false, style_preset: 'anime' },
    { enhanced_prompt: null, style_preset: 'anime' },
  ],
  [{ prompt: ' a, high quality. ' }, { enhanced_prompt: 'a, high quality, well composed' }],
  [{ use_persona: false, persona_id: 'nobody' }, { persona_id: null }],
  [{ use_persona: true, persona_id: '{persona}' }, { persona_id: '{persona}' }],
  [
    { seed: 0, num_variations: 2 },
    {},
    {
      results: [
        { variation: 1, seed: 0 },
        { variation: 2, seed: 1 },
      ],
    },
  ],
  [{ seed: -1, output_format: 'JPEG' }, {}, { results: [{ seed: expect.any(Number) }] }],
  [
    { provider: 'wavespeed', guidance_scale: 20, steps: 1 },
    {},
    {
      warnings: [
        'guidance_scale 20 is outside the range of wavespeed; 12 was used.',
        'steps 1 is outside the range of wavespeed; 5 was used.',
      ],
    },
  ],
  [
    { provider: 'gemini', guidance_scale: 0, steps: 10 },
    {},
    {
      warnings: [
        'guidance_scale 0 is outside the range of gemini; 1 was used.',
        'gemini has no steps; the setting was ignored.',
      ],
    },
  ],
];

const wishOf = (fields: Record<string, unknown>) => ({ prompt: 'a', ...fields });

/** `POST /create` (spec: image-studio-api.md sections 4 and 15), and what it would lead to. */
export const CREATE_ROWS: readonly Row[] = [
  refused('POST /create', {}, NO_PROMPT),
  refused('POST /create', { prompt: ' ' }, NO_PROMPT),
  refused('POST /create', { prompt: null }, NO_PROMPT),
  ...refusals.map(([fields, sentence]) => refused('POST /create', wishOf(fields), sentence)),
  {
    ...refused(
      'POST /create',
      { prompt: 'a', use_persona: true },
      'No persona is available for this account',
    ),
    as: 'stranger',
  },
  refused(
    'POST /create',
    { prompt: 'a', use_persona: true, persona_id: 'nobody' },
    'Persona not found: nobody',
    404,
  ),
  refused(
    'POST /create',
    { prompt: 'refuse 1', num_variations: 1 },
    'Image generation failed: Variation 1 cannot be drawn.',
    500,
  ),
  ...resolutions.map(([fields, request, rest = {}]) =>
    answered('POST /create', wishOf(fields), { success: true, request, ...rest }),
  ),
  answered(
    'POST /create/preview',
    { prompt: 'a', template_id: 'linkedin_post', num_variations: 3 },
    {
      request: {
        provider: 'wavespeed',
        model: 'ideogram-v3-turbo',
        dimensions: '1200x628',
        num_variations: 3,
      },
      estimated_cost: 15,
      cost_per_image: 5,
      balance: { remaining: null, sufficient: true },
    },
  ),
  refused('POST /create/preview', {}, NO_PROMPT),
  refused('POST /create/preview', { prompt: 'a', width: 63 }, 'width must be between 64 and 4096'),
  { call: 'POST /create', json: { prompt: 'a', async: true }, status: 202, holds: { status: 'queued' } },
];
