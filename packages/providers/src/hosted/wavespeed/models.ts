import type { OperationRequest } from '../operation.ts';
import type { ParameterRule } from '../spec.ts';
import { EDIT_MODELS, FACE_MODELS } from './edit-models.ts';
import {
  ALL_MIMES,
  aboutUsd,
  ONE_PICTURE,
  specOf,
  TEN_MINUTES_MS,
  type WavespeedModel,
  type Wire,
} from './model.ts';
import { TEXT_MODELS } from './text-models.ts';

/** The sizes that pictures are enlarged to, by the name that the service knows, and their long side in pixels. */
export const TARGET_RESOLUTIONS = [
  { name: '2k', longSide: 2048 },
  { name: '4k', longSide: 3840 },
  { name: '8k', longSide: 7680 },
] as const;

const SCALE: ParameterRule = { kind: 'number', min: 1, max: 8 };

const UPSCALER: WavespeedModel = {
  id: 'image-upscaler',
  wire: {
    path: 'wavespeed-ai/image-upscaler',
    picture: { source: 'image' },
    enlarges: true,
    outputFormat: true,
  },
  tasks: [
    {
      operation: 'upscale-conservative',
      inputs: { source: ONE_PICTURE },
      prompt: 'ignored',
      params: { scale: SCALE },
    },
    {
      operation: 'upscale-creative',
      inputs: { source: ONE_PICTURE },
      prompt: 'ignored',
      params: { scale: SCALE, creativity: { kind: 'number', min: 0.1, max: 0.5 } },
    },
  ],
  sizing: { kind: 'like', role: 'source' },
  price: aboutUsd(0.02),
  mimes: ALL_MIMES,
  typicalMs: 20_000,
  deadlineMs: TEN_MINUTES_MS,
};

const MODELS = [...TEXT_MODELS, ...EDIT_MODELS, ...FACE_MODELS, UPSCALER];

export const WAVESPEED_SPECS = MODELS.flatMap((model) => model.tasks.map((task) => specOf(model, task)));

/** Upstream names that this product used to know, and one that its owner replaced. */
export const RETIRED: Readonly<Record<string, string>> = {
  'wavespeed-ai/qwen-image/text-to-image': 'qwen-image',
};

/**
 * The wire of the model of a request.
 * @throws RangeError for a model that no spec lists
 */
export function wireOf({ model }: Pick<OperationRequest, 'model'>): Wire {
  const found = MODELS.find(({ id }) => id === model);
  if (found) return found.wire;
  throw new RangeError(`Expected a model of WaveSpeed but received ${model}.`);
}
