import type { Limits } from '../spec.ts';
import { type Endpoint, endpoint, MEGAPIXEL, ONE_MODERATE_PICTURE, ONE_PICTURE } from './endpoint.ts';
import { LIKE_SOURCE, number, ONE_MEGAPIXEL_RATIOS, SHARE, STYLE_PRESET } from './rules.ts';

const FAST_SOURCE: Limits = {
  mimes: ONE_PICTURE.mimes,
  count: [1, 1],
  minSide: 32,
  maxSide: 1536,
  minPixels: 1024,
  maxPixels: MEGAPIXEL,
};

/** Larger pictures. Conservative and creative ones come in four megapixels or more, in the source's ratio. */
export const ENLARGEMENTS: readonly Endpoint[] = [
  endpoint({
    operation: 'upscale-fast',
    model: 'stable-image-upscale-fast',
    path: 'upscale/fast',
    credits: 2,
    typicalMs: 2_000,
    sizing: { kind: 'like', role: 'source', scale: 4 },
    pictures: { source: ['image', FAST_SOURCE] },
    prompt: 'ignored',
    seed: false,
  }),
  endpoint({
    operation: 'upscale-conservative',
    model: 'stable-image-upscale-conservative',
    path: 'upscale/conservative',
    credits: 40,
    typicalMs: 30_000,
    sizing: LIKE_SOURCE,
    pictures: { source: ['image', ONE_MODERATE_PICTURE] },
    params: { creativity: ['creativity', number(0.2, 0.5)] },
  }),
  endpoint({
    operation: 'upscale-creative',
    model: 'stable-image-upscale-creative',
    path: 'upscale/creative',
    mode: 'job',
    credits: 60,
    typicalMs: 60_000,
    sizing: LIKE_SOURCE,
    pictures: { source: ['image', { ...ONE_PICTURE, maxPixels: MEGAPIXEL }] },
    params: { creativity: ['creativity', number(0.1, 0.5)], stylePreset: STYLE_PRESET },
  }),
];

const CONTROL = { credits: 5, typicalMs: 15_000 } as const;
const FOLLOWING = { controlStrength: ['control_strength', SHARE], stylePreset: STYLE_PRESET } as const;
const { minPixels: _none, ...SKETCH } = ONE_MODERATE_PICTURE;
const TRANSFERRED: Limits = { ...ONE_PICTURE, maxSide: 16_383 };

/** Pictures that follow another picture's lines, structure or style. */
export const CONTROLS: readonly Endpoint[] = [
  endpoint({
    ...CONTROL,
    operation: 'control-sketch',
    model: 'stable-image-control-sketch',
    path: 'control/sketch',
    sizing: LIKE_SOURCE,
    pictures: { source: ['image', SKETCH] },
    params: FOLLOWING,
  }),
  endpoint({
    ...CONTROL,
    operation: 'control-structure',
    model: 'stable-image-control-structure',
    path: 'control/structure',
    sizing: LIKE_SOURCE,
    pictures: { source: ['image', ONE_MODERATE_PICTURE] },
    params: FOLLOWING,
  }),
  endpoint({
    ...CONTROL,
    operation: 'control-style',
    model: 'stable-image-control-style',
    path: 'control/style',
    sizing: ONE_MEGAPIXEL_RATIOS,
    pictures: { source: ['image', ONE_MODERATE_PICTURE] },
    params: { fidelity: ['fidelity', SHARE], stylePreset: STYLE_PRESET },
  }),
  endpoint({
    operation: 'control-style-transfer',
    model: 'stable-image-style-transfer',
    path: 'control/style-transfer',
    credits: 8,
    typicalMs: 20_000,
    sizing: LIKE_SOURCE,
    pictures: {
      source: ['init_image', { ...TRANSFERRED, minRatio: 0.4, maxRatio: 2.5 }],
      style: ['style_image', TRANSFERRED],
    },
    prompt: 'optional',
    negative: true,
    params: {
      styleStrength: ['style_strength', SHARE],
      compositionFidelity: ['composition_fidelity', SHARE],
      changeStrength: ['change_strength', number(0.1, 1)],
    },
  }),
];
