import { z } from 'zod';
import { type Answer, jsonOf, requestIdOf } from '../answer.ts';
import { type Caller, createCaller } from '../call.ts';
import { checkAgainst, specFor } from '../check.ts';
import { estimateBy } from '../estimate.ts';
import type { Health, HostedContext, HostedProvider, HostedSettings } from '../hosted-provider.ts';
import type { JobState } from '../job.ts';
import { lacking, lookUpHealth } from '../look-up-health.ts';
import type { ImageOut, OperationRequest } from '../operation.ts';
import { pictureFrom, pictureFromBase64 } from '../picture.ts';
import type { Money, OperationSpec } from '../spec.ts';
import { WITHOUT_JOBS } from '../without-jobs.ts';
import { costOf, type Images, imagesOf, refusedState } from './answers.ts';
import { DIALECTS, type Dialect, type DialectId } from './dialects.ts';
import { HOSTED_MODELS, ONLY_MODEL, RETIRED } from './models.ts';
import { callOf } from './requests.ts';
import { HOSTED_DEADLINE_MS, OWN_GPU_DEADLINE_MS, specsOf } from './specs.ts';

export { DIALECT_IDS, type DialectId } from './dialects.ts';

const DEFAULT_BASE_URL = 'https://api.openai.com/v1';

export interface OpenAiSettings extends HostedSettings {
  /** OpenAI's own without a base URL, and `compatible` with one. */
  dialect?: DialectId;
  /** The models that a server offers; OpenAI's own list, or whatever a server with a single model runs, when absent. */
  models?: readonly string[];
}

interface Server {
  caller: Caller;
  dialect: Dialect;
  /** Ends with `/v1`. */
  baseUrl: string;
  specs: readonly OperationSpec[];
}

/** OpenAI's images interface, and the servers that speak a dialect of it. */
export function createOpenAi(settings: OpenAiSettings): HostedProvider {
  const server = serverOf(settings);
  const { specs, dialect, baseUrl, caller } = server;
  return {
    version: 1,
    id: 'openai',
    name: dialect.id === 'openai' ? 'OpenAI' : `OpenAI-compatible server (${dialect.id})`,
    retired: retiredFor(specs),
    specs: () => specs,
    check: (request) => checkAgainst(specs, request),
    estimate: (request) => estimateOf(server, request),
    submit: (request, context) => submit(server, request, context),
    ...WITHOUT_JOBS,
    health: (context) =>
      lookUpHealth(caller, context, { url: `${baseUrl}/models` }, (answer) => healthOf(answer, specs)),
  };
}

/** Those of the retired models whose successors this server has. */
function retiredFor(specs: readonly OperationSpec[]): Record<string, string> {
  const living = new Set(specs.map(({ model }) => model));
  return Object.fromEntries(Object.entries(RETIRED).filter(([, successor]) => living.has(successor)));
}

function serverOf({ apiKey, baseUrl, dialect: id, models }: OpenAiSettings): Server {
  const isOpenAi = baseUrl === undefined || new URL(baseUrl).hostname === 'api.openai.com';
  const dialect = DIALECTS[id ?? (isOpenAi ? 'openai' : 'compatible')];
  return {
    caller: createCaller({
      headers: apiKey ? { authorization: `Bearer ${apiKey}` } : {},
      secrets: apiKey ? [apiKey] : [],
    }),
    dialect,
    baseUrl: versioned(baseUrl ?? DEFAULT_BASE_URL),
    specs: specsOf(dialect, models),
  };
}

/** People write the address with and without its last part. */
function versioned(baseUrl: string): string {
  const trimmed = baseUrl.replace(/\/+$/, '');
  return /\/v\d+$/.test(trimmed) ? trimmed : `${trimmed}/v1`;
}

function estimateOf({ specs }: Server, request: OperationRequest): Money {
  const spec = specFor(specs, request);
  return spec ? estimateBy(spec, request) : { usd: null, basis: 'metered' };
}

async function submit(server: Server, request: OperationRequest, context: HostedContext): Promise<JobState> {
  const { caller, dialect, baseUrl, specs } = server;
  const { path, body } = callOf(dialect, request);
  const maxBodyBytes = specFor(specs, request)?.maxBodyBytes;
  const answer = await caller.submit(context, {
    url: `${baseUrl}${path}`,
    body,
    timeoutMs: dialect.isOwnGpu ? OWN_GPU_DEADLINE_MS : HOSTED_DEADLINE_MS,
    ...(maxBodyBytes === undefined ? {} : { maxBodyBytes }),
  });
  if (!answer.ok) return refusedState(caller, answer);
  const parsed = imagesOf(answer);
  const images: ImageOut[] = [];
  for (const item of parsed.data)
    images.push(await pictureOf(server, item, seedOf(server, request), context));
  const prices = HOSTED_MODELS.find(({ id }) => id === request.model)?.usdPerToken ?? null;
  const cost = costOf(parsed, dialect.isOwnGpu ? null : prices, estimateOf(server, request));
  const requestId = requestIdOf(answer);
  return { state: 'done', images, cost, warnings: [], ...(requestId === undefined ? {} : { requestId }) };
}

/** Answers repeat no seeds; the one that was sent counts for the first and only picture. */
function seedOf({ dialect }: Server, { seed, count }: OperationRequest): number | undefined {
  return dialect.seed !== undefined && count === 1 ? seed : undefined;
}

async function pictureOf(
  { caller, baseUrl }: Server,
  item: Images['data'][number],
  seed: number | undefined,
  context: HostedContext,
): Promise<ImageOut> {
  if ('base64' in item) return pictureFromBase64(item.base64, seed);
  return pictureFrom(await caller.download(context, new URL(item.url, baseUrl).href), seed);
}

const ModelList = z.object({ data: z.array(z.object({ id: z.string() })) });

function healthOf(answer: Answer, specs: readonly OperationSpec[]): Health {
  const listed = ModelList.safeParse(jsonOf(answer)).data?.data.map(({ id }) => id) ?? [];
  const ours = [...new Set(specs.map(({ model }) => model))];
  const models = ours.filter((id) => id === ONLY_MODEL || listed.includes(id));
  if (models.length > 0) return { ok: true, message: `The server answers.${lacking(ours, models)}`, models };
  return { ok: false, message: `The server answers, but offers none of ${ours.join(', ')}.`, models };
}
