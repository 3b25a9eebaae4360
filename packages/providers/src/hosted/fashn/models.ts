import type { OperationRequest } from '../operation.ts';
import type { Sizing } from '../spec.ts';
import { credits, type FashnModel, picture, specOf } from './model.ts';

const RATIOS: Sizing = {
  kind: 'ratios',
  values: ['1:1', '2:3', '3:4', '4:5', '5:4', '4:3', '3:2', '16:9', '9:16', '21:9'],
  tiers: [
    { name: '1k', longSide: 1024 },
    { name: '2k', longSide: 2048 },
    { name: '4k', longSide: 4096 },
  ],
};
const ONE = picture(1);
const PERHAPS = picture(0);
const FOUR_MEGAPIXELS = 4 * 2 ** 20;

/** What the newer models have in common. Their price depends on resolution and quality: 1 to 5 credits. */
const GENERATIVE = {
  ratios: true,
  tiers: true,
  quality: {
    field: 'generation_mode',
    values: { draft: 'fast', standard: 'balanced', premium: 'quality' },
  },
  seed: true,
  outputFormat: true,
  sizing: RATIOS,
  price: credits(2, { '1k': 2, '2k': 3, '4k': 5 }),
  typicalMs: 40_000,
} as const;
const FACE_CREDITS = 3;
const MODELS: readonly FashnModel[] = [
  {
    name: 'tryon-v1.6',
    operation: 'try-on',
    pictures: { person: ['model_image', ONE], garment: ['garment_image', ONE] },
    prompt: 'ignored',
    quality: {
      field: 'mode',
      values: { draft: 'performance', standard: 'balanced', premium: 'quality' },
    },
    count: 'num_samples',
    seed: true,
    outputFormat: true,
    garmentWords: true,
    sizing: { kind: 'like', role: 'person' },
    price: credits(1),
    typicalMs: 10_000,
  },
  {
    ...GENERATIVE,
    name: 'tryon-max',
    operation: 'try-on',
    pictures: { person: ['model_image', ONE], garment: ['product_image', ONE] },
    prompt: 'optional',
    count: 'num_images',
    typicalMs: 60_000,
  },
  {
    ...GENERATIVE,
    name: 'product-to-model',
    operation: 'on-figure',
    pictures: {
      garment: ['product_image', ONE],
      person: ['model_image', PERHAPS],
      pose: ['image_prompt', PERHAPS],
      face: ['face_reference', PERHAPS],
    },
    prompt: 'optional',
    faceCredits: FACE_CREDITS,
  },
  {
    ...GENERATIVE,
    name: 'packshot',
    operation: 'flat-lay',
    pictures: { garment: ['product_image', ONE], style: ['image_context', PERHAPS] },
    prompt: 'optional',
    preface: 'Flat lay of the product alone, seen straight from above, soft even studio light.',
    count: 'num_images',
  },
  {
    ...GENERATIVE,
    name: 'model-create',
    operation: 'text-to-image',
    pictures: {},
    prompt: 'required',
    count: 'num_images',
  },
  {
    ...GENERATIVE,
    name: 'model-swap',
    operation: 'face-swap',
    pictures: { source: ['model_image', ONE], face: ['face_reference', ONE] },
    prompt: 'optional',
    count: 'num_images',
    fixed: { face_reference_mode: 'match_reference' },
    faceCredits: FACE_CREDITS,
  },
  {
    ...GENERATIVE,
    name: 'edit',
    operation: 'general-edit',
    pictures: {
      source: ['image', ONE],
      reference: ['image_context', PERHAPS],
      mask: ['mask', PERHAPS],
    },
    prompt: 'required',
    count: 'num_images',
    mask: 'white-changes',
  },
  {
    ...GENERATIVE,
    name: 'edit',
    operation: 'inpaint',
    pictures: { source: ['image', ONE], mask: ['mask', ONE] },
    prompt: 'required',
    count: 'num_images',
    mask: 'white-changes',
  },
  {
    name: 'background-change',
    operation: 'replace-background-relight',
    pictures: { source: ['image', ONE] },
    prompt: 'required',
    quality: GENERATIVE.quality,
    count: 'num_images',
    seed: true,
    outputFormat: true,
    sizing: { kind: 'like', role: 'source' },
    price: credits(2),
    typicalMs: 30_000,
  },
  {
    name: 'background-remove',
    operation: 'remove-background',
    pictures: { source: ['image', picture(1, FOUR_MEGAPIXELS)] },
    prompt: 'ignored',
    sizing: { kind: 'like', role: 'source' },
    price: credits(1),
    typicalMs: 3_000,
  },
];

export const FASHN_SPECS = MODELS.map(specOf);

/** Names that ended, and what does their work now. */
export const RETIRED: Readonly<Record<string, string>> = {
  'tryon-v1.5': 'tryon-v1.6',
  'model-variation': 'edit',
};

/**
 * The model that a request is for.
 * @throws RangeError for what no spec lists
 */
export function modelFor({ operation, model }: Pick<OperationRequest, 'operation' | 'model'>): FashnModel {
  const found = MODELS.find((candidate) => candidate.name === model && candidate.operation === operation);
  if (found) return found;
  throw new RangeError(`Expected a model of FASHN that does ${operation} but received ${model}.`);
}
