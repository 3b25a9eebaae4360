import { checkParameters } from './check-parameters.ts';
import type { Objection } from './hosted-provider.ts';
import type { ImageIn, OperationRequest, Role } from './operation.ts';
import { ROLES } from './operation.ts';
import type { Limits, OperationSpec, Sizing } from './spec.ts';

/** The spec of an operation by a model; undefined when there is none. */
export function specFor(
  specs: readonly OperationSpec[],
  { operation, model }: Pick<OperationRequest, 'operation' | 'model'>,
): OperationSpec | undefined {
  return specs.find((spec) => spec.operation === operation && spec.model === model);
}

/** Everything about a request that the specs forbid. Adapters add what data cannot say. */
export function checkAgainst(specs: readonly OperationSpec[], request: OperationRequest): Objection[] {
  const spec = specFor(specs, request);
  if (spec === undefined) {
    const message = `Model '${request.model}' does not do ${request.operation}.`;
    return [{ field: 'model', rule: 'known', message }];
  }
  return [
    ...ROLES.flatMap((role) => checkRole(spec, role, request.images)),
    ...checkAlternatives(spec, request.images),
    ...checkWords(spec, request),
    ...checkOutput(spec, request),
    ...checkSize(spec.sizing, request.size),
    ...checkParameters(spec, request.params ?? {}),
  ];
}

function objection(field: string, rule: string, message: string): Objection {
  return { field, rule, message };
}

function checkRole({ inputs }: OperationSpec, role: Role, images: readonly ImageIn[]): Objection[] {
  const given = images.filter((image) => image.role === role);
  const limits = inputs[role];
  if (limits === undefined)
    return given.length === 0 ? [] : [objection(role, 'unexpected', `No ${role} picture is taken.`)];
  const [min, max] = limits.count;
  const counted =
    given.length < min || given.length > max
      ? [objection(role, 'count', `${min} to ${max} ${role} pictures are needed.`)]
      : [];
  return [...counted, ...given.flatMap((image) => checkImage(role, limits, image))];
}

function checkImage(role: Role, limits: Limits, { mime, width, height, bytes }: ImageIn): Objection[] {
  const rules: [string, boolean, string][] = [
    ['mime', limits.mimes.includes(mime), `be ${limits.mimes.join(', ')}`],
    ['minSide', Math.min(width, height) >= (limits.minSide ?? 0), `have sides of ${limits.minSide} px`],
    [
      'maxSide',
      atMost(Math.max(width, height), limits.maxSide),
      `have sides of ${limits.maxSide} px at most`,
    ],
    ['minPixels', width * height >= (limits.minPixels ?? 0), `have ${limits.minPixels} pixels`],
    ['maxPixels', atMost(width * height, limits.maxPixels), `have ${limits.maxPixels} pixels at most`],
    [
      'minRatio',
      width / height >= (limits.minRatio ?? 0),
      `be at least ${limits.minRatio} times as wide as high`,
    ],
    [
      'maxRatio',
      atMost(width / height, limits.maxRatio),
      `be at most ${limits.maxRatio} times as wide as high`,
    ],
    ['maxBytes', atMost(bytes.length, limits.maxBytes), `have ${limits.maxBytes} bytes at most`],
  ];
  return rules
    .filter(([, holds]) => !holds)
    .map(([rule, , must]) => objection(role, rule, `The ${role} picture must ${must}.`));
}

function atMost(value: number, max = Number.POSITIVE_INFINITY): boolean {
  return value <= max;
}

function checkAlternatives({ oneOf = [] }: OperationSpec, images: readonly ImageIn[]): Objection[] {
  return oneOf
    .filter((roles) => roles.filter((role) => images.some((image) => image.role === role)).length !== 1)
    .map((roles) => objection(roles.join(','), 'oneOf', `Exactly one of ${roles.join(' and ')} is needed.`));
}

function checkWords(
  { prompt: rule }: OperationSpec,
  { prompt, negativePrompt }: OperationRequest,
): Objection[] {
  const objections: Objection[] = [];
  if (rule.use === 'required' && (prompt ?? '').trim() === '')
    objections.push(objection('prompt', 'required', 'A prompt is needed.'));
  if (rule.use === 'ignored' && prompt !== undefined)
    objections.push(objection('prompt', 'unexpected', 'No prompt is taken.'));
  if ((prompt ?? '').length > rule.maxChars)
    objections.push(objection('prompt', 'maxChars', `The prompt has ${rule.maxChars} characters at most.`));
  if (negativePrompt !== undefined && !rule.negative)
    objections.push(objection('negativePrompt', 'unexpected', 'No negative prompt is taken.'));
  if ((negativePrompt ?? '').length > rule.maxChars)
    objections.push(objection('negativePrompt', 'maxChars', `It has ${rule.maxChars} characters at most.`));
  return objections;
}

const MAX_SEED = 4_294_967_294;

function checkOutput(spec: OperationSpec, { count, seed, outputMime }: OperationRequest): Objection[] {
  const { outputs, maxSeed = MAX_SEED } = spec;
  const objections: Objection[] = [];
  if (!Number.isInteger(count) || count < 1 || count > outputs.maxPerCall)
    objections.push(objection('count', 'range', `1 to ${outputs.maxPerCall} pictures come from one call.`));
  if (seed !== undefined && spec.seed === 'none')
    objections.push(objection('seed', 'unexpected', 'No seed is taken.'));
  if (seed !== undefined && !(Number.isInteger(seed) && seed >= 0 && seed <= maxSeed))
    objections.push(objection('seed', 'range', `The seed is an integer from 0 to ${maxSeed}.`));
  if (outputMime !== undefined && !outputs.mimes.includes(outputMime))
    objections.push(objection('outputMime', 'choice', `The output is ${outputs.mimes.join(', ')}.`));
  return objections;
}

function checkSize(sizing: Sizing, size: OperationRequest['size']): Objection[] {
  if (size === undefined) return [];
  return isMade(sizing, size) ? [] : [objection('size', 'sizing', 'The model does not make this size.')];
}

function isMade(sizing: Sizing, size: NonNullable<OperationRequest['size']>): boolean {
  switch (sizing.kind) {
    case 'ratios': {
      if (!('ratio' in size) || !sizing.values.includes(size.ratio)) return false;
      return size.tier === undefined || (sizing.tiers ?? []).some(({ name }) => name === size.tier);
    }
    case 'sizes':
      return (
        'width' in size &&
        sizing.values.some(({ width, height }) => width === size.width && height === size.height)
      );
    case 'free': {
      if (!('width' in size)) return false;
      const { multipleOf, minSide, maxSide, maxPixels } = sizing;
      const sides = [size.width, size.height];
      return (
        sides.every((side) => side % multipleOf === 0 && side >= minSide && side <= maxSide) &&
        atMost(size.width * size.height, maxPixels)
      );
    }
    case 'like':
    case 'fixed':
      return false;
  }
}
