import { INSTRUCTED, type Instructed, instructedInputs } from '../instructed.ts';
import type { Mime, ParameterName } from '../operation.ts';
import type { Limits, OperationSpec, ParameterRule, Price, Sizing } from '../spec.ts';
import type { Dialect } from './dialects.ts';
import { HOSTED_MODELS, ONLY_MODEL, QUALITIES } from './models.ts';

const MEGABYTE = 1024 * 1024;
const MAX_BODY_BYTES = 64 * MEGABYTE;
const MAX_PICTURE_BYTES = 50 * MEGABYTE;
const MAX_MASK_BYTES = 4 * MEGABYTE;
const MAX_PROMPT_CHARS = 32_000;

const SENT_MIMES: readonly Mime[] = ['image/png', 'image/jpeg', 'image/webp'];
const ROOM = { mimes: SENT_MIMES, maxBytes: MAX_PICTURE_BYTES, maxTotalBytes: 58 * MEGABYTE } as const;
const MASK: Limits = { mimes: ['image/png'], count: [1, 1], maxBytes: MAX_MASK_BYTES };

/** What diffusion models are comfortable with. */
const OWN_GPU_SIZING: Sizing = {
  kind: 'free',
  multipleOf: 16,
  minSide: 256,
  maxSide: 2048,
  maxPixels: 1536 * 1536,
};
const LIKE_SOURCE: Sizing = { kind: 'like', role: 'source' };
const OWN_GPU_PRICE: Price = { basis: 'own-gpu', usd: 0 };
/** What a proxy charges is known to the proxy. */
const UNKNOWN_PRICE: Price = { basis: 'reported', usd: null };

export const HOSTED_DEADLINE_MS = 300_000;
export const OWN_GPU_DEADLINE_MS = 600_000;

/** What does not depend on the operation: at OpenAI and proxies, and on one's own GPU. */
const HOSTED_TERMS = {
  maxImages: 16,
  maxPerCall: 10,
  resend: 'never',
  deadlineMs: HOSTED_DEADLINE_MS,
} as const;
const OWN_GPU_TERMS = {
  // Qwen-Image-Edit takes no more.
  maxImages: 3,
  maxPerCall: 1,
  resend: 'free',
  deadlineMs: OWN_GPU_DEADLINE_MS,
  concurrency: 1,
} as const;

const STEPS: ParameterRule = { kind: 'number', min: 1, max: 200, integer: true };
const GUIDANCE: ParameterRule = { kind: 'number', min: 0, max: 20 };
const QUALITY: ParameterRule = { kind: 'choice', values: Object.keys(QUALITIES) };
const BACKGROUND: ParameterRule = { kind: 'choice', values: ['transparent', 'opaque'] };

interface Model {
  id: string;
  sizing: Sizing;
  price: Price;
  typicalMs: number;
}

/**
 * What a server of a dialect does.
 * @param names models of the operator's server; OpenAI's own list when absent
 */
export function specsOf(dialect: Dialect, names?: readonly string[]): readonly OperationSpec[] {
  return modelsOf(dialect, names).flatMap((model) =>
    INSTRUCTED.filter((ability) => does(dialect, ability)).flatMap((ability) =>
      specOf(dialect, model, ability),
    ),
  );
}

function modelsOf(dialect: Dialect, names: readonly string[] | undefined): readonly Model[] {
  if (dialect.id === 'openai' && !names) return HOSTED_MODELS;
  const price = dialect.isOwnGpu ? OWN_GPU_PRICE : UNKNOWN_PRICE;
  const unknown = { sizing: OWN_GPU_SIZING, price, typicalMs: 30_000 };
  return (names ?? [ONLY_MODEL]).map(
    (id) => HOSTED_MODELS.find((hosted) => hosted.id === id) ?? { ...unknown, id },
  );
}

function does({ edit, inpaint }: Dialect, { operation }: Instructed): boolean {
  if (operation === 'text-to-image') return true;
  if (operation === 'inpaint') return inpaint !== undefined;
  // What is to be seen where something is erased nobody has said.
  if (operation === 'erase') return typeof inpaint === 'object' && inpaint.words === 'instruction';
  return edit !== undefined;
}

function specOf(dialect: Dialect, model: Model, ability: Instructed): OperationSpec[] {
  const { maxImages, maxPerCall, ...terms } = dialect.isOwnGpu ? OWN_GPU_TERMS : HOSTED_TERMS;
  const inputs = instructedInputs(ability, { ...ROOM, maxImages });
  if (inputs === null) return [];
  const route = needsMask(ability) ? dialect.inpaint : undefined;
  const takesFew = typeof route === 'object' && route.onlySteps !== undefined;
  const negative = dialect.negativePrompt !== undefined && !takesFew;
  const spec: OperationSpec = {
    ...terms,
    operation: ability.operation,
    model: model.id,
    inputs: typeof route === 'object' ? { ...inputs, mask: MASK } : inputs,
    ...maskUse(route),
    maxBodyBytes: MAX_BODY_BYTES,
    prompt: { use: ability.prompt, maxChars: MAX_PROMPT_CHARS, negative },
    sizing: dialect.isOwnGpu && typeof route === 'object' ? LIKE_SOURCE : model.sizing,
    outputs: { mimes: dialect.outputFormat ? SENT_MIMES : ['image/png'], maxPerCall },
    params: { ...ability.params, ...settingsOf(dialect, takesFew) },
    seed: dialect.seed && !takesFew ? 'exact' : 'none',
    mode: 'sync',
    progress: 'none',
    cancel: 'none',
    price: model.price,
    typicalMs: model.typicalMs,
  };
  return [spec];
}

function needsMask({ operation }: Instructed): boolean {
  return operation === 'inpaint' || operation === 'erase';
}

function maskUse(route: Dialect['inpaint']): Pick<OperationSpec, 'mask'> {
  if (route === undefined) return {};
  return { mask: route === 'composited' ? route : route.mask };
}

function settingsOf(
  { steps, guidance, takesQuality }: Dialect,
  takesFew: boolean,
): Partial<Record<ParameterName, ParameterRule>> {
  return {
    ...(steps ? { steps: STEPS } : {}),
    ...(guidance && !takesFew ? { guidance: GUIDANCE } : {}),
    ...(takesQuality ? { quality: QUALITY, background: BACKGROUND } : {}),
  };
}
