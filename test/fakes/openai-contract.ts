import type { DialectId } from '@atelier/providers/hosted/openai';
import sharp from 'sharp';
import { z } from 'zod';
import { ContractViolation } from './fake-server.ts';

/** What the servers that speak OpenAI's images interface take, each in its own way; unknown fields are refused. */

const prompt = z.string().min(1);
const ANY_FORMAT = z.enum(['png', 'jpeg', 'webp']);
/** Forms know only text. */
const int = (min: number, max: number) => z.coerce.number().int().min(min).max(max);
const number = (min: number, max: number) => z.coerce.number().min(min).max(max);
const anySize = z.string().regex(/^\d+x\d+$/);
const base64 = z.literal('b64_json');
const SEED = 2 ** 32 - 1;

const openaiFields = {
  prompt: prompt.max(32_000),
  model: z.string().startsWith('gpt-image').or(z.literal('chatgpt-image-latest')),
  n: int(1, 10).optional(),
  size: z.string().optional(),
  quality: z.enum(['low', 'medium', 'high', 'auto', 'xhigh', 'max']).optional(),
  background: z.enum(['transparent', 'opaque', 'auto']).optional(),
  output_format: ANY_FORMAT.optional(),
  output_compression: int(0, 100).optional(),
};
const compatibleFields = {
  prompt,
  model: z.string().optional(),
  n: int(1, 10).optional(),
  size: anySize.optional(),
  response_format: base64,
};
const diffusionFields = {
  ...compatibleFields,
  output_format: ANY_FORMAT.optional(),
  negative_prompt: z.string().optional(),
  num_inference_steps: int(1, 200).optional(),
  guidance_scale: number(0, 20).optional(),
  seed: int(0, SEED).optional(),
};
/** JSON text. */
const kwargs = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue('is not JSON');
      return z.NEVER;
    }
  })
  .pipe(
    z.strictObject({
      negative_prompt: z.string().optional(),
      num_inference_steps: z.int().optional(),
      guidance_scale: z.number().optional(),
      seed: z.int().optional(),
    }),
  );

interface FormRoute {
  fields: z.ZodType<Fields>;
  /** The names of files, and how many of each. */
  files: Readonly<Record<string, readonly [min: number, max: number]>>;
  mask?: { field: string; where: 'white' | 'transparent' };
}

export type Fields = Record<string, unknown>;

export interface DialectContract {
  generations: z.ZodType<Fields>;
  forms: Readonly<Record<string, FormRoute>>;
}

const xinference = { ...compatibleFields, kwargs: kwargs.optional() };

export const CONTRACTS: Readonly<Record<DialectId, DialectContract>> = {
  openai: {
    generations: z.strictObject({ ...openaiFields, moderation: z.enum(['low', 'auto']).optional() }),
    forms: {
      '/v1/images/edits': {
        fields: z.strictObject(openaiFields),
        files: { 'image[]': [1, 16], mask: [0, 1] },
        mask: { field: 'mask', where: 'transparent' },
      },
    },
  },
  compatible: {
    generations: z.strictObject(compatibleFields),
    forms: {
      '/v1/images/edits': {
        fields: z.strictObject(compatibleFields),
        files: { 'image[]': [1, 16], mask: [0, 1] },
        mask: { field: 'mask', where: 'transparent' },
      },
    },
  },
  'vllm-omni': {
    generations: z.strictObject(diffusionFields),
    forms: {
      '/v1/images/edits': {
        fields: z.strictObject(diffusionFields),
        files: { image: [1, 3], mask_image: [0, 1] },
        mask: { field: 'mask_image', where: 'white' },
      },
    },
  },
  sglang: {
    generations: z.strictObject(diffusionFields),
    // It would take a mask, and ignore it: sending one is a mistake.
    forms: { '/v1/images/edits': { fields: z.strictObject(diffusionFields), files: { 'image[]': [1, 3] } } },
  },
  xinference: {
    generations: z.strictObject(xinference),
    forms: {
      '/v1/images/edits': { fields: z.strictObject(xinference), files: { image: [1, 3] } },
      '/v1/images/inpainting': {
        fields: z.strictObject(xinference),
        files: { image: [1, 1], mask_image: [1, 1] },
        mask: { field: 'mask_image', where: 'white' },
      },
    },
  },
  localai: {
    generations: z.strictObject({
      ...compatibleFields,
      prompt: prompt.regex(/^[^|]+(\|[^|]+)?$/, 'has one bar at most'),
      step: int(1, 200).optional(),
      seed: int(0, SEED).optional(),
    }),
    forms: {
      '/v1/images/inpainting': {
        fields: z.strictObject({ prompt, model: z.string().optional(), steps: int(1, 200).optional() }),
        files: { image: [1, 1], mask: [1, 1] },
        mask: { field: 'mask', where: 'white' },
      },
    },
  },
};

const OLD_SIZES = ['1024x1024', '1536x1024', '1024x1536', 'auto'];
const MAX_MASK_BYTES = 4 * 1024 * 1024;

/** The sizes that OpenAI's models take. @throws ContractViolation */
export function checkOpenAiSize(model: string, size: string): void {
  if (OLD_SIZES.includes(size)) return;
  const [width = 0, height = 0] = size.split('x').map(Number);
  const takesAny = /^gpt-image-2/.test(model);
  const isInSteps = width % 16 === 0 && height % 16 === 0;
  const isWithin = Math.max(width, height) <= 3840 && width * height <= 3840 * 2160;
  const isModerate = Math.max(width, height) <= 3 * Math.min(width, height);
  if (takesAny && isInSteps && isWithin && isModerate && width > 0) return;
  throw new ContractViolation(`${model} does not make ${size}.`);
}

/** Whether a mask is what its server takes for one. @throws ContractViolation */
export async function checkMask(where: 'white' | 'transparent', mask: Buffer, source: Buffer): Promise<void> {
  const [{ format, hasAlpha, width, height }, of] = [
    await sharp(mask).metadata(),
    await sharp(source).metadata(),
  ];
  if (format !== 'png') throw new ContractViolation('The mask is no PNG.');
  if (width !== of.width || height !== of.height) throw new ContractViolation('The mask has another size.');
  if (hasAlpha !== (where === 'transparent')) throw new ContractViolation(`The mask's ${where} is not told.`);
  if (mask.length >= MAX_MASK_BYTES) throw new ContractViolation('The mask has 4 MB or more.');
}
