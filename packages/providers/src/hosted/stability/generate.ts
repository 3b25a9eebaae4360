import type { ParameterName } from '../operation.ts';
import type { Limits, ParameterRule } from '../spec.ts';
import { type Endpoint, endpoint, ONE_PICTURE } from './endpoint.ts';
import { CORE_RATIOS, LIKE_SOURCE, number, ONE_MEGAPIXEL_RATIOS, SHARE, STYLE_PRESET } from './rules.ts';

const STYLED = { stylePreset: STYLE_PRESET } as const;
const STRENGTH = ['strength', SHARE] as const;
/** The contract demands one beside a picture: this keeps its composition, and not its details. */
const USUAL_STRENGTH = '0.6';
/** These two take larger pictures than the endpoints that edit. */
const ULTRA_SOURCE: Limits = {
  mimes: ONE_PICTURE.mimes,
  count: [1, 1],
  minSide: 64,
  maxSide: 16_384,
  minPixels: 4096,
};
const SD3_SOURCE: Limits = { mimes: ONE_PICTURE.mimes, count: [1, 1], minSide: 64 };

const ULTRA = { model: 'ultra', path: 'generate/ultra', credits: 8, typicalMs: 20_000 } as const;

/** Stable Diffusion 3.5: one path, four models. */
const SD3: readonly { model: string; credits: number; typicalMs: number }[] = [
  { model: 'sd3.5-large', credits: 6.5, typicalMs: 15_000 },
  { model: 'sd3.5-large-turbo', credits: 4, typicalMs: 8_000 },
  { model: 'sd3.5-medium', credits: 3.5, typicalMs: 10_000 },
  { model: 'sd3.5-flash', credits: 2.5, typicalMs: 5_000 },
];

/** Pictures from words, alone or with a picture to start from. */
export const GENERATE: readonly Endpoint[] = [
  endpoint({ ...ULTRA, operation: 'text-to-image', sizing: ONE_MEGAPIXEL_RATIOS, params: STYLED }),
  endpoint({
    ...ULTRA,
    operation: 'image-to-image',
    sizing: ONE_MEGAPIXEL_RATIOS,
    pictures: { source: ['image', ULTRA_SOURCE] },
    params: { ...STYLED, strength: STRENGTH },
    usual: { strength: USUAL_STRENGTH },
  }),
  endpoint({
    operation: 'text-to-image',
    model: 'core',
    path: 'generate/core',
    credits: 3,
    typicalMs: 8_000,
    sizing: CORE_RATIOS,
    params: STYLED,
  }),
  ...SD3.flatMap(sd3Endpoints),
];

function sd3Endpoints({ model, credits, typicalMs }: (typeof SD3)[number]): Endpoint[] {
  const facts = { model, path: 'generate/sd3', credits, typicalMs };
  const params: Partial<Record<ParameterName, readonly [string, ParameterRule]>> = {
    ...STYLED,
    guidance: ['cfg_scale', number(1, 10)],
  };
  return [
    endpoint({
      ...facts,
      operation: 'text-to-image',
      sizing: ONE_MEGAPIXEL_RATIOS,
      params,
      usual: { mode: 'text-to-image', model },
    }),
    endpoint({
      ...facts,
      operation: 'image-to-image',
      sizing: LIKE_SOURCE,
      pictures: { source: ['image', SD3_SOURCE] },
      params: { ...params, strength: STRENGTH },
      usual: { mode: 'image-to-image', model, strength: USUAL_STRENGTH },
    }),
  ];
}
