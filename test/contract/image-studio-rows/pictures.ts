import { expect } from 'vitest';
import { answered, BROKEN_PICTURE, PICTURE, picture, type Row, refused, TOO_LONG } from './row.ts';

const BAD_PAYLOAD = 'Invalid base64 image payload';
const EDIT = 'POST /edit/process';
const UPSCALE = 'POST /upscale';
const CONTROL = 'POST /control/process';

const edit = (operation: string, rest: Record<string, unknown> = {}) => ({
  image_base64: PICTURE,
  operation,
  ...rest,
});
const control = (operation: string, rest: Record<string, unknown> = {}) => ({
  control_image_base64: PICTURE,
  operation,
  ...rest,
});

/** `POST /edit/process` (spec: image-studio-api.md sections 1.4, 7 and 15). */
const EDIT_ROWS: readonly Row[] = [
  ...(
    [
      ['remove_background', {}, 2],
      ['inpaint', { prompt: 'a' }, 3],
      ['outpaint', { expand_left: '512' }, 4],
      ['search_replace', { prompt: 'a', search_prompt: 'b' }, 4],
      ['search_recolor', { prompt: 'a', select_prompt: 'b' }, 4],
      ['replace_background_relight', { prompt: 'a' }, 5],
      ['relight', { background_image_base64: PICTURE }, 5],
      ['Replace_Background_And_Relight', { lighting_image_base64: PICTURE }, 5],
      ['general_edit', { prompt: 'a' }, 3],
      ['general_edit', { prompt: 'a', provider: 'huggingface' }, 3],
    ] as const
  ).map(([operation, rest, credits]) =>
    answered(EDIT, edit(operation, rest), {
      success: true,
      metadata: { credits_charged: credits, processing_time: expect.any(Number), style_preset: null },
      asset_id: expect.any(Number),
    }),
  ),
  answered('POST /edit', edit('relight', { prompt: 'a' }), { operation: 'replace_background_relight' }),
  answered(
    EDIT,
    { image_base64: picture(2000, 1000), operation: 'inpaint', prompt: 'a' },
    {
      metadata: { credits_charged: 4 },
    },
  ),
  answered(
    EDIT,
    { image_base64: picture(1024, 1024), operation: 'outpaint', expand_left: 512 },
    {
      metadata: { credits_charged: 5 },
    },
  ),
  { call: EDIT, json: edit('remove_background', { async: true }), status: 202, holds: { status: 'queued' } },
  refused(EDIT, { operation: 'inpaint' }, "Field 'image_base64' is required"),
  refused(EDIT, { image_base64: PICTURE }, "Field 'operation' is required"),
  refused(EDIT, edit('melt'), /^Unknown edit operation: melt\. Use one of: remove_background, inpaint, /),
  refused(EDIT, edit('inpaint'), 'Prompt is required for inpainting'),
  refused(EDIT, edit('inpaint', { prompt: ' ' }), 'Prompt is required for inpainting'),
  refused(EDIT, edit('inpaint', { prompt: TOO_LONG }), 'prompt must have at most 10000 characters'),
  refused(EDIT, edit('general_edit'), 'general_edit needs a prompt'),
  refused(
    EDIT,
    edit('general_edit', { prompt: 'a', model: 'nope' }),
    /^Unknown model 'nope' for general_edit\. Available models: /,
  ),
  refused(
    EDIT,
    edit('search_replace', { prompt: 'a' }),
    'search_replace needs both prompt and search_prompt',
  ),
  refused(
    EDIT,
    edit('search_recolor', { prompt: 'a' }),
    'search_recolor needs both prompt and select_prompt',
  ),
  refused(EDIT, edit('outpaint'), 'Set at least one expand value above 0 for outpainting'),
  refused(EDIT, edit('outpaint', { expand_left: 513 }), 'expand_left must be between 0 and 512'),
  refused(EDIT, edit('outpaint', { expand_down: -1 }), 'expand_down must be between 0 and 512'),
  refused(
    EDIT,
    edit('relight'),
    'Provide a background image, a lighting image or a prompt for replace background and relight',
  ),
  refused(
    EDIT,
    edit('inpaint', { prompt: 'a', provider: 'gemini' }),
    "Provider 'gemini' does not support operation 'inpaint'",
  ),
  refused(
    EDIT,
    edit('remove_background', { output_format: 'jpg' }),
    'remove_background needs an output format with transparency (png or webp)',
  ),
  refused(
    EDIT,
    edit('remove_background', { output_format: 'gif' }),
    'Unsupported output format: gif. Use png, jpg or webp',
  ),
  refused(EDIT, edit('inpaint', { prompt: 'a', style_preset: 'x' }), /^Unknown style_preset: x\./),
  refused(
    EDIT,
    edit('inpaint', { prompt: 'a', guidance_scale: 21 }),
    'guidance_scale must be between 0 and 20',
  ),
  refused(EDIT, edit('inpaint', { prompt: 'a', steps: 0 }), 'steps must be between 1 and 150'),
  refused(
    EDIT,
    edit('inpaint', { prompt: 'a', mask_base64: picture(100, 100) }),
    'Mask proportions do not match the image',
  ),
  ...(
    [
      [{ grow_mask: 101 }, 'options.grow_mask must be between 0 and 100'],
      [{ feather: -1 }, 'options.feather must be between 0 and 100'],
      [{ creativity: 2 }, 'options.creativity must be between 0 and 1'],
      [{ preserve_original_subject: 2 }, 'options.preserve_original_subject must be between 0 and 1'],
      [{ light_source_strength: 2 }, 'options.light_source_strength must be between 0 and 1'],
      [
        { light_source_direction: 'up' },
        /^Invalid value for 'options.light_source_direction': expected one of left, /,
      ],
      [{ reference_images: ['!'] }, BAD_PAYLOAD],
    ] as const
  ).map(([options, sentence]) => refused(EDIT, edit('relight', { prompt: 'a', options }), sentence)),
  answered(
    EDIT,
    edit('general_edit', { prompt: 'a', options: { reference_images: [PICTURE], anything: 1 } }),
    {
      warnings: [expect.stringContaining('reference_images')],
    },
  ),
  ...['', 'not base64!', 'abcde', BROKEN_PICTURE, 'data:image/png,abc'].map((image_base64) =>
    refused(EDIT, { image_base64, operation: 'remove_background' }, BAD_PAYLOAD),
  ),
  refused(EDIT, edit('inpaint', { prompt: 'a', mask_base64: BROKEN_PICTURE }), BAD_PAYLOAD),
  ...[
    `data:image/png;base64,${PICTURE}`,
    `data:image/jpg;charset=x;base64,${PICTURE}`,
    `${PICTURE.slice(0, 4)}\r\n ${PICTURE.slice(4)}`,
    PICTURE.replaceAll('=', ''),
    Buffer.from('??>>~~').toString('base64url'),
  ].map((image_base64) =>
    answered(EDIT, { image_base64, operation: 'remove_background' }, { success: true }),
  ),
];

