import { PictureRefused, TryOnAborted, UndecodableImage } from '@atelier/engine/refusals';
import {
  checkAgainst,
  type ErrorKind,
  estimateBy,
  type Health,
  type HostedContext,
  type HostedProvider,
  type ImageIn,
  type ImageOut,
  type JobState,
  type Objection,
  type OperationRequest,
  ProviderFailed,
  type Role,
  readPictureHeader,
  specFor,
} from '../hosted/index.ts';
import { WITHOUT_JOBS } from '../hosted/without-jobs.ts';
import { type PictureProvider, ProviderUnavailable, type StudioRequest } from '../provider.ts';
import { LOCAL, LOCAL_SPECS } from './local-specs.ts';

/** The part of the engine that does what providers do. */
export type StudioEngine = Pick<PictureProvider, 'studio'>;

/** A black pixel: enough to see whether the engine's process answers. */
const PROBE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);
const NO_WORK: Objection = {
  field: 'work',
  rule: 'required',
  message: 'The engine needs the work as it was ordered.',
};
const ROLE_OF: Partial<Record<Role, keyof StudioRequest['images']>> = {
  source: 'image',
  mask: 'mask',
  background: 'background',
  light: 'lighting',
  style: 'style',
};

/** The engine of this machine as one of those who can be asked for pictures: it answers at once, and for nothing. */
export function createLocalAdapter(engine: StudioEngine): HostedProvider {
  return {
    version: 1,
    id: LOCAL,
    name: 'The local engine',
    retired: {},
    specs: () => LOCAL_SPECS,
    check,
    estimate,
    submit: (request, context) => submit(engine, request, context),
    ...WITHOUT_JOBS,
    health: (context) => health(engine, context),
  };
}

function check(request: OperationRequest): Objection[] {
  return [...checkAgainst(LOCAL_SPECS, request), ...(request.work === undefined ? [NO_WORK] : [])];
}

function estimate(request: OperationRequest) {
  const spec = specFor(LOCAL_SPECS, request);
  return spec ? estimateBy(spec, request) : ({ usd: null, basis: 'own-gpu' } as const);
}

async function submit(
  engine: StudioEngine,
  request: OperationRequest,
  context: Pick<HostedContext, 'signal' | 'deadline' | 'clock'>,
): Promise<JobState> {
  const { work } = request;
  if (work === undefined) throw failed('invalid', NO_WORK.message);
  const images = Object.fromEntries(request.images.flatMap(imageFor));
  const result = await inTime(context, (signal) => engine.studio({ work, images }, { signal }));
  return {
    state: 'done',
    images: result.pictures.map(pictureOf),
    cost: estimate(request),
    warnings: result.warnings,
  };
}

function imageFor({ role, bytes }: ImageIn): [keyof StudioRequest['images'], Uint8Array][] {
  const name = ROLE_OF[role];
  return name === undefined ? [] : [[name, bytes]];
}

function pictureOf({ bytes, metadata }: { bytes: Uint8Array; metadata: Record<string, unknown> }): ImageOut {
  const header = readPictureHeader(bytes);
  if (header === null) throw failed('bad-output', 'The engine gave no picture.');
  const { seed } = metadata;
  return { bytes, ...header, ...(typeof seed === 'number' ? { seed } : {}), facts: metadata };
}

/** @throws ProviderFailed, the signal's reason, and whatever is a defect */
async function inTime<T>(
  { signal, deadline, clock }: Pick<HostedContext, 'signal' | 'deadline' | 'clock'>,
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const limit = AbortSignal.timeout(Math.max(0, deadline - clock.now()));
  try {
    return await call(AbortSignal.any([signal, limit]));
  } catch (error) {
    signal.throwIfAborted();
    if (limit.aborted) throw failed('timeout', 'The work took too long.', error);
    if (isRefusal(error)) throw failed('invalid', error.message, error);
    if (error instanceof ProviderUnavailable)
      throw failed('unavailable', 'The engine was interrupted.', error);
    throw error;
  }
}

function isRefusal(error: unknown): error is Error {
  return (
    error instanceof PictureRefused || error instanceof UndecodableImage || error instanceof TryOnAborted
  );
}

/** Nothing of the engine's is ever charged. */
function failed(kind: ErrorKind, message: string, cause?: unknown): ProviderFailed {
  return new ProviderFailed({ kind, accepted: 'no', charged: 'no', message }, { cause });
}

async function health(
  engine: StudioEngine,
  context: Pick<HostedContext, 'signal' | 'deadline' | 'clock'>,
): Promise<Health> {
  const probe = { work: { kind: 'adapt', format: 'png' }, images: { image: PROBE } } as const;
  try {
    await inTime(context, (signal) => engine.studio(probe, { signal }));
    return { ok: true, message: 'The engine answers.' };
  } catch (error) {
    if (error instanceof ProviderFailed) return { ok: false, message: error.error.message };
    throw error;
  }
}
