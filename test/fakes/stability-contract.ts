import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import sharp from 'sharp';
import { z } from 'zod';

/** What Stability's document says about one operation, in numbers and names that a fake can hold requests to. */
const ImageLimits = z.object({
  minSide: z.number().optional(),
  maxSide: z.number().optional(),
  minPixels: z.number().optional(),
  maxPixels: z.number().optional(),
  /** Width divided by height. */
  minRatio: z.number().optional(),
  maxRatio: z.number().optional(),
});
type ImageLimits = z.infer<typeof ImageLimits>;

const Rule = z.discriminatedUnion('rule', [
  z.object({
    rule: z.literal('requiresWith'),
    field: z.string(),
    needs: z.array(z.string()).optional(),
    needsAnyOf: z.array(z.string()).optional(),
  }),
  z.object({
    rule: z.literal('whenEquals'),
    field: z.string(),
    value: z.string(),
    needs: z.array(z.string()).default([]),
    forbids: z.array(z.string()).default([]),
  }),
  z.object({ rule: z.literal('atLeastOneNonZero'), fields: z.array(z.string()) }),
  z.object({ rule: z.literal('atLeastOneOf'), fields: z.array(z.string()) }),
  z.object({ rule: z.literal('exclusive'), fields: z.array(z.string()) }),
]);
type Rule = z.infer<typeof Rule>;

const Output = z.object({
  megapixels: z.union([z.number(), z.string()]).optional(),
  likelySizes: z.record(z.string(), z.string()).optional(),
  /** The file field whose size the result has. */
  same: z.string().optional(),
  /** The file field whose ratio the result has. */
  aspect: z.string().optional(),
  scale: z.number().optional(),
  grows: z.array(z.string()).optional(),
  alpha: z.boolean().optional(),
});

const Post = z.object({
  'x-mode': z.enum(['sync', 'async']),
  'x-credits': z.union([z.number(), z.record(z.string(), z.union([z.number(), z.string()]))]),
  'x-image-limits': z.record(z.string(), ImageLimits).default({}),
  'x-rules': z.array(Rule).default([]),
  'x-output': Output,
});

const Document = z.object({ paths: z.record(z.string(), z.object({ post: z.unknown().optional() })) });

export interface StabilityOperation {
  path: string;
  mode: 'sync' | 'async';
  credits: number | Record<string, number | string>;
  output: z.infer<typeof Output>;
  limits: Record<string, ImageLimits>;
  rules: readonly Rule[];
  validate: ValidateFunction;
}

/** The fields of a request: text parts as numbers where the contract wants numbers, files as bytes. */
export interface StabilityFields {
  text: Record<string, string | number>;
  files: Record<string, Buffer>;
}

const DOCUMENT_FILE = join(import.meta.dirname, 'stability-openapi.json');
const IMAGE_FORMATS: readonly string[] = ['jpeg', 'png', 'webp'];
/** Stands for a file where the contract's schema wants a string. */
const FILE_MARK = 'file';

/** The operations of the document, by path. */
export function readOperations(): Map<string, StabilityOperation> {
  const source: unknown = JSON.parse(readFileSync(DOCUMENT_FILE, 'utf8'));
  const ajv = new Ajv({ strict: false, allErrors: true, coerceTypes: true, formats: { binary: true } });
  ajv.addSchema({ $id: 'stability', ...Document.loose().parse(source) });
  const operations = new Map<string, StabilityOperation>();
  for (const [path, { post }] of Object.entries(Document.parse(source).paths)) {
    if (post === undefined) continue;
    operations.set(path, describe(path, Post.parse(post), ajv));
  }
  return operations;
}

function describe(path: string, post: z.infer<typeof Post>, ajv: Ajv): StabilityOperation {
  const pointer = path.replaceAll('~', '~0').replaceAll('/', '~1');
  const schema = `stability#/paths/${pointer}/post/requestBody/content/multipart~1form-data/schema`;
  return {
    path,
    mode: post['x-mode'],
    credits: post['x-credits'],
    output: post['x-output'],
    limits: post['x-image-limits'],
    rules: post['x-rules'],
    validate: ajv.compile({ $ref: schema }),
  };
}

