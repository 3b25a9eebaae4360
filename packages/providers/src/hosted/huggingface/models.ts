import type { Operation } from '../operation.ts';
import type { Limits, OperationSpec, ParameterRule, Price, Sizing } from '../spec.ts';

/** A model of the Hub, by our id. */
interface HubModel {
  id: string;
  /** The Hub's id, when ours is another one. */
  hubId?: string;
  task: HubTask;
  /** What it costs at the hosts that we know prices of, without a mark-up by Hugging Face. */
  price: Price;
  typicalMs: number;
}

export type HubTask = 'text-to-image' | 'image-to-image';

/** FLUX and Qwen take any size near a megapixel. */
const SIZING: Sizing = {
  kind: 'free',
  multipleOf: 16,
  minSide: 256,
  maxSide: 1440,
  maxPixels: 1.5 * 2 ** 20,
};
const MAX_BODY_BYTES = 20_000_000;
/** Replicate is sent the picture under four names, in base64. */
const MAX_SOURCE_BYTES = 3_500_000;
const SOURCE: Limits = {
  mimes: ['image/png', 'image/jpeg', 'image/webp'],
  count: [1, 1],
  minSide: 64,
  maxBytes: MAX_SOURCE_BYTES,
};
const MAX_PROMPT_CHARS = 10_000;
/** Hosts want signed 32-bit seeds. */
const MAX_SEED = 2 ** 31 - 1;
const STEPS: ParameterRule = { kind: 'number', min: 1, max: 50, integer: true };
const GUIDANCE: ParameterRule = { kind: 'number', min: 0, max: 15 };

const MODELS: readonly HubModel[] = [
  drawing('black-forest-labs/FLUX.1-Krea-dev', 0.025, 10_000),
  drawing('black-forest-labs/FLUX.1-dev', 0.025, 10_000),
  drawing('black-forest-labs/FLUX.1-schnell', 0.003, 3_000),
  drawing('Qwen/Qwen-Image', 0.02, 10_000),
  { ...changing('hf-image-to-image', 0.05), hubId: 'Qwen/Qwen-Image-Edit' },
  changing('black-forest-labs/FLUX.1-Kontext-dev', 0.025),
];

function drawing(id: string, usd: number, typicalMs: number): HubModel {
  return { id, task: 'text-to-image', price: { basis: 'estimate', usd }, typicalMs };
}

function changing(id: string, usd: number): HubModel {
  return { id, task: 'image-to-image', price: { basis: 'estimate', usd }, typicalMs: 15_000 };
}

/** What models that change one picture by words are asked for. */
const CHANGES: readonly { operation: Operation; params?: OperationSpec['params'] }[] = [
  { operation: 'image-to-image' },
  { operation: 'general-edit' },
  { operation: 'inpaint' },
  {
    operation: 'search-replace',
    params: { searchPrompt: { kind: 'text', maxChars: 2_000, required: true } },
  },
  {
    operation: 'search-recolor',
    params: { searchPrompt: { kind: 'text', maxChars: 2_000, required: true } },
  },
];

export const HUGGINGFACE_SPECS: readonly OperationSpec[] = MODELS.flatMap((model) =>
  model.task === 'text-to-image'
    ? [specOf(model, 'text-to-image', {})]
    : CHANGES.map(({ operation, params = {} }) => specOf(model, operation, params)),
);

/** The Hub's id of a model, and the task that it is asked for. @throws RangeError for models of no spec */
export function hubModelOf(model: string): { hubId: string; task: HubTask } {
  const found = MODELS.find(({ id }) => id === model);
  if (!found) throw new RangeError(`Expected a known model but received ${model}.`);
  return { hubId: found.hubId ?? found.id, task: found.task };
}

function specOf(model: HubModel, operation: Operation, params: OperationSpec['params']): OperationSpec {
  const isDrawing = model.task === 'text-to-image';
  return {
    operation,
    model: model.id,
    inputs: isDrawing ? {} : { source: SOURCE },
    ...(operation === 'inpaint' ? { mask: 'composited' as const } : {}),
    maxBodyBytes: MAX_BODY_BYTES,
    prompt: { use: 'required', maxChars: MAX_PROMPT_CHARS, negative: false },
    sizing: isDrawing ? SIZING : { kind: 'like', role: 'source' },
    outputs: { mimes: ['image/png', 'image/jpeg', 'image/webp'], maxPerCall: 1 },
    params: { ...params, steps: STEPS, guidance: GUIDANCE },
    seed: 'hint',
    maxSeed: MAX_SEED,
    // Most hosts queue; those that answer at once do so to the submission.
    mode: 'job',
    progress: 'none',
    cancel: 'none',
    resend: 'never',
    price: model.price,
    typicalMs: model.typicalMs,
  };
}
