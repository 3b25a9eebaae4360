import type {
  ImageIn,
  Limits,
  NativeSize,
  OperationRequest,
  OperationSpec,
  ParameterRule,
  Role,
  Sizing,
} from '@atelier/providers/hosted';
import { PARAMETERS, ROLES } from '@atelier/providers/hosted';
import sharp from 'sharp';

/** Long enough for every model, short enough for every limit. */
const USUAL_SIDE = 256;
const SEED = 12_345;

/** A request that holds everything that a spec allows, at ordinary values. */
export async function fullRequest(spec: OperationSpec): Promise<OperationRequest> {
  const left = new Set(unusedAlternatives(spec));
  const images = await Promise.all(
    ROLES.filter((role) => !left.has(role)).flatMap((role) => imagesOf(spec, role, most(spec.inputs[role]))),
  );
  const size = sampleSize(spec.sizing);
  const [outputMime] = spec.outputs.mimes;
  return {
    operation: spec.operation,
    model: spec.model,
    images,
    count: 1,
    ...(spec.prompt.use === 'ignored' ? {} : { prompt: 'a red ceramic cup on a wooden table' }),
    ...(spec.prompt.negative ? { negativePrompt: 'text, watermark' } : {}),
    ...(spec.seed === 'none' ? {} : { seed: SEED }),
    ...(size === undefined ? {} : { size }),
    ...(outputMime === undefined ? {} : { outputMime }),
    params: sampleParams(spec, () => true),
  };
}

/** A request that holds only what a spec demands. */
export async function leastRequest(spec: OperationSpec): Promise<OperationRequest> {
  const left = new Set(unusedAlternatives(spec));
  const alternatives = new Set((spec.oneOf ?? []).flat());
  const images = await Promise.all(
    ROLES.filter((role) => !left.has(role)).flatMap((role) => {
      const least = alternatives.has(role)
        ? Math.max(1, spec.inputs[role]?.count[0] ?? 0)
        : (spec.inputs[role]?.count[0] ?? 0);
      return imagesOf(spec, role, least);
    }),
  );
  return {
    operation: spec.operation,
    model: spec.model,
    images,
    count: 1,
    ...(spec.prompt.use === 'required' ? { prompt: 'a red ceramic cup' } : {}),
    params: sampleParams(spec, ({ required }) => required === true),
  };
}

function unusedAlternatives({ oneOf = [] }: OperationSpec): Role[] {
  return oneOf.flatMap((roles) => roles.slice(1));
}

function most(limits: Limits | undefined): number {
  return Math.min(2, limits?.count[1] ?? 0);
}

function imagesOf(spec: OperationSpec, role: Role, count: number): Promise<ImageIn>[] {
  const limits = spec.inputs[role];
  if (limits === undefined) return [];
  return Array.from({ length: count }, (_, index) => sampleImage(spec, role, limits, index));
}

/** A plain picture within the limits; a mask is black, with a white (or transparent) square in the middle. */
async function sampleImage(spec: OperationSpec, role: Role, limits: Limits, index: number): Promise<ImageIn> {
  const wanted = Math.max(USUAL_SIDE, limits.minSide ?? 0, Math.ceil(Math.sqrt(limits.minPixels ?? 0)));
  const side = Math.min(wanted, limits.maxSide ?? wanted);
  const bytes = role === 'mask' ? await maskPng(spec, side) : await plainPng(side, index);
  return { role, bytes, mime: 'image/png', width: side, height: side, note: `the ${role}` };
}

function plainPng(side: number, index: number): Promise<Buffer> {
  const background = { r: 200, g: 80 + 40 * index, b: 60 };
  return sharp({ create: { width: side, height: side, channels: 3, background } })
    .png()
    .toBuffer();
}

function maskPng({ mask }: OperationSpec, side: number): Promise<Buffer> {
  const isInside = (i: number) =>
    Math.abs((i % side) - side / 2) < side / 4 && Math.abs(Math.floor(i / side) - side / 2) < side / 4;
  if (mask === 'transparent-changes') {
    const data = Buffer.alloc(side * side * 4);
    for (let i = 0; i < side * side; i++) data[4 * i + 3] = isInside(i) ? 0 : 255;
    return sharp(data, { raw: { width: side, height: side, channels: 4 } })
      .png()
      .toBuffer();
  }
  const data = Buffer.alloc(side * side);
  for (let i = 0; i < side * side; i++) data[i] = isInside(i) ? 255 : 0;
  return sharp(data, { raw: { width: side, height: side, channels: 1 } })
    .toColourspace('b-w')
    .png()
    .toBuffer();
}

function sampleSize(sizing: Sizing): NativeSize | undefined {
  switch (sizing.kind) {
    case 'ratios': {
      const [ratio] = sizing.values;
      const tier = sizing.tiers?.[0]?.name;
      return ratio === undefined ? undefined : { ratio, ...(tier === undefined ? {} : { tier }) };
    }
    case 'free': {
      const side = Math.ceil(Math.max(sizing.minSide, 512) / sizing.multipleOf) * sizing.multipleOf;
      return { width: side, height: side };
    }
    case 'sizes':
      return sizing.values[0];
    case 'like':
    case 'fixed':
      return undefined;
  }
}

function sampleParams(
  spec: OperationSpec,
  isWanted: (rule: ParameterRule) => boolean,
): Record<string, number | string | boolean> {
  return Object.fromEntries(
    PARAMETERS.flatMap((name) => {
      const rule = spec.params[name];
      return rule === undefined || !isWanted(rule) ? [] : [[name, sampleValue(rule)]];
    }),
  );
}

function sampleValue(rule: ParameterRule): number | string | boolean {
  switch (rule.kind) {
    case 'number': {
      const middle = rule.min + (Math.min(rule.max, rule.min + 100) - rule.min) / 2;
      return rule.integer ? Math.round(middle) : middle;
    }
    case 'choice':
      return rule.values[0] ?? '';
    case 'text':
      return 'the cup';
    case 'flag':
      return true;
  }
}
