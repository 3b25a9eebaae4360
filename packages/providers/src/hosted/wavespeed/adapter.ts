import { z } from 'zod';
import { type Answer, jsonOf, unusable } from '../answer.ts';
import { type Caller, createCaller } from '../call.ts';
import { checkAgainst, specFor } from '../check.ts';
import { estimateBy } from '../estimate.ts';
import { fetchPicture } from '../fetch-picture.ts';
import { notedCost, notedSeed, noteOf } from '../handle-notes.ts';
import type { Health, HostedContext, HostedProvider, HostedSettings } from '../hosted-provider.ts';
import type { JobHandle, JobState } from '../job.ts';
import { lookUpHealth } from '../look-up-health.ts';
import type { ImageOut, OperationRequest } from '../operation.ts';
import { pollPause } from '../poll-pace.ts';
import { endOf, predictionIn, refused } from './answers.ts';
import { RETIRED, WAVESPEED_SPECS, wireOf } from './models.ts';
import { bodyOf } from './requests.ts';

const BASE_URL = 'https://api.wavespeed.ai';
const POLL_MS = 2_000;

/** WaveSpeed AI, API v3: every call is a job, results are fetched from its own store. */
export function createWavespeed({ apiKey = '', baseUrl = BASE_URL }: HostedSettings): HostedProvider {
  const caller = createCaller({ headers: { authorization: `Bearer ${apiKey}` }, secrets: [apiKey] });
  return {
    version: 1,
    id: 'wavespeed',
    name: 'WaveSpeed AI',
    retired: RETIRED,
    specs: () => WAVESPEED_SPECS,
    check: (request) => checkAgainst(WAVESPEED_SPECS, request),
    estimate,
    submit: (request, context) => submit(caller, baseUrl, request, context),
    poll: (handle, context) => poll(caller, baseUrl, handle, context),
    cancel: async () => 'unsupported',
    health: (context) => lookUpHealth(caller, context, { url: `${baseUrl}/api/v3/balance` }, healthIn),
  };
}

function estimate(request: OperationRequest) {
  const spec = specFor(WAVESPEED_SPECS, request);
  return spec ? estimateBy(spec, request) : ({ usd: null, basis: 'price-list' } as const);
}

async function submit(
  caller: Caller,
  baseUrl: string,
  request: OperationRequest,
  context: HostedContext,
): Promise<JobState> {
  const maxBodyBytes = specFor(WAVESPEED_SPECS, request)?.maxBodyBytes;
  const answer = await caller.submit(context, {
    url: `${baseUrl}/api/v3/${wireOf(request).path}`,
    body: { json: bodyOf(request) },
    ...(maxBodyBytes === undefined ? {} : { maxBodyBytes }),
  });
  if (!answer.ok) return refused(caller, answer);
  const { operation, model } = request;
  const handle: JobHandle = {
    provider: 'wavespeed',
    operation,
    model,
    key: context.key,
    remote: { id: predictionIn(answer).id, ...noteOf(request, estimate(request)) },
    submittedAt: context.clock.now(),
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
  const id = encodeURIComponent(handle.remote.id ?? '');
  const answer = await caller.ask(context, { url: `${baseUrl}/api/v3/predictions/${id}/result` });
  if (!answer.ok) throw caller.failure(answer, { accepted: 'yes' });
  const prediction = predictionIn(answer);
  const end = endOf(caller, prediction);
  if (end !== undefined) return end;
  if (prediction.status !== 'completed') {
    const pollAfterMs = pollPause(handle, context.clock.now(), POLL_MS);
    return { state: prediction.status === 'created' ? 'queued' : 'running', handle, pollAfterMs };
  }
  const outputs = prediction.outputs ?? [];
  if (outputs.length === 0) throw unusable(answer, 'WaveSpeed AI finished the task without a picture.');
  const images: ImageOut[] = [];
  for (const output of outputs) images.push(await fetchPicture(caller, output, notedSeed(handle), context));
  return { state: 'done', images, cost: notedCost(handle), warnings: [] };
}

const Balance = z.object({ data: z.object({ balance: z.number() }) });

function healthIn(answer: Answer): Health {
  const usd = Balance.safeParse(jsonOf(answer)).data?.data.balance;
  if (usd === undefined) return { ok: true, message: 'The key is accepted.' };
  const message = `The key is accepted; ${usd} USD are left.`;
  return { ok: usd > 0, message, balance: { usd, basis: 'reported' } };
}
