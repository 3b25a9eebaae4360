import { answered, BAD_PAYLOAD, BROKEN_PICTURE, PICTURE, picture, type Row, refused } from './row.ts';

const UPSCALE = 'POST /upscale';
const PREVIEW = 'POST /upscale/preview';
const CONTROL = 'POST /control/process';

const control = (operation: string, rest: Record<string, unknown> = {}) => ({
  control_image_base64: PICTURE,
  operation,
  ...rest,
});

/** `POST /upscale` (spec: image-studio-api.md section 8). */
export const UPSCALE_ROWS: readonly Row[] = [
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
  answered(
    PREVIEW,
    { width: 600, height: 400, preset: 'web' },
    { mode: 'fast', width: 2048, height: 1365, upscale_factor: 3.41, estimated_cost: 2, already_met: false },
  ),
  answered(
    PREVIEW,
    { width: 2000, height: 1500, preset: 'social' },
    { width: 2000, height: 1500, already_met: true, estimated_cost: 0 },
  ),
  refused(
    PREVIEW,
    { width: 600, height: 400, target_width: 500 },
    'Target size must be larger than the source (600x400)',
  ),
  refused(PREVIEW, { width: 600 }, "Field 'height' is required"),
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
export const CONTROL_ROWS: readonly Row[] = [
  answered(CONTROL, control('sketch', { prompt: 'a', control_strength: 0 }), {
    operation: 'sketch',
    width: 1256,
    height: 840,
    metadata: { operation: 'sketch', control_strength: 0, credits_charged: 5 },
  }),
  answered(CONTROL, control('STRUCTURE', { prompt: 'a' }), {
    operation: 'structure',
    width: 1256,
    height: 840,
    metadata: { control_strength: 0.7, credits_charged: 5 },
  }),
  answered(
    CONTROL,
    control('style', { prompt: 'a', fidelity: 0, aspect_ratio: '16:9', control_strength: 0.3 }),
    {
      width: 1368,
      height: 768,
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
