import { z } from 'zod';

/** What `/sdapi/v1` of A1111 and Forge takes, as far as this product may use it. Strict: nothing else is taken. */
const base64 = z.string().regex(/^[A-Za-z0-9+/]+=*$/);
const side = z.int().min(64).max(2048).multipleOf(8);

const generation = {
  prompt: z.string().optional(),
  negative_prompt: z.string().optional(),
  width: side.optional(),
  height: side.optional(),
  steps: z.int().min(1).max(150).optional(),
  cfg_scale: z.number().min(1).max(30).optional(),
  sampler_name: z.string().optional(),
  scheduler: z.string().optional(),
  seed: z
    .int()
    .min(-1)
    .max(2 ** 32 - 1)
    .optional(),
  batch_size: z.int().min(1).max(8).optional(),
  n_iter: z.int().min(1).max(100).optional(),
  override_settings: z.strictObject({ sd_model_checkpoint: z.string() }).optional(),
  send_images: z.boolean().optional(),
  save_images: z.boolean().optional(),
  force_task_id: z.string().optional(),
};

const controlUnit = z.strictObject({
  enabled: z.boolean().optional(),
  module: z.string(),
  model: z.string(),
  weight: z.number().min(0).max(2).optional(),
  image: base64,
  resize_mode: z.union([z.int().min(0).max(2), z.string()]).optional(),
  processor_res: z.int().optional(),
  guidance_start: z.number().min(0).max(1).optional(),
  guidance_end: z.number().min(0).max(1).optional(),
  pixel_perfect: z.boolean().optional(),
  control_mode: z.union([z.int().min(0).max(2), z.string()]).optional(),
});

export const TextToImage = z.strictObject({
  ...generation,
  alwayson_scripts: z
    .strictObject({ controlnet: z.strictObject({ args: z.array(controlUnit).min(1) }) })
    .optional(),
});

export const ImageToImage = z.strictObject({
  ...generation,
  init_images: z.array(base64).min(1),
  mask: base64.optional(),
  mask_blur: z.int().min(0).max(64).optional(),
  denoising_strength: z.number().min(0).max(1).optional(),
  inpainting_fill: z.int().min(0).max(3).optional(),
  inpaint_full_res: z.boolean().optional(),
});

export const SingleImage = z.strictObject({
  image: base64,
  resize_mode: z.union([z.literal(0), z.literal(1)]),
  upscaling_resize: z.number().min(1).max(8).optional(),
  upscaling_resize_w: z.int().optional(),
  upscaling_resize_h: z.int().optional(),
  upscaler_1: z.string(),
});