/** `POST /upscale` (section 8). */
const UPSCALE_ROWS: readonly Row[] = [
  answered(
    UPSCALE,
    { image_base64: picture(768, 512), mode: 'conservative', preset: 'print' },
    {
      mode: 'conservative',
      width: 3072,
      height: 2048,
      metadata: {
        preset: 'print',
        original_width: 768,
        original_height: 512,
        upscale_factor: 4,
        requested_mode: 'conservative',
        target_width: 3072,
        target_height: 2048,
        prompt: 'High fidelity upscale preserving original details',
        credits_charged: 6,
      },
    },
  ),
  answered(
    UPSCALE,
    { image_base64: PICTURE, mode: 'Auto', preset: 'web' },
    { mode: 'fast', width: 2048, height: 1365, metadata: { requested_mode: 'auto', credits_charged: 2 } },
  ),
  answered(
    UPSCALE,
    { image_base64: picture(2000, 1500), preset: 'social' },
    { width: 2000, height: 1500, metadata: { upscale_factor: 1, credits_charged: 0 } },
  ),
  answered(UPSCALE, { image_base64: PICTURE }, { mode: 'fast', width: 2400, height: 1600 }),
  answered(
    UPSCALE,
    { image_base64: PICTURE, mode: 'creative' },
    { mode: 'creative', width: 3840, height: 2560 },
  ),
  answered(
    UPSCALE,
    { image_base64: PICTURE, target_width: 3000 },
    { mode: 'conservative', width: 3000, height: 2000 },
  ),
  answered(
    UPSCALE,
    { image_base64: PICTURE, target_width: 1200, target_height: 1200, preset: 'print' },
    { width: 1200, height: 800, metadata: { target_adjusted: true } },
  ),
  { call: UPSCALE, json: { image_base64: PICTURE, async: true }, status: 202, holds: { status: 'queued' } },
  refused(UPSCALE, {}, "Field 'image_base64' is required"),
  refused(UPSCALE, { image_base64: BROKEN_PICTURE }, BAD_PAYLOAD),
  refused(UPSCALE, { image_base64: PICTURE, mode: 'magic' }, 'Unknown upscale mode: magic'),
  refused(
    UPSCALE,
    { image_base64: PICTURE, preset: 'wall' },
    'Unknown preset: wall. Use web, print or social',
  ),
  refused(UPSCALE, { image_base64: PICTURE, target_width: 63 }, 'target_width must be between 64 and 6144'),
  refused(
    UPSCALE,
    { image_base64: PICTURE, mode: 'conservative', target_height: 4097 },
    'target_height must be between 64 and 4096',
  ),
  refused(
    UPSCALE,
    { image_base64: PICTURE, target_width: 600 },
    'Target size must be larger than the source (600x400)',
  ),
  refused(
    UPSCALE,
    { image_base64: PICTURE, mode: 'fast', target_width: 2401 },
    'Fast mode enlarges at most 4 times',
  ),
  refused(
    UPSCALE,
    { image_base64: picture(20, 20), mode: 'fast' },
    /^Fast mode takes images of 32 to 1536 pixels a side/,
  ),
  refused(UPSCALE, { image_base64: picture(60, 60), mode: 'creative' }, /^Image is too small: creative mode/),
  refused(
    UPSCALE,
    { image_base64: picture(3100, 3100), mode: 'conservative', target_width: 4000 },
    'Image is too large: conservative mode takes at most 9,437,184 pixels',
  ),
];

