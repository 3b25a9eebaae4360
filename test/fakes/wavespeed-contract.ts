import { z } from 'zod';

/**
 * What WaveSpeed v3 takes, model by model. Every object is strict: a field that the model's page does not list is
 * refused, although the real service would often ignore it.
 */
const image = z.string().regex(/^data:image\/(png|jpeg|webp);base64,[A-Za-z0-9+/]+=*$/);
const prompt = z.string().min(1);
/** `W*H`, each side within limits. */
const size = (min: number, max: number) =>
  z.string().refine((text) => {
    const sides = /^(\d+)\*(\d+)$/.exec(text)?.slice(1).map(Number);
    return sides?.every((side) => side >= min && side <= max);
  }, `Expected W*H with sides of ${min} to ${max}`);
const MAX_SEED = 2 ** 31 - 1;
const seed = z.int().min(-1).max(MAX_SEED);
const delivery = { enable_base64_output: z.boolean(), enable_sync_mode: z.boolean() };
const format = (...names: ['jpeg', ...('png' | 'webp')[]]) => z.enum(names);
const ratio = z.enum(['1:1', '16:9', '9:16', '4:3', '3:4']);
const wideRatio = z.enum(['1:1', '3:2', '2:3', '3:4', '4:3', '4:5', '5:4', '9:16', '16:9', '21:9']);

const model = <Required extends z.ZodRawShape, Optional extends z.ZodRawShape>(
  required: Required,
  optional: Optional,
) => z.strictObject({ ...required, ...z.object({ ...optional, ...delivery }).partial().shape });

const qwenImage = model(
  { prompt: prompt.max(800) },
  { size: size(256, 4096), seed, output_format: format('jpeg', 'png', 'webp') },
);

export const WAVESPEED_REQUESTS: Readonly<Record<string, z.ZodType>> = {
  'ideogram-ai/ideogram-v3-turbo': z.strictObject({
    prompt,
    image: image.optional(),
    mask_image: image.optional(),
    style: z.enum(['Auto', 'General', 'Realistic', 'Design']).optional(),
    aspect_ratio: ratio.optional(),
    reference_images: z.array(image).max(3).optional(),
    enable_base64_output: z.boolean().optional(),
  }),
  'wavespeed-ai/qwen-image/text-to-image-2512': model(
    { prompt },
    { size: size(256, 1536), seed, output_format: format('jpeg', 'png', 'webp') },
  ),
  'wavespeed-ai/qwen-image-2.0/text-to-image': qwenImage,
  'wavespeed-ai/qwen-image-2.0-pro/text-to-image': qwenImage,
  'wavespeed-ai/qwen-image/edit': model(
    { prompt, image },
    { size: size(256, 1536), seed, output_format: format('jpeg', 'png', 'webp') },
  ),
  'wavespeed-ai/qwen-image/edit-plus': model(
    { prompt, images: z.array(image).min(1).max(3) },
    { size: size(256, 1536), seed, output_format: format('jpeg', 'png', 'webp') },
  ),
  'wavespeed-ai/flux-kontext-pro': model(
    { prompt, image },
    { aspect_ratio: wideRatio, guidance_scale: z.number().min(1).max(20) },
  ),
  'bytedance/seedream-v4.5/edit': model(
    { prompt, images: z.array(image).min(1).max(10) },
    { size: size(1024, 4096) },
  ),
  'google/nano-banana-pro/edit-ultra': model(
    { prompt, images: z.array(image).min(1).max(14) },
    { aspect_ratio: wideRatio, resolution: z.enum(['4k', '8k']), output_format: format('jpeg', 'png') },
  ),
  'wavespeed-ai/image-face-swap-pro': model(
    { image, face_image: image },
    { output_format: format('jpeg', 'png', 'webp') },
  ),
  'wavespeed-ai/image-head-swap': model(
    { image, face_image: image },
    { output_format: format('jpeg', 'png', 'webp') },
  ),
  'wavespeed-ai/infinite-you': model({ source_image: image, target_image: image }, { seed }),
  'wavespeed-ai/image-upscaler': model(
    { image },
    {
      creativity: z.number().min(-2).max(2),
      target_resolution: z.enum(['2k', '4k', '8k']),
      output_format: format('jpeg', 'png', 'webp'),
    },
  ),
};
