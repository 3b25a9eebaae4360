import { z } from 'zod';
import { type Answer, jsonOf } from '../answer.ts';
import { type Call, type Caller, createCaller } from '../call.ts';
import { estimateBy } from '../estimate.ts';
import type { Health, HostedContext, HostedProvider, HostedSettings } from '../hosted-provider.ts';
import { type JobHandle, type JobState, RESULT_LIMITS } from '../job.ts';
import { lookUpHealth } from '../look-up-health.ts';
import type { OperationRequest } from '../operation.ts';
import { finishedState, jobIdOf, refusedState } from './answers.ts';
import { USD_PER_CREDIT } from './endpoint.ts';
import { ENDPOINTS, endpointFor, RETIRED } from './endpoints.ts';
import { objectionsTo } from './objections.ts';
import { formOf } from './requests.ts';

const DEFAULT_BASE_URL = 'https://api.stability.ai';
/** Results may not be asked for more often. */
const POLL_AFTER_MS = 10_000;
const RESULTS_KEPT_MS = 24 * 60 * 60_000;
const IN_PROGRESS = 202;
const TOO_MANY_REQUESTS = 429;
const LOCKED_OUT_MS = 60_000;

const Balance = z.object({ credits: z.number() });

/** Stability AI's `stable-image` API, v2beta. */
export function createStability({ apiKey = '', baseUrl = DEFAULT_BASE_URL }: HostedSettings): HostedProvider {
  const caller = createCaller({ headers: { authorization: `Bearer ${apiKey}` }, secrets: [apiKey] });
  return {
    version: 1,
    id: 'stability',
    name: 'Stability AI',
    retired: RETIRED,
    specs: () => ENDPOINTS.map(({ spec }) => spec),
    check: objectionsTo,
    estimate: (request) => estimateBy(endpointFor(request).spec, request),
    submit: (request, context) => submit(caller, baseUrl, request, context),
    poll: (handle, context) => poll(caller, baseUrl, handle, context),
    cancel: async () => 'unsupported',
    health: (context) => lookUpHealth(caller, context, { url: `${baseUrl}/v1/user/balance` }, healthOf),
  };
}

async function submit(
  caller: Caller,
  baseUrl: string,
  request: OperationRequest,
  context: HostedContext,
): Promise<JobState> {
  const endpoint = endpointFor(request);
  const { form, warnings } = formOf(endpoint, request);
  const answer = await caller.submit(context, {
    url: `${baseUrl}/v2beta/stable-image/${endpoint.path}`,
    ...(endpoint.spec.mode === 'sync' ? { headers: { accept: 'image/*' } } : {}),
    body: { form },
    maxBodyBytes: endpoint.spec.maxBodyBytes,
  });
  if (!answer.ok) return refusedState(caller, answer);
  if (endpoint.spec.mode === 'sync') {
    return finishedState(answer, estimateBy(endpoint.spec, request), warnings);
  }
  const handle = handleOf(jobIdOf(answer), request, warnings, context);
  await context.save(handle);
  return { state: 'queued', handle, pollAfterMs: POLL_AFTER_MS };
}

function handleOf(
  id: string,
  { operation, model }: OperationRequest,
  warnings: readonly string[],
  { key, clock }: HostedContext,
): JobHandle {
  const submittedAt = clock.now();
  return {
    provider: 'stability',
    operation,
    model,
    key,
    remote: { id, ...(warnings.length > 0 ? { warnings: warnings.join('\n') } : {}) },
    submittedAt,
    resultsUntil: submittedAt + RESULTS_KEPT_MS,
  };
}

async function poll(
  caller: Caller,
  baseUrl: string,
  handle: JobHandle,
  context: HostedContext,
): Promise<JobState> {
  const call: Call = {
    url: `${baseUrl}/v2beta/results/${encodeURIComponent(handle.remote.id ?? '')}`,
    headers: { accept: '*/*' },
    maxBytes: RESULT_LIMITS.maxBytes,
  };
  const answer = await caller.ask(context, call);
  if (answer.status === IN_PROGRESS) return { state: 'running', handle, pollAfterMs: POLL_AFTER_MS };
  if (answer.status === TOO_MANY_REQUESTS) return { state: 'running', handle, pollAfterMs: LOCKED_OUT_MS };
  if (!answer.ok) return refusedState(caller, answer);
  const { spec } = endpointFor(handle);
  const warnings = handle.remote.warnings?.split('\n') ?? [];
  return finishedState(answer, estimateBy(spec, { count: 1 }), warnings);
}

function healthOf(answer: Answer): Health {
  const credits = Balance.safeParse(jsonOf(answer)).data?.credits;
  const models = [...new Set(ENDPOINTS.map(({ spec }) => spec.model))];
  if (credits === undefined) return { ok: true, message: 'The key works.', models };
  const balance = { usd: credits * USD_PER_CREDIT, credits, basis: 'reported' } as const;
  const message = `The key works; ${credits} credits are left.`;
  return { ok: credits > 0, message, balance, models };
}
