import type { ParameterName } from '../operation.ts';
import type { Limits, OperationSpec, ParameterRule, Sizing } from '../spec.ts';
import type { Workflow } from './workflow.ts';

/** A parameter of workflows: what it may be, and what it is when nobody says. */
interface WorkflowParameter {
  rule: Extract<ParameterRule, { kind: 'number' }>;
  usual: number;
}

function number(min: number, max: number, usual: number): WorkflowParameter {
  return { rule: { kind: 'number', min, max }, usual };
}

function integer(min: number, max: number, usual: number): WorkflowParameter {
  return { rule: { kind: 'number', min, max, integer: true }, usual };
}

const MARGIN = integer(0, 2048, 0);

/** The parameters that slots of workflows may have. */
export const WORKFLOW_PARAMETERS: Readonly<Partial<Record<ParameterName, WorkflowParameter>>> = {
  strength: number(0, 1, 0.6),
  guidance: number(1, 20, 6),
  steps: integer(1, 100, 25),
  growMaskPx: integer(0, 64, 6),
  creativity: number(0.1, 0.5, 0.3),
  left: MARGIN,
  right: MARGIN,
  up: MARGIN,
  down: MARGIN,
  controlStrength: number(0, 1, 0.7),
  fidelity: number(0, 1, 0.5),
};

const MEGAPIXEL = 2 ** 20;
/** What checkpoints of the SDXL generation were trained on, and half as much again. */
const MAX_LATENT_PIXELS = 1.5 * MEGAPIXEL;
/** Latents have an eighth of the picture's sides. */
export const LATENT_STEP = 8;
const MAX_BODY_BYTES = 100 * 1024 * 1024;
const PROMPT_CHARS = 10_000;
const MAX_PICTURES_PER_CALL = 4;
const TEN_MINUTES_MS = 600_000;
/** One that runs, and one that waits, so that the GPU need not. */
const CONCURRENCY = 2;
/** Upscaling networks that people use enlarge four times. */
const UPSCALER_FACTOR = 4;

export const FREE_SIZES: Extract<Sizing, { kind: 'free' }> = {
  kind: 'free',
  multipleOf: LATENT_STEP,
  minSide: 256,
  maxSide: 2048,
  maxPixels: MAX_LATENT_PIXELS,
};

/** What a workflow can do, from its slots. */
export function specOf(workflow: Workflow): OperationSpec {
  const { id, operation, roles, takes, typicalMs } = workflow;
  const sources = operation.startsWith('upscale') ? picture(MEGAPIXEL) : picture(4 * MEGAPIXEL);
  const params = workflow.params.flatMap((name) => {
    const known = WORKFLOW_PARAMETERS[name];
    return known === undefined ? [] : [[name, known.rule] as const];
  });
  return {
    operation,
    model: id,
    inputs: Object.fromEntries(roles.map((role) => [role, sources])),
    ...(roles.includes('mask') ? { mask: 'white-changes' } : {}),
    maxBodyBytes: MAX_BODY_BYTES,
    prompt: {
      use: takes.prompt ? needOfWords(workflow) : 'ignored',
      maxChars: PROMPT_CHARS,
      negative: takes.negative,
    },
    sizing: sizingOf(workflow),
    outputs: { mimes: ['image/png'], maxPerCall: takes.count ? MAX_PICTURES_PER_CALL : 1 },
    params: Object.fromEntries(params),
    seed: takes.seed ? 'exact' : 'none',
    mode: 'job',
    progress: 'queue',
    cancel: 'running',
    resend: 'lookup-first',
    price: { basis: 'own-gpu', usd: 0 },
    typicalMs,
    deadlineMs: TEN_MINUTES_MS,
    concurrency: CONCURRENCY,
  };
}

function picture(maxPixels: number): Limits {
  return {
    mimes: ['image/png', 'image/jpeg', 'image/webp'],
    count: [1, 1],
    minSide: 64,
    maxSide: 8192,
    maxPixels,
  };
}

/** Where there is a picture to go on, words are a help; without one they are everything. */
function needOfWords({ operation }: Workflow): 'required' | 'optional' {
  return operation === 'outpaint' || operation.startsWith('upscale') ? 'optional' : 'required';
}

function sizingOf({ takes, operation, roles }: Workflow): Sizing {
  if (takes.size) return FREE_SIZES;
  const [role = 'source'] = roles;
  return operation === 'upscale-fast'
    ? { kind: 'like', role, scale: UPSCALER_FACTOR }
    : { kind: 'like', role };
}
