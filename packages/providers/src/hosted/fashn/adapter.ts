import { z } from 'zod';
import { type Answer, jsonOf, unusable } from '../answer.ts';
import { type CallContext, type Caller, createCaller } from '../call.ts';
import { checkAgainst, specFor } from '../check.ts';
import { estimateBy } from '../estimate.ts';
import { fetchPicture } from '../fetch-picture.ts';
import { notedCost, notedSeed, noteOf } from '../handle-notes.ts';
import type { Health, HostedContext, HostedProvider, HostedSettings, Objection } from '../hosted-provider.ts';
import { type JobHandle, type JobState, type ProviderFailed, RESULT_LIMITS } from '../job.ts';
import { lookUpHealth } from '../look-up-health.ts';
import type { ImageOut, OperationRequest } from '../operation.ts';
import { pollPause } from '../poll-pace.ts';
import type { Money } from '../spec.ts';
import { endOf, failureIn, jobIdIn, reportedCost, statusIn } from './answers.ts';
import { usdOf } from './model.ts';
import { FASHN_SPECS, modelFor, RETIRED } from './models.ts';
import { runOf } from './requests.ts';

const BASE_URL = 'https://api.fashn.ai/v1';
const POLL_MS = 2_000;
/** Results inside answers are forgotten after an hour. */
const RESULTS_KEPT_MS = 60 * 60_000;
/** As base64, which is a third longer. */
const STATUS_MAX_BYTES = Math.ceil(RESULT_LIMITS.maxBytes * 1.34);
const STATUS_TIMEOUT_MS = 60_000;
const NOT_FOUND = 404;

/** FASHN, API v1: products on people, and what belongs to it. */
export function createFashn({ apiKey = '', baseUrl = BASE_URL }: HostedSettings): HostedProvider {
  const caller = createCaller({ headers: { authorization: `Bearer ${apiKey}` }, secrets: [apiKey] });
  return {
    version: 1,
    id: 'fashn',
    name: 'FASHN',
    retired: RETIRED,
    specs: () => FASHN_SPECS,
    check: objectionsTo,
    estimate,
    submit: (request, context) => submit(caller, baseUrl, request, context),
    poll: (handle, context) => poll(caller, baseUrl, handle, context),
    cancel: async () => 'unsupported',
    health: (context) => lookUpHealth(caller, context, { url: `${baseUrl}/credits` }, healthIn),
  };
}

function estimate(request: OperationRequest): Money {
  const spec = specFor(FASHN_SPECS, request);
  if (!spec) return { usd: null, basis: 'price-list' };
  const listed = estimateBy(spec, request);
  const showsFace = request.images.some(({ role }) => role === 'face');
  const extra = showsFace ? (modelFor(request).faceCredits ?? 0) * request.count : 0;
  return { ...listed, usd: (listed.usd ?? 0) + usdOf(extra), credits: (listed.credits ?? 0) + extra };
}

function objectionsTo(request: OperationRequest): readonly Objection[] {
  const shows = (role: string) => request.images.some((image) => image.role === role);
  const message = 'A person and a pose cannot be shown at once: the person has one.';
  const both = { field: 'person,pose', rule: 'notBoth', message };
  const known = checkAgainst(FASHN_SPECS, request);
  return shows('person') && shows('pose') ? [...known, both] : known;
}

async function submit(
  caller: Caller,
  baseUrl: string,
  request: OperationRequest,
  context: HostedContext,
): Promise<JobState> {
  const maxBodyBytes = specFor(FASHN_SPECS, request)?.maxBodyBytes;
  const answer = await caller.submit(context, {
    url: `${baseUrl}/run`,
    body: { json: runOf(request) },
    ...(maxBodyBytes === undefined ? {} : { maxBodyBytes }),
  });
  if (!answer.ok) throw failureIn(caller, answer);
  const { operation, model } = request;
  const submittedAt = context.clock.now();
  const handle: JobHandle = {
    provider: 'fashn',
    operation,
    model,
    key: context.key,
    remote: { id: jobIdIn(answer), ...noteOf(request, estimate(request)) },
    submittedAt,
    resultsUntil: submittedAt + RESULTS_KEPT_MS,
  };
  await context.save(handle);
  return { state: 'queued', handle, pollAfterMs: POLL_MS };
}

async function poll(
  caller: Caller,
  baseUrl: string,
  handle: JobHandle,
  context: HostedContext,
): Promise<JobState> {
  const answer = await caller.ask(context, {
    url: `${baseUrl}/status/${encodeURIComponent(handle.remote.id ?? '')}`,
    maxBytes: STATUS_MAX_BYTES,
    timeoutMs: STATUS_TIMEOUT_MS,
  });
  if (!answer.ok) throw lostJob(caller, answer);
  const status = statusIn(answer);
  const end = endOf(caller, status);
  if (end !== undefined) return end;
  if (status.status !== 'completed') {
    const isWaiting = status.status === 'starting' || status.status === 'in_queue';
    const pollAfterMs = pollPause(handle, context.clock.now(), POLL_MS);
    return { state: isWaiting ? 'queued' : 'running', handle, pollAfterMs };
  }
  const images = await picturesIn(caller, answer, status.output ?? [], handle, context);
  return { state: 'done', images, cost: reportedCost(answer) ?? notedCost(handle), warnings: [] };
}

function lostJob(caller: Caller, answer: Answer): ProviderFailed {
  if (answer.status !== NOT_FOUND) return caller.failure(answer, { accepted: 'yes' });
  return caller.failure(answer, { accepted: 'yes', message: 'FASHN no longer has the job.' });
}

async function picturesIn(
  caller: Caller,
  answer: Answer,
  output: readonly string[],
  handle: JobHandle,
  context: CallContext,
): Promise<ImageOut[]> {
  if (output.length === 0) throw unusable(answer, 'FASHN finished the job without a picture.');
  const images: ImageOut[] = [];
  for (const text of output) images.push(await fetchPicture(caller, text, notedSeed(handle), context));
  return images;
}

const Credits = z.object({ credits: z.object({ total: z.number() }) });

function healthIn(answer: Answer): Health {
  const credits = Credits.safeParse(jsonOf(answer)).data?.credits.total;
  if (credits === undefined) return { ok: true, message: 'The key is accepted.' };
  const message = `The key is accepted; ${credits} credits are left.`;
  return { ok: credits > 0, message, balance: { usd: null, credits, basis: 'reported' } };
}
