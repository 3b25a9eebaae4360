import type { OperationSpec, ParameterRule, Sizing } from '../spec.ts';
import {
  ALL_MIMES,
  JPEG,
  LIKE_SOURCE,
  ONE_PICTURE,
  pictures,
  type Task,
  TEN_MINUTES_MS,
  usd,
  type WavespeedModel,
} from './model.ts';

const QWEN_SIZES: Sizing = { kind: 'free', multipleOf: 16, minSide: 256, maxSide: 1536 };
const RATIOS = ['1:1', '3:2', '2:3', '3:4', '4:3', '4:5', '5:4', '9:16', '16:9', '21:9'] as const;
const MAX_GARMENTS = 5;
const PERHAPS_ONE = pictures(0, 1);
const SEARCH: OperationSpec['params'] = { searchPrompt: { kind: 'text', maxChars: 2000, required: true } };
const GUIDANCE: ParameterRule = { kind: 'number', min: 1, max: 20 };
const LIGHT: ParameterRule = { kind: 'choice', values: ['left', 'right', 'above', 'below'] };

/** What a model does that is told in words what to do with one picture. None of them takes a mask. */
const EDITS_OF_ONE: readonly Task[] = [
  { operation: 'general-edit', inputs: { source: ONE_PICTURE }, mask: 'composited' },
  { operation: 'search-replace', inputs: { source: ONE_PICTURE }, params: SEARCH },
  { operation: 'search-recolor', inputs: { source: ONE_PICTURE }, params: SEARCH },
  {
    operation: 'replace-background-relight',
    inputs: { source: ONE_PICTURE },
    params: { lightDirection: LIGHT },
  },
  { operation: 'flat-lay', inputs: { garment: ONE_PICTURE }, prompt: 'optional' },
];

/** The same with several pictures, at most so many in all. */
function editsOfMany(atMost: number): Task[] {
  const garments = (besides: number) => pictures(1, Math.min(MAX_GARMENTS, atMost - besides));
  return [
    {
      operation: 'general-edit',
      inputs: { source: ONE_PICTURE, reference: pictures(0, atMost - 1) },
      mask: 'composited',
    },
    {
      operation: 'replace-background-relight',
      inputs: { source: ONE_PICTURE, background: PERHAPS_ONE, light: PERHAPS_ONE },
      prompt: 'optional',
      params: { lightDirection: LIGHT },
    },
    {
      operation: 'control-style-transfer',
      inputs: { source: ONE_PICTURE, style: ONE_PICTURE },
      prompt: 'optional',
    },
    { operation: 'try-on', inputs: { person: ONE_PICTURE, garment: garments(1) }, prompt: 'optional' },
    {
      operation: 'on-figure',
      inputs: { garment: garments(2), face: PERHAPS_ONE, pose: PERHAPS_ONE },
      prompt: 'optional',
    },
    { operation: 'flat-lay', inputs: { garment: garments(0) }, prompt: 'optional' },
  ];
}

/** Models that change pictures as they are told. */
export const EDIT_MODELS: readonly WavespeedModel[] = [
  {
    id: 'qwen-edit',
    wire: {
      path: 'wavespeed-ai/qwen-image/edit',
      picture: { source: 'image', garment: 'image' },
      isInstructed: true,
      size: 'W*H',
      seed: true,
      outputFormat: true,
    },
    tasks: EDITS_OF_ONE,
    sizing: QWEN_SIZES,
    price: usd(0.02),
    mimes: ALL_MIMES,
    typicalMs: 10_000,
  },
  {
    id: 'qwen-edit-plus',
    wire: {
      path: 'wavespeed-ai/qwen-image/edit-plus',
      isList: true,
      isInstructed: true,
      size: 'W*H',
      seed: true,
      outputFormat: true,
    },
    tasks: editsOfMany(3),
    sizing: QWEN_SIZES,
    price: usd(0.02),
    mimes: ALL_MIMES,
    typicalMs: 12_000,
  },
  {
    id: 'flux-kontext-pro',
    wire: {
      path: 'wavespeed-ai/flux-kontext-pro',
      picture: { source: 'image', garment: 'image' },
      isInstructed: true,
      size: 'aspect_ratio',
      guidance: true,
    },
    tasks: EDITS_OF_ONE.map((task) => ({ ...task, params: { ...task.params, guidance: GUIDANCE } })),
    sizing: { kind: 'ratios', values: RATIOS, longSide: 1024 },
    price: usd(0.04),
    mimes: JPEG,
    typicalMs: 10_000,
  },
  {
    id: 'seedream-v4.5-edit',
    wire: { path: 'bytedance/seedream-v4.5/edit', isList: true, isInstructed: true, size: 'W*H' },
    tasks: editsOfMany(10),
    sizing: { kind: 'free', multipleOf: 16, minSide: 1024, maxSide: 4096 },
    price: usd(0.04),
    mimes: JPEG,
    typicalMs: 20_000,
  },
  {
    id: 'nano-banana-pro-edit-ultra',
    wire: {
      path: 'google/nano-banana-pro/edit-ultra',
      isList: true,
      isInstructed: true,
      size: 'aspect_ratio',
      tiers: true,
    },
    tasks: editsOfMany(14),
    sizing: {
      kind: 'ratios',
      values: RATIOS,
      tiers: [
        { name: '4k', longSide: 4096 },
        { name: '8k', longSide: 8192 },
      ],
    },
    price: { basis: 'price-list', usd: 0.15, usdByTier: { '4k': 0.15, '8k': 0.18 } },
    mimes: JPEG,
    typicalMs: 40_000,
    deadlineMs: TEN_MINUTES_MS,
  },
];

const SWAP: readonly Task[] = [
  { operation: 'face-swap', inputs: { source: ONE_PICTURE, face: ONE_PICTURE }, prompt: 'ignored' },
];

/** Models that put the face of one picture on the person of another. */
export const FACE_MODELS: readonly WavespeedModel[] = [
  {
    id: 'image-face-swap-pro',
    wire: {
      path: 'wavespeed-ai/image-face-swap-pro',
      picture: { source: 'image', face: 'face_image' },
      outputFormat: true,
    },
    tasks: SWAP,
    sizing: LIKE_SOURCE,
    price: usd(0.025),
    mimes: ALL_MIMES,
    typicalMs: 10_000,
  },
  {
    id: 'image-head-swap',
    wire: {
      path: 'wavespeed-ai/image-head-swap',
      picture: { source: 'image', face: 'face_image' },
      outputFormat: true,
    },
    tasks: SWAP,
    sizing: LIKE_SOURCE,
    price: usd(0.025),
    mimes: ALL_MIMES,
    typicalMs: 10_000,
  },
  {
    id: 'infinite-you',
    wire: {
      path: 'wavespeed-ai/infinite-you',
      // Its source is the face, its target the picture that gets it.
      picture: { face: 'source_image', source: 'target_image' },
      seed: true,
    },
    tasks: SWAP,
    sizing: LIKE_SOURCE,
    price: usd(0.03),
    mimes: JPEG,
    typicalMs: 15_000,
  },
];
