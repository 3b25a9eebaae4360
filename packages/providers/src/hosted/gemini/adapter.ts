import { z } from 'zod';
import { type Answer, jsonOf } from '../answer.ts';
import { type Caller, createCaller } from '../call.ts';
import { checkAgainst, specFor } from '../check.ts';
import { estimateBy } from '../estimate.ts';
import type { Health, HostedContext, HostedProvider, HostedSettings } from '../hosted-provider.ts';
import type { JobState } from '../job.ts';
import { lacking, lookUpHealth } from '../look-up-health.ts';
import type { OperationRequest } from '../operation.ts';
import type { Money } from '../spec.ts';
import { WITHOUT_JOBS } from '../without-jobs.ts';
import { failedState, stateFrom } from './answers.ts';
import { GEMINI_MODELS, GEMINI_SPECS, LARGE_TIMEOUT_MS, ORDINARY_TIMEOUT_MS, RETIRED } from './models.ts';
import { bodyOf } from './requests.ts';

const DEFAULT_BASE_URL = 'https://generativelanguage.googleapis.com';
const MODELS_PER_PAGE = 1000;

const ModelList = z.object({ models: z.array(z.object({ name: z.string() })) });

/** Google's image models through the Gemini API. */
export function createGemini({ apiKey = '', baseUrl = DEFAULT_BASE_URL }: HostedSettings): HostedProvider {
  const caller = createCaller({ headers: { 'x-goog-api-key': apiKey }, secrets: [apiKey] });
  return {
    version: 1,
    id: 'gemini',
    name: 'Google Gemini',
    retired: RETIRED,
    specs: () => GEMINI_SPECS,
    check: (request) => checkAgainst(GEMINI_SPECS, request),
    estimate,
    submit: (request, context) => submit(caller, baseUrl, request, context),
    ...WITHOUT_JOBS,
    health: (context) =>
      lookUpHealth(
        caller,
        context,
        { url: `${baseUrl}/v1beta/models?pageSize=${MODELS_PER_PAGE}` },
        healthOf,
      ),
  };
}

function estimate(request: OperationRequest): Money {
  const spec = specFor(GEMINI_SPECS, request);
  return spec ? estimateBy(spec, request) : { usd: null, basis: 'metered' };
}

async function submit(
  caller: Caller,
  baseUrl: string,
  request: OperationRequest,
  context: HostedContext,
): Promise<JobState> {
  const maxBodyBytes = specFor(GEMINI_SPECS, request)?.maxBodyBytes;
  const isLarge = request.size !== undefined && 'tier' in request.size && request.size.tier === '4K';
  const answer = await caller.submit(context, {
    url: `${baseUrl}/v1beta/models/${encodeURIComponent(request.model)}:generateContent`,
    body: { json: bodyOf(request) },
    timeoutMs: isLarge ? LARGE_TIMEOUT_MS : ORDINARY_TIMEOUT_MS,
    ...(maxBodyBytes === undefined ? {} : { maxBodyBytes }),
  });
  if (!answer.ok) return failedState(caller, answer);
  const model = GEMINI_MODELS.find(({ id }) => id === request.model);
  return stateFrom(answer, {
    usdPerOutputToken: model?.usdPerOutputToken ?? null,
    estimate: estimate(request),
  });
}

function healthOf(answer: Answer): Health {
  const listed = ModelList.safeParse(jsonOf(answer)).data?.models.map(({ name }) => name) ?? [];
  const ours = GEMINI_MODELS.map(({ id }) => id);
  const models = ours.filter((id) => listed.includes(`models/${id}`));
  if (models.length > 0) return { ok: true, message: `The key works.${lacking(ours, models)}`, models };
  return { ok: false, message: 'The key works, but none of the image models is offered to it.', models };
}
