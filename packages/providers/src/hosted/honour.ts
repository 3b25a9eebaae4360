import { nativeSize, type Size } from './native-size.ts';
import {
  type ImageIn,
  type Mime,
  type OperationRequest,
  PARAMETERS,
  type ParameterName,
  type Params,
  type Role,
} from './operation.ts';
import type { OperationSpec, ParameterRule } from './spec.ts';

/** A person whom other pictures of a series show already, or will. */
export interface Likeness {
  /** One of those pictures; absent for the first of the series. */
  picture?: Omit<ImageIn, 'role'>;
  /** Whether the face is seen in the picture that is wished for. */
  isFaceSeen: boolean;
}

/** What somebody wants of whichever provider: exact, and not yet in the terms of any model. */
export interface Wish {
  operation: OperationRequest['operation'];
  images: readonly ImageIn[];
  /** Whom the picture is to show again. */
  likeness?: Likeness;
  prompt?: string;
  negativePrompt?: string;
  seed?: number;
  /** Of the result; absent = as it comes. */
  size?: Size;
  params?: Params;
  /** As it was ordered, for those who take it as it is. */
  work?: OperationRequest['work'];
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
    images: [...picturesFor(wish, spec, by, warnings), ...likenessFor(wish, spec, by, warnings)],
    count: 1,
    ...wordsFor(wish, spec, by, warnings),
    ...(wish.seed === undefined || spec.seed === 'none' ? {} : { seed: wish.seed % (maxSeed + 1) }),
    ...(size === undefined ? {} : { size }),
    ...(outputMime === undefined ? {} : { outputMime }),
    params: paramsFor(wish, spec, by, warnings),
    ...(spec.takesWork && wish.work !== undefined ? { work: wish.work } : {}),
  };
  return { request, warnings };
}

/** Those that the model takes; what is told of masks is told where they are composited. */
function picturesFor(wish: Wish, spec: OperationSpec, by: string, warnings: string[]): ImageIn[] {
  const taken = new Map<Role, number>();
  return wish.images.filter(({ role }) => {
    const most = spec.inputs[role]?.count[1] ?? 0;
    const before = taken.get(role) ?? 0;
    taken.set(role, before + 1);
    if (before === most && OPTIONAL_ROLES.includes(role)) warnings.push(tooMany(role, most, by));
    return before < most || (most > 0 && !OPTIONAL_ROLES.includes(role));
  });
}

/** Pictures that a result may do without. Of all others too many are an objection. */
const OPTIONAL_ROLES: readonly Role[] = ['reference', 'style', 'background', 'light', 'face', 'pose'];

function tooMany(role: Role, most: number, by: string): string {
  if (most === 0) return `${by} takes no ${role} picture here; it was left out.`;
  return `${by} takes ${most} ${role} ${most === 1 ? 'picture' : 'pictures'} here; the others were left out.`;
}

/** The person of the series, in the role in which the model can be shown one. */
function likenessFor({ likeness }: Wish, spec: OperationSpec, by: string, warnings: string[]): ImageIn[] {
  if (likeness?.picture === undefined) return [];
  const role = likenessRole(spec, likeness);
  if (role !== undefined) return [{ ...likeness.picture, role }];
  warnings.push(
    `${by} cannot be shown the person of the other pictures here; only words and seed keep them alike.`,
  );
  return [];
}

/** Undefined when a model cannot be shown whom the picture is to show again. */
export function likenessRole(
  { inputs }: OperationSpec,
  { isFaceSeen }: Likeness,
): 'reference' | 'face' | undefined {
  if (inputs.reference !== undefined) return 'reference';
  return isFaceSeen && inputs.face !== undefined ? 'face' : undefined;
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
