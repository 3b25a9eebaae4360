import { INSTRUCTED, instructedInputs } from '../instructed.ts';
import type { Operation } from '../operation.ts';
import type { OperationSpec, Sizing } from '../spec.ts';
import {
  ALL_MIMES,
  aboutUsd,
  JPEG,
  LIKE_SOURCE,
  ONE_PICTURE,
  PICTURE_ROOM,
  type Task,
  TEN_MINUTES_MS,
  type WavespeedModel,
} from './model.ts';

const QWEN_SIZES: Sizing = { kind: 'free', multipleOf: 16, minSide: 256, maxSide: 1536 };
const RATIOS = ['1:1', '3:2', '2:3', '3:4', '4:3', '4:5', '5:4', '9:16', '16:9', '21:9'] as const;

/** What edit models are not asked for: pictures out of nothing, and places that only a mask could tell them. */
const LEFT_OUT: readonly Operation[] = ['text-to-image', 'image-to-image', 'inpaint', 'erase'];

/**
 * What a model does that is told everything in words and takes so many pictures. None takes a mask: that of an edit is
 * used to lay the result over the source.
 */
function instructedTasks(maxImages: number, params: OperationSpec['params'] = {}): Task[] {
  return INSTRUCTED.filter(({ operation }) => !LEFT_OUT.includes(operation)).flatMap((ability) => {
    const inputs = instructedInputs(ability, { maxImages, ...PICTURE_ROOM });
    if (inputs === null) return [];
    const { operation, prompt } = ability;
    const mask = operation === 'general-edit' ? { mask: 'composited' as const } : {};
    return [{ operation, inputs, prompt, params: { ...ability.params, ...params }, ...mask }];
  });
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
    tasks: instructedTasks(1),
    sizing: QWEN_SIZES,
    price: aboutUsd(0.02),
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
    tasks: instructedTasks(3),
    sizing: QWEN_SIZES,
    price: aboutUsd(0.02),
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
    tasks: instructedTasks(1, { guidance: { kind: 'number', min: 1, max: 20 } }),
    sizing: { kind: 'ratios', values: RATIOS, longSide: 1024 },
    price: aboutUsd(0.04),
    mimes: JPEG,
    typicalMs: 10_000,
  },
  {
    id: 'seedream-v4.5-edit',
    wire: { path: 'bytedance/seedream-v4.5/edit', isList: true, isInstructed: true, size: 'W*H' },
    tasks: instructedTasks(10),
    sizing: { kind: 'free', multipleOf: 16, minSide: 1024, maxSide: 4096 },
    price: aboutUsd(0.04),
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
    tasks: instructedTasks(14),
    sizing: {
      kind: 'ratios',
      values: RATIOS,
      tiers: [
        { name: '4k', longSide: 4096 },
        { name: '8k', longSide: 8192 },
      ],
    },
    price: { basis: 'estimate', usd: 0.15, usdByTier: { '4k': 0.15, '8k': 0.18 } },
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
    price: aboutUsd(0.025),
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
    price: aboutUsd(0.025),
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
    price: aboutUsd(0.03),
    mimes: JPEG,
    typicalMs: 15_000,
  },
];
