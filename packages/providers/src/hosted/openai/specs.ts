import { INSTRUCTED, type Instructed, instructedInputs } from '../instructed.ts';
import type { Mime, ParameterName } from '../operation.ts';
import type { Limits, MaskUse, OperationSpec, ParameterRule, Price, Sizing } from '../spec.ts';
import type { Dialect } from './dialects.ts';
import { HOSTED_MODELS, ONLY_MODEL, QUALITIES } from './models.ts';

const MEGABYTE = 1024 * 1024;
const MAX_BODY_BYTES = 64 * MEGABYTE;
const MAX_PICTURE_BYTES = 50 * MEGABYTE;
const MAX_MASK_BYTES = 4 * MEGABYTE;
const MAX_IMAGES = 16;
/** Models for one's own GPU take fewer: Qwen-Image-Edit takes three. */
const MAX_IMAGES_OWN_GPU = 3;
const MAX_PROMPT_CHARS = 32_000;
const MOST_PER_CALL = 10;

const SENT_MIMES: readonly Mime[] = ['image/png', 'image/jpeg', 'image/webp'];
const PICTURE = { mimes: SENT_MIMES, maxBytes: MAX_PICTURE_BYTES } as const;
const MASK: Limits = { mimes: ['image/png'], count: [1, 1], maxBytes: MAX_MASK_BYTES };

/** What diffusion models are comfortable with. */
const OWN_GPU_SIZING: Sizing = {
  kind: 'free',
  multipleOf: 16,
  minSide: 256,
  maxSide: 2048,
  maxPixels: 1536 * 1536,
};
const OWN_GPU_PRICE: Price = { basis: 'own-gpu', usd: 0 };
/** What a proxy charges is known to the proxy. */
const UNKNOWN_PRICE: Price = { basis: 'reported', usd: null };

export const HOSTED_DEADLINE_MS = 300_000;
export const OWN_GPU_DEADLINE_MS = 600_000;

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
  return operation === 'inpaint' ? inpaint !== undefined : edit !== undefined;
}

function specOf(dialect: Dialect, model: Model, ability: Instructed): OperationSpec[] {
  const maxImages = dialect.isOwnGpu ? MAX_IMAGES_OWN_GPU : MAX_IMAGES;
  const inputs = instructedInputs(ability, maxImages, PICTURE);
  if (inputs === null) return [];
  const mask = ability.operation === 'inpaint' ? maskUse(dialect) : undefined;
  const isMaskSent = mask !== undefined && mask !== 'composited';
  const isDescribed = isMaskSent && takesOnlySteps(dialect);
  return [
    {
      operation: ability.operation,
      model: model.id,
      inputs: isMaskSent ? { ...inputs, mask: MASK } : inputs,
      ...(mask === undefined ? {} : { mask }),
      maxBodyBytes: MAX_BODY_BYTES,
      prompt: {
        use: ability.prompt,
        maxChars: MAX_PROMPT_CHARS,
        negative: dialect.negativePrompt !== undefined && !isDescribed,
      },
      sizing: dialect.isOwnGpu && isMaskSent ? { kind: 'like', role: 'source' } : model.sizing,
      outputs: {
        mimes: dialect.outputFormat ? SENT_MIMES : ['image/png'],
        maxPerCall: dialect.isOwnGpu ? 1 : MOST_PER_CALL,
      },
      params: { ...ability.params, ...settingsOf(dialect, isDescribed) },
      seed: dialect.seed && !isDescribed ? 'exact' : 'none',
      mode: 'sync',
      progress: 'none',
      cancel: 'none',
      resend: dialect.isOwnGpu ? 'free' : 'never',
      price: model.price,
      typicalMs: model.typicalMs,
      deadlineMs: dialect.isOwnGpu ? OWN_GPU_DEADLINE_MS : HOSTED_DEADLINE_MS,
      ...(dialect.isOwnGpu ? { concurrency: 1 } : {}),
    },
  ];
}

function maskUse({ inpaint }: Dialect): MaskUse | undefined {
  return typeof inpaint === 'object' ? inpaint.mask : inpaint;
}

function takesOnlySteps({ inpaint }: Dialect): boolean {
  return typeof inpaint === 'object' && inpaint.onlySteps !== undefined;
}

function settingsOf(
  { steps, guidance, takesQuality }: Dialect,
  onlySteps: boolean,
): Partial<Record<ParameterName, ParameterRule>> {
  return {
    ...(steps ? { steps: STEPS } : {}),
    ...(guidance && !onlySteps ? { guidance: GUIDANCE } : {}),
    ...(takesQuality ? { quality: QUALITY, background: BACKGROUND } : {}),
  };
}
