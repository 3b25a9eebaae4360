import { z } from 'zod';

/** What each host behind Hugging Face's router takes; unknown fields are refused. */

const prompt = z.string().min(1);
const seed = z.int32().min(0);
const side = z.int().min(64).max(2048);
const dataUrl = z.string().regex(/^data:image\/(png|jpeg|webp);base64,[A-Za-z0-9+/]+=*$/);
const base64 = z.string().regex(/^[A-Za-z0-9+/]+=*$/);
const steps = z.int().min(1).max(50);
const guidance = z.number().min(0).max(20);

export const HOST_NAMES = ['fal-ai', 'wavespeed', 'replicate', 'together', 'hf-inference'] as const;
export type HostName = (typeof HOST_NAMES)[number];
export type Task = 'text-to-image' | 'image-to-image';

const falSettings = {
  prompt,
  seed: seed.optional(),
  num_inference_steps: steps.optional(),
  guidance_scale: guidance.optional(),
};
const wavespeedSettings = { prompt, seed: seed.optional() };
const replicateInput = { prompt, seed: seed.optional() };
const togetherSettings = {
  model: z.string().min(1),
  prompt,
  response_format: z.literal('base64'),
  seed: seed.optional(),
  steps: steps.optional(),
};

export const HOST_CONTRACTS: Readonly<Record<HostName, Readonly<Record<Task, z.ZodType>>>> = {
  'fal-ai': {
    'text-to-image': z.strictObject({
      ...falSettings,
      image_size: z.strictObject({ width: side, height: side }).optional(),
    }),
    'image-to-image': z.strictObject({ ...falSettings, image_url: dataUrl, image_urls: z.tuple([dataUrl]) }),
  },
  wavespeed: {
    'text-to-image': z.strictObject({
      ...wavespeedSettings,
      size: z
        .string()
        .regex(/^\d+\*\d+$/)
        .optional(),
    }),
    'image-to-image': z.strictObject({ ...wavespeedSettings, image: dataUrl, images: z.tuple([dataUrl]) }),
  },
  replicate: {
    'text-to-image': z.strictObject({ input: z.strictObject(replicateInput) }),
    'image-to-image': z.strictObject({
      input: z.strictObject({
        ...replicateInput,
        image: dataUrl,
        images: z.tuple([dataUrl]),
        input_image: dataUrl,
        input_images: z.tuple([dataUrl]),
      }),
    }),
  },
  together: {
    'text-to-image': z.strictObject({ ...togetherSettings, width: side.optional(), height: side.optional() }),
    'image-to-image': z.union([
      z.strictObject({ ...togetherSettings, image_url: dataUrl }),
      z.strictObject({ ...togetherSettings, reference_images: z.tuple([dataUrl]) }),
    ]),
  },
  'hf-inference': {
    'text-to-image': z.strictObject({
      inputs: prompt,
      parameters: z.strictObject({
        width: side.optional(),
        height: side.optional(),
        seed: seed.optional(),
        num_inference_steps: steps.optional(),
        guidance_scale: guidance.optional(),
      }),
    }),
    'image-to-image': z.strictObject({
      inputs: base64,
      parameters: z.strictObject({
        prompt,
        num_inference_steps: steps.optional(),
        guidance_scale: guidance.optional(),
      }),
    }),
  },
};
