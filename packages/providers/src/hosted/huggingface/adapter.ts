import { type Answer, unusable } from '../answer.ts';
import { type Caller, createCaller } from '../call.ts';
import { checkAgainst, specFor } from '../check.ts';
import { estimateBy } from '../estimate.ts';
import { fetchPicture } from '../fetch-picture.ts';
import { notedCost, notedSeed, noteOf } from '../handle-notes.ts';
import type { HostedContext, HostedProvider, HostedSettings } from '../hosted-provider.ts';
import { instructionFor } from '../instruction.ts';
import { type JobHandle, type JobState, ProviderFailed } from '../job.ts';
import { lookUpHealth } from '../look-up-health.ts';
import type { ImageOut, OperationRequest } from '../operation.ts';
import { dataUrl, pictureFrom } from '../picture.ts';
import { pollPause } from '../poll-pace.ts';
import type { Money } from '../spec.ts';
import { refusedState } from './answers.ts';
import { createDirectory, type Directory, ROUTES } from './mapping.ts';
import { HUGGINGFACE_SPECS, hubModelOf } from './models.ts';
import { type HostedWork, type Route, SETTINGS, type Setting, type Standing } from './routes/route.ts';

const ROUTER_URL = 'https://router.huggingface.co';
const HUB_URL = 'https://huggingface.co';
const POLL_MS = 1_000;

interface Hub {
  caller: Caller;
  routerUrl: string;
  directory: Directory;
}

/** Hugging Face's router to the hosts of open models. */
export function createHuggingFace({ apiKey = '', baseUrl }: HostedSettings): HostedProvider {
  const caller = createCaller({ headers: { authorization: `Bearer ${apiKey}` }, secrets: [apiKey] });
  const hubUrl = baseUrl ?? HUB_URL;
  const hub: Hub = {
    caller,
    routerUrl: baseUrl ?? ROUTER_URL,
    directory: createDirectory(caller, hubUrl),
  };
  return {
    version: 1,
    id: 'huggingface',
    name: 'Hugging Face',
    retired: {},
    specs: () => HUGGINGFACE_SPECS,
    check: (request) => checkAgainst(HUGGINGFACE_SPECS, request),
    estimate,
    submit: (request, context) => submit(hub, request, context),
    poll: (handle, context) => poll(hub, handle, context),
    cancel: async () => 'unsupported',
    health: (context) =>
      lookUpHealth(caller, context, { url: `${hubUrl}/api/whoami-v2` }, () => ({
        ok: true,
        message: 'The token works.',
      })),
  };
}

function estimate(request: OperationRequest): Money {
  const spec = specFor(HUGGINGFACE_SPECS, request);
  return spec ? estimateBy(spec, request) : { usd: null, basis: 'price-list' };
}

async function submit(hub: Hub, request: OperationRequest, context: HostedContext): Promise<JobState> {
  const { hubId, task } = hubModelOf(request.model);
  const { route, providerId } = await hub.directory.serving(hubId, task, context);
  const source = request.images.find(({ role }) => role === 'source');
  const work: HostedWork = {
    providerId,
    task,
    words: instructionFor(request),
    request,
    ...(source === undefined ? {} : { source: dataUrl(source) }),
  };
  const { path, json } = route.call(work);
  const maxBodyBytes = specFor(HUGGINGFACE_SPECS, request)?.maxBodyBytes;
  const answer = await hub.caller.submit(context, {
    url: `${hub.routerUrl}${path}`,
    body: { json },
    ...(maxBodyBytes === undefined ? {} : { maxBodyBytes }),
  });
  if (!answer.ok) return refusedState(hub.caller, answer);
  const standing = route.submitted(answer);
  const handle = handleOf(work, route, standing, context);
  if (standing.state === 'queued' || standing.state === 'running') await context.save(handle);
  return stateOf(hub, handle, standing, answer, context);
}

function handleOf(
  { request, task }: Pick<HostedWork, 'request' | 'task'>,
  { host, takes }: Route,
  standing: Standing,
  { key, clock }: HostedContext,
): JobHandle {
  const { operation, model, seed } = request;
  const ignored = asked(request).filter((setting) => !takes[task].includes(setting));
  const warnings = ignored.map(
    (setting) => `The model is served by ${host}, which takes no ${setting}; it was left out.`,
  );
  return {
    provider: 'huggingface',
    operation,
    model,
    key,
    remote: {
      host,
      ...('path' in standing ? { path: standing.path } : {}),
      ...noteOf(seed === undefined || ignored.includes('seed') ? {} : { seed }, estimate(request)),
      ...(warnings.length > 0 ? { warnings: warnings.join('\n') } : {}),
    },
    submittedAt: clock.now(),
  };
}

/** The settings that not every host takes, and that the request has. */
function asked({ size, seed, params = {} }: OperationRequest): Setting[] {
  const given: Readonly<Record<Setting, unknown>> = {
    size,
    seed,
    steps: params.steps,
    guidance: params.guidance,
  };
  return SETTINGS.filter((setting) => given[setting] !== undefined);
}

async function poll(hub: Hub, handle: JobHandle, context: HostedContext): Promise<JobState> {
  const { host, path = '' } = handle.remote;
  const route = ROUTES.find((candidate) => candidate.host === host);
  if (!route?.look) throw lost(`There is no job at ${host}.`);
  let last: Answer | undefined;
  const ask = async (below: string): Promise<Answer> => {
    last = await hub.caller.ask(context, { url: `${hub.routerUrl}${below}` });
    if (!last.ok) throw new RefusedLook(last);
    return last;
  };
  try {
    const standing = await route.look(path, ask);
    return await stateOf(hub, handle, standing, last, context);
  } catch (error) {
    if (error instanceof RefusedLook) return refusedState(hub.caller, error.answer);
    throw error;
  }
}

/** Ends a look at a job: the answer has a bad status, which may be a refusal by moderation. */
class RefusedLook extends Error {
  override readonly name = 'RefusedLook';
  readonly answer: Answer;

  constructor(answer: Answer) {
    super(`status ${answer.status}`);
    this.answer = answer;
  }
}

async function stateOf(
  hub: Hub,
  handle: JobHandle,
  standing: Standing,
  answer: Answer | undefined,
  context: HostedContext,
): Promise<JobState> {
  switch (standing.state) {
    case 'queued':
    case 'running':
      return {
        state: standing.state,
        handle,
        pollAfterMs: pollPause(handle, context.clock.now(), POLL_MS),
      };
    case 'blocked':
      return { ...standing, stage: 'output', charged: 'unknown' };
    case 'failed':
      throw lost(hub.caller.clean(standing.message));
    case 'done': {
      if (standing.pictures.length === 0) {
        throw unusable(answer ?? { status: 200, headers: {} }, 'The host finished without a picture.');
      }
      const images: ImageOut[] = [];
      for (const picture of standing.pictures) {
        images.push(await pictureOf(hub, picture, standing.seed ?? notedSeed(handle), context));
      }
      const warnings = handle.remote.warnings?.split('\n') ?? [];
      return { state: 'done', images, cost: notedCost(handle), warnings };
    }
  }
}

async function pictureOf(
  { caller }: Hub,
  picture: string | Uint8Array,
  seed: number | undefined,
  context: HostedContext,
): Promise<ImageOut> {
  if (typeof picture !== 'string') return pictureFrom(picture, seed);
  return fetchPicture(caller, picture, seed, context);
}

function lost(message: string): ProviderFailed {
  return new ProviderFailed({ kind: 'internal', accepted: 'yes', charged: 'unknown', message });
}
