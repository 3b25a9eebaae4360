import { nativeSize, type Size } from './native-size.ts';
import {
  type ImageIn,
  type Mime,
  type OperationRequest,
  PARAMETERS,
  type ParameterName,
  type Params,
} from './operation.ts';
import type { OperationSpec, ParameterRule } from './spec.ts';

/** What somebody wants of whichever provider: exact, and not yet in the terms of any model. */
export interface Wish {
  operation: OperationRequest['operation'];
  images: readonly ImageIn[];
  prompt?: string;
  negativePrompt?: string;
  seed?: number;
  /** Of the result; absent = as it comes. */
  size?: Size;
  params?: Params;
  /** The parameters that were asked for by name: what becomes of them is told. */
  asked?: readonly ParameterName[];
  /** Stands in for a prompt where a model needs one and there is none. */
  spareWords: string;
}

/** A request that a model takes, and what of the wish it cannot honour, in sentences. */
export interface Honoured {
  request: OperationRequest;
  warnings: string[];
}

const MAX_SEED = 4_294_967_294;
/** Lossless first: the result is brought to its own format afterwards. */
const MIME_ORDER: readonly Mime[] = ['image/png', 'image/webp', 'image/jpeg'];

/**
 * Brings a wish within what a model takes. Nothing is refused here: what does not fit is clamped, shortened or left
 * out, and told if it was asked for. Pictures stay as they are.
 * @param by the provider's name, for the sentences
 */
export function honour(wish: Wish, spec: OperationSpec, by: string): Honoured {
  const warnings: string[] = [];
  const size = wish.size === undefined ? undefined : nativeSize(spec.sizing, wish.size);
  const outputMime = MIME_ORDER.find((mime) => spec.outputs.mimes.includes(mime));
  const { maxSeed = MAX_SEED } = spec;
  const request: OperationRequest = {
    operation: spec.operation,
    model: spec.model,
    images: wish.images.filter(({ role }) => spec.inputs[role] !== undefined),
    count: 1,
    ...wordsFor(wish, spec, by, warnings),
    ...(wish.seed === undefined || spec.seed === 'none' ? {} : { seed: wish.seed % (maxSeed + 1) }),
    ...(size === undefined ? {} : { size }),
    ...(outputMime === undefined ? {} : { outputMime }),
    params: paramsFor(wish, spec, by, warnings),
  };
  return { request, warnings };
}

function wordsFor(
  { prompt = '', negativePrompt = '', spareWords }: Wish,
  { prompt: rule }: OperationSpec,
  by: string,
  warnings: string[],
): Pick<OperationRequest, 'prompt' | 'negativePrompt'> {
  const given = prompt.trim() === '' && rule.use === 'required' ? spareWords : prompt.trim();
  const words = rule.use === 'ignored' || given === '' ? undefined : given.slice(0, rule.maxChars);
  if (words !== undefined && words.length < given.length)
    warnings.push(`The prompt was cut to the ${rule.maxChars} characters that ${by} takes.`);
  const negative = negativePrompt.trim().slice(0, rule.maxChars);
  if (negative !== '' && !rule.negative) warnings.push(`${by} takes no negative prompt; it was left out.`);
  return {
    ...(words === undefined ? {} : { prompt: words }),
    ...(negative !== '' && rule.negative ? { negativePrompt: negative } : {}),
  };
}

function paramsFor(
  { params = {}, asked = [] }: Wish,
  spec: OperationSpec,
  by: string,
  warnings: string[],
): Params {
  const kept: Record<string, number | string | boolean> = {};
  for (const name of PARAMETERS) {
    const value = params[name];
    if (value === undefined) continue;
    const rule = spec.params[name];
    const near = rule === undefined ? undefined : nearestTo(rule, value);
    if (near !== undefined) kept[name] = near;
    if (near === value || !asked.includes(name)) continue;
    const told = near === undefined ? 'it was left out' : `${near} was used`;
    warnings.push(`${by} does not take ${name} ${value}; ${told}.`);
  }
  return kept;
}

/** What comes nearest to a value under a rule; undefined when nothing does. */
function nearestTo(
  rule: ParameterRule,
  value: number | string | boolean,
): number | string | boolean | undefined {
  switch (rule.kind) {
    case 'number': {
      if (typeof value !== 'number') return undefined;
      const within = Math.min(rule.max, Math.max(rule.min, value));
      return rule.integer ? Math.round(within) : within;
    }
    case 'choice':
      return typeof value === 'string' && rule.values.includes(value) ? value : undefined;
    case 'text':
      return typeof value === 'string' ? value.slice(0, rule.maxChars) : undefined;
    case 'flag':
      return typeof value === 'boolean' ? value : undefined;
  }
}
