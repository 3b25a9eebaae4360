import {
  type Limits,
  type Mime,
  OPERATIONS,
  type Operation,
  type OperationSpec,
  type Role,
} from '../hosted/index.ts';

/** The engine by this name, as a provider and as its only model. */
export const LOCAL = 'local';

const MIMES: readonly Mime[] = ['image/png', 'image/jpeg', 'image/webp'];
/** What the decode gate lets in: nothing larger was ever taken from a caller. */
const UPLOAD = { mimes: MIMES, maxSide: 16_384, maxPixels: 64_000_000, maxBytes: 25 * 1024 * 1024 };
const ONE: Limits = { ...UPLOAD, count: [1, 1] };
const PERHAPS: Limits = { ...UPLOAD, count: [0, 1] };

const SOURCE = { source: ONE };
const MASKED = { source: ONE, mask: ONE };
const PERHAPS_MASKED = { source: ONE, mask: PERHAPS };

/** What the engine does of what providers do, and the pictures that it takes for it. */
const PICTURES: Readonly<Partial<Record<Operation, Partial<Record<Role, Limits>>>>> = {
  'text-to-image': {},
  'general-edit': PERHAPS_MASKED,
  inpaint: MASKED,
  erase: MASKED,
  outpaint: SOURCE,
  'search-replace': PERHAPS_MASKED,
  'search-recolor': PERHAPS_MASKED,
  'remove-background': SOURCE,
  'replace-background-relight': { source: ONE, background: PERHAPS, light: PERHAPS },
  'upscale-fast': SOURCE,
  'upscale-conservative': SOURCE,
  'upscale-creative': SOURCE,
  'control-sketch': SOURCE,
  'control-structure': SOURCE,
  'control-style': SOURCE,
  'control-style-transfer': { source: ONE, style: ONE },
};

const MAX_PROMPT_CHARS = 10_000;
const MAX_SIDE_PX = 8192;
const TYPICAL_MS = 5_000;
/** A large picture by the slowest network on a small machine. */
const DEADLINE_MS = 20 * 60_000;
/** The engine lines up by itself what is more than its threads can do. */
const CONCURRENCY = 64;
const RATE_PER_MINUTE = 100_000;

/** The engine's abilities, in the terms in which every provider's are told. */
export const LOCAL_SPECS: readonly OperationSpec[] = OPERATIONS.flatMap((operation) => {
  const inputs = PICTURES[operation];
  return inputs === undefined ? [] : [specOf(operation, inputs)];
});

function specOf(operation: Operation, inputs: OperationSpec['inputs']): OperationSpec {
  return {
    operation,
    model: LOCAL,
    inputs,
    ...(inputs.mask === undefined ? {} : { mask: 'white-changes' }),
    takesWork: true,
    maxBodyBytes: Number.MAX_SAFE_INTEGER,
    prompt: { use: 'optional', maxChars: MAX_PROMPT_CHARS, negative: true },
    sizing: { kind: 'free', multipleOf: 1, minSide: 1, maxSide: MAX_SIDE_PX },
    outputs: { mimes: MIMES, maxPerCall: 1 },
    params: {},
    seed: 'exact',
    mode: 'sync',
    progress: 'none',
    cancel: 'none',
    resend: 'free',
    price: { basis: 'own-gpu', usd: 0 },
    typicalMs: TYPICAL_MS,
    deadlineMs: DEADLINE_MS,
    ratePerMinute: RATE_PER_MINUTE,
    concurrency: CONCURRENCY,
  };
}
