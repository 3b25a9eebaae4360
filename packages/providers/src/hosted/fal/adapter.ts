import { type CallContext, type Caller, createCaller } from '../call.ts';
import { checkAgainst, specFor } from '../check.ts';
import { estimateBy } from '../estimate.ts';
import { fetchPicture } from '../fetch-picture.ts';
import { notedCost, notedSeed, noteOf } from '../handle-notes.ts';
import type {
  CancelOutcome,
  Health,
  HostedContext,
  HostedProvider,
  HostedSettings,
} from '../hosted-provider.ts';
import { type JobHandle, type JobState, ProviderFailed } from '../job.ts';
import type { ImageOut, OperationRequest } from '../operation.ts';
import { pollPause } from '../poll-pace.ts';
import type { Money } from '../spec.ts';
import { filesIn, queuedJob, refused, statusIn } from './answers.ts';
import { FAL_SPECS, modelFor, RETIRED } from './models.ts';
import { inputOf, queueHeaders } from './requests.ts';

const BASE_URL = 'https://queue.fal.run';
const POLL_MS = 1_500;
const RESULTS_KEPT_MS = 60 * 60_000;
const MEGAPIXEL = 1_000_000;
const UNAUTHORIZED = [401, 403];
const NO_JOB = '00000000-0000-4000-8000-000000000000';

/** fal.ai through its queue. */
export function createFal({ apiKey = '', baseUrl = BASE_URL }: HostedSettings): HostedProvider {
  const caller = createCaller({ headers: { authorization: `Key ${apiKey}` }, secrets: [apiKey] });
  return {
    version: 1,
    id: 'fal',
    name: 'fal.ai',
    retired: RETIRED,
    specs: () => FAL_SPECS,
    check: (request) => checkAgainst(FAL_SPECS, request),
    estimate,
    submit: (request, context) => submit(caller, baseUrl, request, context),
    poll: (handle, context) => poll(caller, handle, context),
    cancel: (handle, context) => cancel(caller, handle, context),
    health: (context) => health(caller, baseUrl, context),
  };
}

function estimate(request: OperationRequest): Money {
  const spec = specFor(FAL_SPECS, request);
  if (!spec) return { usd: null, basis: 'price-list' };
  const { usd, ...rest } = estimateBy(spec, request);
  const { size } = request;
  const pixels = size !== undefined && 'width' in size ? size.width * size.height : MEGAPIXEL;
  const factor = modelFor(request).isPricedByMegapixel ? Math.ceil(pixels / MEGAPIXEL) : 1;
  return { usd: usd === null ? null : wholeMicros(usd * factor), ...rest };
}

/** USD without the noise of binary fractions. */
function wholeMicros(usd: number): number {
  return Math.round(usd * 1e6) / 1e6;
}

async function submit(
  caller: Caller,
  baseUrl: string,
  request: OperationRequest,
  context: HostedContext,
): Promise<JobState> {
  const submittedAt = context.clock.now();
  const maxBodyBytes = specFor(FAL_SPECS, request)?.maxBodyBytes;
  const answer = await caller.submit(context, {
    url: `${baseUrl}/${modelFor(request).id}`,
    headers: queueHeaders(context.deadline - submittedAt),
    body: { json: inputOf(request) },
    ...(maxBodyBytes === undefined ? {} : { maxBodyBytes }),
  });
  if (!answer.ok) return refused(caller, answer, false);
  const { operation, model } = request;
  const handle: JobHandle = {
    provider: 'fal',
    operation,
    model,
    key: context.key,
    remote: { ...queuedJob(answer, new URL(baseUrl).origin), ...noteOf(request, estimate(request)) },
    submittedAt,
    resultsUntil: submittedAt + RESULTS_KEPT_MS,
  };
  await context.save(handle);
  return { state: 'queued', handle, pollAfterMs: POLL_MS };
}

async function poll(caller: Caller, handle: JobHandle, context: HostedContext): Promise<JobState> {
  const answer = await caller.ask(context, { url: handle.remote.status ?? '' });
  if (!answer.ok) throw caller.failure(answer, { accepted: 'yes' });
  const { status, queue_position } = statusIn(answer);
  if (status === 'COMPLETED') return finished(caller, handle, context);
  const pollAfterMs = pollPause(handle, context.clock.now(), POLL_MS);
  if (status === 'IN_PROGRESS') return { state: 'running', handle, pollAfterMs };
  const progress = typeof queue_position === 'number' ? { progress: { queuePosition: queue_position } } : {};
  return { state: 'queued', handle, pollAfterMs, ...progress };
}

/** Completed says only that the job has ended: its response tells how. */
async function finished(caller: Caller, handle: JobHandle, context: HostedContext): Promise<JobState> {
  const answer = await caller.ask(context, { url: handle.remote.response ?? '' });
  if (!answer.ok) return refused(caller, answer, true);
  const files = filesIn(answer);
  if (files === null) return { state: 'blocked', stage: 'output', categories: ['nsfw'], charged: 'yes' };
  const seed = files.seed ?? notedSeed(handle);
  const images: ImageOut[] = [];
  for (const url of files.urls) images.push(await fetchPicture(caller, url, seed, context));
  return { state: 'done', images, cost: notedCost(handle), warnings: [] };
}

async function cancel(caller: Caller, handle: JobHandle, context: HostedContext): Promise<CancelOutcome> {
  const answer = await caller.ask(context, { method: 'PUT', url: handle.remote.cancel ?? '' });
  return answer.ok ? 'canceled' : 'too-late';
}

/** fal tells nobody who they are for free: but about an unknown job it speaks only to those whom it knows. */
async function health(caller: Caller, baseUrl: string, context: CallContext): Promise<Health> {
  const [model] = FAL_SPECS;
  try {
    const answer = await caller.ask(context, {
      url: `${baseUrl}/${model?.model}/requests/${NO_JOB}/status`,
    });
    if (UNAUTHORIZED.includes(answer.status)) {
      return { ok: false, message: caller.failure(answer).error.message };
    }
    return { ok: true, message: 'The key is accepted.' };
  } catch (error) {
    if (error instanceof ProviderFailed) return { ok: false, message: error.message };
    throw error;
  }
}
