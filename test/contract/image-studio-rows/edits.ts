import { expect } from 'vitest';
import {
  answered,
  BAD_PAYLOAD,
  BROKEN_PICTURE,
  PICTURE,
  picture,
  type Row,
  refused,
  TOO_LONG,
} from './row.ts';

const EDIT = 'POST /edit/process';

const edit = (operation: string, rest: Record<string, unknown> = {}) => ({
  image_base64: PICTURE,
  operation,
  ...rest,
});
/** `POST /edit/process` (spec: image-studio-api.md sections 1.4, 7 and 15). */
export const EDIT_ROWS: readonly Row[] = [
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
      width: 1536,
      height: 1024,
      metadata: { credits_charged: 5 },
    },
  ),
  answered(EDIT, edit('outpaint', { expand_up: 30, expand_down: 10, expand_right: 100 }), {
    width: 700,
    height: 440,
  }),
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