/** Reads the parts of a form; numbers come as text and become numbers where the contract has numbers. */
export async function readFields(form: FormData): Promise<StabilityFields> {
  const fields: StabilityFields = { text: {}, files: {} };
  for (const [name, value] of form) {
    if (typeof value === 'string') fields.text[name] = value;
    else fields.files[name] = Buffer.from(await value.arrayBuffer());
  }
  return fields;
}

/**
 * What is wrong with a request, as `field: reason`, in the order of the document; empty when nothing is.
 * Numbers in `fields.text` are parsed in place.
 */
export async function faultsOf(operation: StabilityOperation, fields: StabilityFields): Promise<string[]> {
  const marks = Object.fromEntries(Object.keys(fields.files).map((name) => [name, FILE_MARK]));
  const candidate: Record<string, string | number> = { ...fields.text, ...marks };
  const faults: string[] = [];
  if (!operation.validate(candidate)) faults.push(...(operation.validate.errors ?? []).map(sayFault));
  for (const name of Object.keys(fields.text)) fields.text[name] = candidate[name]!;
  for (const rule of operation.rules) faults.push(...brokenBy(rule, candidate));
  for (const [name, bytes] of Object.entries(fields.files)) {
    faults.push(...(await imageFaults(name, bytes, operation.limits[name] ?? {})));
  }
  return faults;
}

function sayFault({ instancePath, message, params, keyword }: ErrorObject): string {
  if (keyword === 'required') return `${params.missingProperty}: is required`;
  if (keyword === 'additionalProperties') return `${params.additionalProperty}: is not a field`;
  return `${instancePath.slice(1)}: ${message}`;
}

function brokenBy(rule: Rule, given: Record<string, string | number>): string[] {
  const has = (name: string) => given[name] !== undefined;
  switch (rule.rule) {
    case 'requiresWith': {
      if (!has(rule.field)) return [];
      const missing = (rule.needs ?? []).filter((name) => !has(name));
      const noneOf = rule.needsAnyOf && !rule.needsAnyOf.some(has) ? [rule.needsAnyOf.join(' or ')] : [];
      return [...missing, ...noneOf].map((name) => `${name}: is required with ${rule.field}`);
    }
    case 'whenEquals': {
      if ((given[rule.field] ?? 'text-to-image') !== rule.value) return [];
      return [
        ...rule.needs.filter((name) => !has(name)).map((name) => `${name}: is required for ${rule.value}`),
        ...rule.forbids.filter(has).map((name) => `${name}: is not allowed for ${rule.value}`),
      ];
    }
    case 'atLeastOneNonZero':
      return rule.fields.some((name) => Number(given[name] ?? 0) > 0)
        ? []
        : [`${rule.fields.join(', ')}: one of them must be over 0`];
    case 'atLeastOneOf':
      return rule.fields.some(has) ? [] : [`${rule.fields.join(', ')}: one of them is required`];
    case 'exclusive':
      return rule.fields.filter(has).length > 1 ? [`${rule.fields.join(', ')}: exclude each other`] : [];
  }
}

async function imageFaults(name: string, bytes: Buffer, limits: ImageLimits): Promise<string[]> {
  const header = await sharp(bytes)
    .metadata()
    .catch(() => null);
  if (!header || !IMAGE_FORMATS.includes(header.format))
    return [`${name}: must be a jpeg, png or webp image`];
  const { width, height } = header;
  const faults: string[] = [];
  const hold = (broken: boolean, sentence: string) => {
    if (broken) faults.push(`${name}: ${sentence}`);
  };
  hold(Math.min(width, height) < (limits.minSide ?? 0), `sides must be at least ${limits.minSide} pixels`);
  hold(Math.max(width, height) > (limits.maxSide ?? Infinity), `sides must be at most ${limits.maxSide}`);
  hold(width * height < (limits.minPixels ?? 0), `must have at least ${limits.minPixels} pixels`);
  hold(width * height > (limits.maxPixels ?? Infinity), `must have at most ${limits.maxPixels} pixels`);
  hold(width / height < (limits.minRatio ?? 0), `must be wider than ${limits.minRatio}:1`);
  hold(width / height > (limits.maxRatio ?? Infinity), `must be narrower than ${limits.maxRatio}:1`);
  return faults;
}

/** The price of a request in credits. */
export function creditsFor({ credits }: StabilityOperation, { text }: StabilityFields): number {
  if (typeof credits === 'number') return credits;
  return Number(credits[String(text[String(credits.by)] ?? 'sd3.5-large')]);
}
