import { expect } from 'vitest';
import { answered, type Row, refused } from './row.ts';

const OWN_PROVIDERS =
  /^Unknown provider: foo\. Available providers: stability, wavespeed, huggingface, gemini/;

/** What can be chosen, and what it costs (spec: image-studio-api.md sections 5, 6, 7.4, 9, 10.4, 11, 12.2 to 12.4). */
export const CATALOGUE_ROWS: readonly Row[] = [
  answered('GET /templates', undefined, { total: 26 }),
  answered('GET /templates?include_extended=true', undefined, { total: 48 }),
  answered('GET /templates?platform=instagram', undefined, { total: 4 }),
  answered('GET /templates?platform=INSTAGRAM&category=blog_content', undefined, { total: 0, templates: [] }),
  answered('GET /templates?category=ad_creative', undefined, { total: 0 }),
  answered('GET /templates?category=product', undefined, { total: 0 }),
  answered('GET /templates?platform=x', undefined, { total: expect.any(Number) }),
  refused('GET /templates?platform=foo', undefined, /^Invalid platform: foo\. Valid values: instagram, /),
  refused('GET /templates?category=foo', undefined, /^Invalid category: foo\. Valid values: social_media, /),
  answered('GET /templates/search?query=linkedin', undefined, { total: 4, query: 'linkedin' }),
  answered('GET /templates/search?query=LinkedIn+p%C3%B4st', undefined, {
    templates: expect.arrayContaining([expect.objectContaining({ id: 'linkedin_post' })]),
  }),
  answered('GET /templates/search?query=instagram+9:16', undefined, {
    templates: expect.arrayContaining([expect.objectContaining({ id: 'instagram_story' })]),
  }),
  answered('GET /templates/search?query=qwertz', undefined, { total: 0 }),
  refused('GET /templates/search', undefined, 'query must not be empty'),
  refused('GET /templates/search?query=%20', undefined, 'query must not be empty'),
  answered('GET /templates/recommend?use_case=product+showcase&platform=instagram', undefined, {
    templates: expect.arrayContaining([expect.objectContaining({ id: 'instagram_feed_square' })]),
    use_case: 'product showcase',
  }),
  answered('GET /templates/recommend?use_case=qwertz&platform=facebook', undefined, {
    fallback: true,
    total: 3,
  }),
  answered('GET /templates/recommend?use_case=qwertz', undefined, { fallback: true, total: 5 }),
  refused('GET /templates/recommend', undefined, 'use_case must not be empty'),
  refused('GET /templates/recommend?use_case=+', undefined, 'use_case must not be empty'),
  refused('GET /templates/recommend?use_case=a&platform=foo', undefined, /^Invalid platform: foo\. /),
  answered('GET /templates/linkedin_post', undefined, {
    id: 'linkedin_post',
    aspect_ratio: { ratio: '1.91:1', width: 1200, height: 628, true_ratio: expect.any(String) },
  }),
  refused('GET /templates/nope', undefined, 'Template not found: nope', 404),

  answered('GET /providers', undefined, {
    providers: {
      stability: { models: ['ultra', 'core', 'sd3.5-large'], max_resolution: '2048x2048', available: true },
      wavespeed: { models: ['ideogram-v3-turbo', 'qwen-image'], max_resolution: '1024x1024' },
      huggingface: { available: true },
      gemini: { available: true },
    },
  }),
  answered('GET /style-presets', undefined, { total: 51 }),
  ...(
    [
      [{ provider: 'wavespeed', width: 1200, height: 628 }, 5, 'ideogram-v3-turbo'],
      [{ provider: 'ideogram', width: 1080, height: 1080 }, 6, 'ideogram-v3-turbo'],
      [{ provider: 'wavespeed', width: 1080 }, 5, 'ideogram-v3-turbo'],
      [{ provider: 'auto' }, 3, 'core'],
      [{ provider: 'auto', operation: 'text-to-image', model: 'ultra' }, 8, 'ultra'],
      [{ provider: 'stability', model: 'sd3.5-large', num_images: 3 }, 19.5, 'sd3.5-large'],
      [{ provider: 'auto', model: 'qwen', num_images: 4 }, 4, 'qwen-image'],
      [{ provider: 'qwen', width: 1920, height: 1080 }, 2, 'qwen-image'],
      [{ provider: 'wavespeed', model: 'flux-kontext-pro' }, 4, 'flux-kontext-pro'],
      [{ provider: 'huggingface' }, 0, 'black-forest-labs/FLUX.1-Krea-dev'],
      [{ provider: 'gemini' }, 0, 'imagen-3.0-generate-001'],
      [{ provider: 'stability', operation: 'upscale', model: 'creative', num_images: 2 }, 12, 'creative'],
      [{ provider: 'auto', operation: 'upscale', model: 'conservative' }, 6, 'conservative'],
      [{ provider: 'auto', operation: 'upscale' }, 2, 'fast'],
      [{ provider: 'auto', operation: 'upscale', width: 3000, height: 100 }, 6, 'conservative'],
      [{ provider: 'auto', operation: 'remove_background' }, 2, 'remove_background'],
      [
        { provider: 'auto', operation: 'remove_background', width: 2000, height: 2000 },
        3,
        'remove_background',
      ],
      [{ provider: 'auto', operation: 'inpaint' }, 3, 'inpaint'],
      [{ provider: 'auto', operation: 'outpaint', width: 1536, height: 1024 }, 5, 'outpaint'],
      [{ provider: 'auto', operation: 'search_replace' }, 4, 'search_replace'],
      [{ provider: 'auto', operation: 'search_recolor' }, 4, 'search_recolor'],
      [{ provider: 'auto', operation: 'edit', model: 'relight' }, 5, 'replace_background_relight'],
      [{ provider: 'hf', operation: 'general_edit' }, 3, 'hf-image-to-image'],
      [{ provider: 'auto', operation: 'control', width: 4000, height: 4000 }, 5, 'sketch'],
      [{ provider: 'auto', operation: 'structure' }, 5, 'structure'],
      [{ provider: 'auto', operation: 'control', model: 'style_transfer' }, 6, 'style_transfer'],
      [{ provider: 'auto', operation: 'face_swap' }, 3, 'image-face-swap-pro'],
      [{ provider: 'auto', operation: 'face_swap', model: 'akool-face-swap' }, 16, 'akool-face-swap'],
      [{ provider: 'auto', operation: 'social_optimize' }, 0, 'social_optimize'],
      [{ provider: 'auto', operation: 'compress', num_images: 100 }, 0, 'compress'],
      [{ provider: 'auto', operation: 'convert_format' }, 0, 'convert_format'],
    ] as const
  ).map(([question, cost, model]) =>
    answered('POST /estimate-cost', question, { estimated_cost: cost, model, currency: 'credits' }),
  ),
  refused('POST /estimate-cost', {}, "Field 'provider' is required"),
  refused('POST /estimate-cost', { provider: 'foo' }, OWN_PROVIDERS),
  refused(
    'POST /estimate-cost',
    { provider: 'gemini', model: 'core' },
    /^Unknown model 'core' for provider 'gemini'\. Available models: /,
  ),
  refused(
    'POST /estimate-cost',
    { provider: 'auto', model: 'nope' },
    /^Unknown model 'nope' for provider 'auto'\. Available models: ultra, /,
  ),
  refused(
    'POST /estimate-cost',
    { provider: 'auto', operation: 'dance' },
    /^Unknown operation: dance\. Use one of: generate, /,
  ),
  refused(
    'POST /estimate-cost',
    { provider: 'gemini', operation: 'inpaint' },
    "Provider 'gemini' does not support operation 'inpaint'",
  ),
  refused(
    'POST /estimate-cost',
    { provider: 'auto', num_images: 101 },
    'num_images must be between 1 and 100',
  ),
  refused('POST /estimate-cost', { provider: 'auto', width: 16_385 }, 'width must be between 1 and 16384'),
  refused('POST /estimate-cost', { provider: 'auto', width: 1e99 }, 'width must be between 1 and 16384'),

  answered('GET /platform-specs/linkedin', undefined, { name: 'LinkedIn', max_file_size: '8MB' }),
  answered('GET /platform-specs/X', undefined, { name: 'Twitter/X' }),
  answered('GET /platform-specs/instagram', undefined, {
    name: 'Instagram',
    max_file_size: '30MB',
    max_file_size_bytes: 30 * 1024 * 1024,
  }),
  ...['facebook', 'youtube', 'pinterest', 'tiktok', 'blog', 'email', 'website'].map((id) =>
    answered(`GET /platform-specs/${id}`),
  ),
  refused('GET /platform-specs/nope', undefined, 'Platform not found: nope', 404),
  answered('GET /social/platforms/IG/formats', undefined, {
    formats: expect.arrayContaining([
      expect.objectContaining({ width: 1080, height: 1080, file_type: 'PNG', max_size_mb: 5 }),
    ]),
  }),
  refused('GET /social/platforms/nope/formats', undefined, 'Platform not found: nope', 404),

  answered('GET /edit/operations', undefined, {
    operations: {
      remove_background: { label: 'Remove Background', provider: 'stability', async: false },
      inpaint: { label: 'Inpaint & Fix', fields: { prompt: true, mask: true }, required: ['prompt'] },
      outpaint: { label: 'Outpaint', fields: { expansion: true, mask: false } },
      search_replace: { label: 'Search & Replace', fields: { search_prompt: true } },
      search_recolor: { label: 'Search & Recolor', fields: { select_prompt: true } },
      replace_background_relight: { label: 'Replace Background & Relight', async: true },
      general_edit: { label: 'General Edit', provider: 'huggingface' },
    },
  }),
  answered('GET /control/operations', undefined, {
    operations: {
      sketch: { label: 'Sketch to Image', defaults: { control_strength: 0.7 } },
      structure: { label: 'Structure Control' },
      style: { label: 'Style Control', defaults: { fidelity: 0.5 } },
      style_transfer: { label: 'Style Transfer', fields: { style_image: true } },
    },
  }),
  answered('GET /edit/models', undefined, { total: expect.any(Number) }),
  answered('GET /edit/models?tier=budget&operation=general_edit', undefined, { total: 3 }),
  refused(
    'GET /edit/models?tier=free',
    undefined,
    /^Invalid value for 'tier': expected one of budget, mid, premium/,
  ),
  refused('GET /edit/models?operation=x', undefined, /^Unknown edit operation: x\. Use one of: /),
  answered('POST /edit/recommend', { operation: 'general_edit' }, { recommended_model: 'qwen-edit' }),
  answered(
    'POST /edit/recommend',
    { operation: 'general_edit', preferences: { prioritize_quality: true } },
    { recommended_model: 'nano-banana-pro-edit-ultra' },
  ),
  refused('POST /edit/recommend', {}, "Field 'operation' is required"),
  refused(
    'POST /edit/recommend',
    { operation: 'x' },
    /^Unknown edit operation: x\. Use one of: remove_background, /,
  ),

  answered('GET /compress/formats', undefined, { formats: expect.any(Array) }),
  answered('GET /compress/presets', undefined, {
    presets: [
      { id: 'web', format: 'webp', quality: 80 },
      { id: 'email', format: 'jpeg', quality: 70, target_size_kb: 200 },
      { id: 'social', format: 'jpeg', quality: 85 },
      { id: 'high_quality', format: 'png', quality: 95, strip_metadata: false },
      { id: 'maximum', format: 'webp', quality: 60 },
    ],
  }),
  answered('GET /convert-format/supported', undefined, { total: 6 }),
  answered('GET /convert-format/recommendations?source_format=JPG', undefined, {
    recommendations: [{ format: 'webp' }, { format: 'png' }],
  }),
  refused(
    'GET /convert-format/recommendations?source_format=svg',
    undefined,
    /^Unknown source_format: svg\. Use png, /,
  ),
  {
    ...answered('GET /health', undefined, { status: 'healthy', service: 'image_studio', version: '1.0.0' }),
    as: 'nobody',
  },
];
