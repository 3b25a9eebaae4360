import { z } from 'zod';

/** What models on fal take, after their own pages. Strict: nothing else is taken. */
const picture = z.string().regex(/^data:image\/(png|jpeg|webp);base64,[A-Za-z0-9+/]+=*$/);
/** Sides of custom sizes of the FLUX family on fal. */
const side = z.int().min(64).max(14_142);

export const FAL_INPUTS: Readonly<Record<string, z.ZodType>> = {
  'fal-ai/flux-1/schnell': z.strictObject({
    prompt: z.string().min(1),
    num_inference_steps: z.int().min(1).max(12).optional(),
    image_size: z
      .union([
        z.enum(['square_hd', 'square', 'portrait_4_3', 'portrait_16_9', 'landscape_4_3', 'landscape_16_9']),
        z.strictObject({ width: side, height: side }),
      ])
      .optional(),
    seed: z.int().min(0).optional(),
    num_images: z.int().min(1).max(4).optional(),
    enable_safety_checker: z.boolean().optional(),
    output_format: z.enum(['jpeg', 'png']).optional(),
  }),
  'fal-ai/fashn/tryon/v1.6': z.strictObject({
    model_image: picture,
    garment_image: picture,
    category: z.enum(['tops', 'bottoms', 'one-pieces', 'auto']).optional(),
    mode: z.enum(['performance', 'balanced', 'quality']).optional(),
    garment_photo_type: z.enum(['auto', 'model', 'flat-lay']).optional(),
    moderation_level: z.enum(['none', 'permissive', 'conservative']).optional(),
    seed: z
      .int()
      .min(0)
      .max(2 ** 32 - 1)
      .optional(),
    num_samples: z.int().min(1).max(4).optional(),
    segmentation_free: z.boolean().optional(),
    output_format: z.enum(['png', 'jpeg']).optional(),
  }),
  'fal-ai/kling/v1-5/kolors-virtual-try-on': z.strictObject({
    human_image_url: picture,
    garment_image_url: picture,
  }),
};