/** `POST /control/process` (section 9). */
const CONTROL_ROWS: readonly Row[] = [
  answered(CONTROL, control('sketch', { prompt: 'a', control_strength: 0 }), {
    operation: 'sketch',
    metadata: { operation: 'sketch', control_strength: 0, credits_charged: 5 },
  }),
  answered(CONTROL, control('STRUCTURE', { prompt: 'a' }), {
    operation: 'structure',
    metadata: { control_strength: 0.7, credits_charged: 5 },
  }),
  answered(
    CONTROL,
    control('style', { prompt: 'a', fidelity: 0, aspect_ratio: '16:9', control_strength: 0.3 }),
    {
      metadata: { fidelity: 0, aspect_ratio: '16:9', credits_charged: 5 },
    },
  ),
  answered(CONTROL, control('style_transfer', { style_image_base64: PICTURE, prompt: '' }), {
    metadata: { style_strength: 1, composition_fidelity: 0.9, change_strength: 0.9, credits_charged: 6 },
  }),
  { call: CONTROL, json: control('sketch', { prompt: 'a', async: true }), status: 202 },
  refused(CONTROL, { operation: 'sketch', prompt: 'a' }, "Field 'control_image_base64' is required"),
  refused(CONTROL, control('melt', { prompt: 'a' }), 'Unknown control operation: melt'),
  ...['sketch', 'structure', 'style'].map((operation) =>
    refused(CONTROL, control(operation, { prompt: ' ' }), `Prompt is required for ${operation}`),
  ),
  refused(CONTROL, control('style_transfer'), 'style_transfer needs a style image'),
  ...['control_strength', 'fidelity', 'style_strength', 'composition_fidelity', 'change_strength'].map(
    (field) =>
      refused(CONTROL, control('sketch', { prompt: 'a', [field]: 1.2 }), `${field} must be between 0 and 1`),
  ),
  refused(CONTROL, control('style', { prompt: 'a', aspect_ratio: '1:0' }), 'Invalid aspect_ratio: 1:0'),
  refused(CONTROL, control('sketch', { prompt: 'a', style_preset: 'x' }), /^Unknown style_preset: x\./),
  refused(CONTROL, { ...control('sketch', { prompt: 'a' }), control_image_base64: '!' }, BAD_PAYLOAD),
  refused(CONTROL, control('style_transfer', { style_image_base64: '!' }), BAD_PAYLOAD),
];

export const PICTURE_ROWS: readonly Row[] = [...EDIT_ROWS, ...UPSCALE_ROWS, ...CONTROL_ROWS];
