import { z } from 'zod';

/** What FASHN's `POST /v1/run` takes, model by model, after the types of its own SDK (2026). Strict: nothing else is taken. */
const picture = z.string().regex(/^data:image\/(png|jpeg|webp);base64,[A-Za-z0-9+/]+=*$/);
const ratio = z.enum(['21:9', '1:1', '4:3', '3:2', '2:3', '5:4', '4:5', '3:4', '16:9', '9:16']);
const seed = z
  .int()
  .min(0)
  .max(2 ** 32 - 1);
const count = z.int().min(1).max(4);
const mode = z.enum(['fast', 'balanced', 'quality']);
const resolution = z.enum(['1k', '2k', '4k']);

/** What most models take besides their own inputs. */
const common = {
  seed: seed.optional(),
  output_format: z.enum(['png', 'jpeg']).optional(),
  return_base64: z.boolean().optional(),
};
const generative = {
  ...common,
  generation_mode: mode.optional(),
  num_images: count.optional(),
};
const sized = { ...generative, aspect_ratio: ratio.optional(), resolution: resolution.optional() };

const INPUTS: Readonly<Record<string, z.ZodType>> = {
  'tryon-v1.6': z.strictObject({
    ...common,
    model_image: picture,
    garment_image: picture,
    category: z.enum(['auto', 'tops', 'bottoms', 'one-pieces']).optional(),
    garment_photo_type: z.enum(['auto', 'flat-lay', 'model']).optional(),
    mode: z.enum(['performance', 'balanced', 'quality']).optional(),
    moderation_level: z.enum(['conservative', 'permissive', 'none']).optional(),
    num_samples: count.optional(),
    segmentation_free: z.boolean().optional(),
  }),
  'tryon-max': z.strictObject({
    ...sized,
    model_image: picture,
    product_image: picture,
    prompt: z.string().optional(),
  }),
  'product-to-model': z
    .strictObject({
      ...common,
      product_image: picture,
      model_image: picture.optional(),
      image_prompt: picture.optional(),
      face_reference: picture.optional(),
      prompt: z.string().optional(),
      aspect_ratio: ratio.optional(),
      resolution: resolution.optional(),
      generation_mode: mode.optional(),
      num_images: count.optional(),
    })
    .refine((inputs) => inputs.model_image === undefined || inputs.image_prompt === undefined),
  'model-create': z.strictObject({
    ...sized,
    prompt: z.string().min(1),
    image_reference: picture.optional(),
    face_reference: picture.optional(),
    face_reference_mode: z.enum(['match_base', 'match_reference']).optional(),
  }),
  'model-swap': z.strictObject({
    ...sized,
    model_image: picture,
    face_reference: picture.optional(),
    face_reference_mode: z.enum(['match_base', 'match_reference']).optional(),
    prompt: z.string().optional(),
  }),
  'face-to-model': z.strictObject({ ...sized, face_image: picture, prompt: z.string().optional() }),
  reframe: z.strictObject({ ...generative, image: picture, aspect_ratio: ratio }),
  'background-change': z.strictObject({
    ...generative,
    image: picture,
    prompt: z.string().min(1),
    resolution: resolution.optional(),
  }),
  'background-remove': z.strictObject({ image: picture, return_base64: z.boolean().optional() }),
  edit: z.strictObject({
    ...sized,
    image: picture,
    prompt: z.string().min(1),
    image_context: picture.optional(),
    mask: picture.optional(),
  }),
  packshot: z.strictObject({
    ...sized,
    product_image: picture,
    image_context: picture.optional(),
    prompt: z.string().optional(),
  }),
};

const Envelope = z.strictObject({ model_name: z.string(), inputs: z.record(z.string(), z.unknown()) });

export type FashnRun = { model: string; inputs: Record<string, unknown> };

/** @returns the run, or the message of a BadRequest */
export function readFashnRun(body: unknown): FashnRun | string {
  const envelope = Envelope.safeParse(body);
  if (!envelope.success) return z.prettifyError(envelope.error);
  const { model_name: model, inputs } = envelope.data;
  const parsed = INPUTS[model]?.safeParse(inputs);
  if (parsed === undefined) return `Unknown model_name: ${model}`;
  return parsed.success ? { model, inputs } : z.prettifyError(parsed.error);
}
