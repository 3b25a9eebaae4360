import type { CallContext } from '../call.ts';
import { createCaller } from '../call.ts';
import { checkAgainst, specFor } from '../check.ts';
import { estimateBy } from '../estimate.ts';
import { notedCost, notedSeed, noteOf } from '../handle-notes.ts';
import type { CancelOutcome, HostedContext, HostedProvider, HostedSettings } from '../hosted-provider.ts';
import { type JobHandle, type JobState, ProviderFailed } from '../job.ts';
import type { ImageOut, OperationRequest, Tri } from '../operation.ts';
import { pictureFrom } from '../picture.ts';
import { pollPause } from '../poll-pace.ts';
import type { Money } from '../spec.ts';
import { endOf, failureIn, filesOf, jobIdIn } from './answers.ts';
import { healthOf } from './health.ts';
import {
  type ComfyuiServer,
  fileFor,
  type HistoryEntry,
  historyOf,
  queuePlace,
  upload,
  view,
} from './server.ts';
import { requestSlots, seedOf } from './slots.ts';
import { specOf } from './specs.ts';
import { fill, type Slots, type Workflow } from './workflow.ts';
import { WORKFLOWS } from './workflows.ts';

export { workflowsWith } from './own-workflows.ts';

const BASE_URL = 'http://127.0.0.1:8188';
const POLL_MS = 1_000;
const FREE: Money = { usd: 0, basis: 'own-gpu' };

export interface ComfyuiSettings extends HostedSettings {
  /** Instead of those that come with the product; see `readWorkflow`. */
  workflows?: readonly Workflow[];
}

/** What the functions below need of an adapter. */
interface Comfyui extends ComfyuiServer {
  workflows: readonly Workflow[];
}

/** A ComfyUI server of the operator's. Jobs run under our own ids, so a lost answer is found again. */
export function createComfyui(settings: ComfyuiSettings): HostedProvider {
  const { apiKey = '', baseUrl = BASE_URL, workflows = WORKFLOWS } = settings;
  // The server itself knows no keys; the proxy that an operator puts in front of it may.
  const headers: Record<string, string> = apiKey === '' ? {} : { authorization: `Bearer ${apiKey}` };
  const comfyui = { caller: createCaller({ headers, secrets: [apiKey] }), baseUrl, workflows };
  const specs = workflows.map(specOf);
  return {
    version: 1,
    id: 'comfyui',
    name: 'ComfyUI',
    retired: {},
    specs: () => specs,
    check: (request) => checkAgainst(specs, request),
    estimate: (request) => {
      const spec = specFor(specs, request);
      return spec ? estimateBy(spec, request) : FREE;
    },
    submit: (request, context) => submit(comfyui, request, context),
    poll: (handle, context) => poll(comfyui, handle, context),
    cancel: (handle, context) => cancel(comfyui, handle, context),
    lookUp: (request, context) => lookUp(comfyui, request, context),
    health: (context) => healthOf(comfyui, workflows, context),
  };
}

async function submit(
  comfyui: Comfyui,
  request: OperationRequest,
  context: HostedContext,
): Promise<JobState> {
  const workflow = workflowFor(comfyui.workflows, request);
  const slots = await beforeWork(async () => ({
    ...requestSlots(workflow, request, context.key),
    ...(await fileSlots(comfyui, workflow, context)),
    ...(await pictureSlots(comfyui, request, context)),
  }));
  const answer = await comfyui.caller.submit(context, {
    url: `${comfyui.baseUrl}/prompt`,
    body: { json: { prompt: fill(workflow, slots), client_id: 'atelier', prompt_id: context.key } },
  });
  if (!answer.ok) throw failureIn(comfyui.caller, answer);
  const seed = seedOf(request, context.key);
  const handle = handleOf(jobIdIn(answer), request, noteOf({ seed }, FREE), context);
  await context.save(handle);
  return { state: 'queued', handle, pollAfterMs: POLL_MS };
}

/** Whatever fails in here, no work was taken on. */
async function beforeWork<T>(prepare: () => Promise<T>): Promise<T> {
  try {
    return await prepare();
  } catch (error) {
    if (!(error instanceof ProviderFailed)) throw error;
    throw new ProviderFailed({ ...error.error, accepted: 'no', charged: 'no' }, { cause: error });
  }
}

function workflowFor(
  workflows: readonly Workflow[],
  { operation, model }: Pick<OperationRequest, 'operation' | 'model'>,
): Workflow {
  const found = workflows.find((workflow) => workflow.id === model && workflow.operation === operation);
  if (found) return found;
  throw new RangeError(`Expected a workflow that does ${operation} but received ${model}.`);
}

async function fileSlots(comfyui: Comfyui, { files }: Workflow, context: CallContext): Promise<Slots> {
  const slots: Record<string, string> = {};
  for (const [slot, file] of Object.entries(files)) slots[slot] = await fileFor(comfyui, file, context);
  return slots;
}

async function pictureSlots(
  comfyui: Comfyui,
  { images }: OperationRequest,
  context: HostedContext,
): Promise<Slots> {
  const slots: Record<string, string> = {};
  for (const image of images) slots[`$${image.role}`] = await upload(comfyui, image, context);
  return slots;
}

function handleOf(
  id: string,
  { operation, model }: Pick<OperationRequest, 'operation' | 'model'>,
  notes: Readonly<Record<string, string>>,
  { key, clock }: HostedContext,
): JobHandle {
  const remote = { id, ...notes };
  return { provider: 'comfyui', operation, model, key, remote, submittedAt: clock.now() };
}

async function poll(comfyui: Comfyui, handle: JobHandle, context: HostedContext): Promise<JobState> {
  const id = handle.remote.id ?? '';
  const entry = await historyOf(comfyui, id, context);
  if (entry !== undefined) return ended(comfyui, entry, handle, context);
  const place = await queuePlace(comfyui, id, context);
  if (place === undefined) return unqueued(comfyui, handle, context);
  const pollAfterMs = pollPause(handle, context.clock.now(), POLL_MS);
  if (place < 0) return { state: 'running', handle, pollAfterMs };
  return { state: 'queued', handle, pollAfterMs, progress: { queuePosition: place } };
}

/** Between two looks a job may have left the queue for the history; a server that was restarted knows of neither. */
async function unqueued(comfyui: Comfyui, handle: JobHandle, context: HostedContext): Promise<JobState> {
  const entry = await historyOf(comfyui, handle.remote.id ?? '', context);
  if (entry !== undefined) return ended(comfyui, entry, handle, context);
  const message = 'ComfyUI no longer knows the job; was it restarted?';
  return { state: 'failed', error: { kind: 'not-found', accepted: 'yes', charged: 'no', message } };
}

async function ended(
  comfyui: Comfyui,
  entry: HistoryEntry,
  handle: JobHandle,
  context: CallContext,
): Promise<JobState> {
  const end = endOf(comfyui.caller, entry);
  if (end !== undefined) return end;
  const images: ImageOut[] = [];
  for (const file of filesOf(entry))
    images.push(pictureFrom(await view(comfyui, file, context), notedSeed(handle)));
  if (images.length > 0) return { state: 'done', images, cost: notedCost(handle), warnings: [] };
  const message = 'The workflow ended without a picture.';
  throw new ProviderFailed({ kind: 'bad-output', accepted: 'yes', charged: 'no', message });
}

/** An interruption without an id would stop whatever runs, so it is sent only while the job does. */
async function cancel(comfyui: Comfyui, handle: JobHandle, context: HostedContext): Promise<CancelOutcome> {
  const { caller, baseUrl } = comfyui;
  const id = handle.remote.id ?? '';
  const place = await queuePlace(comfyui, id, context);
  if (place === undefined) return 'too-late';
  const call =
    place < 0
      ? { url: `${baseUrl}/interrupt`, body: { json: { prompt_id: id } } }
      : { url: `${baseUrl}/queue`, body: { json: { delete: [id] } } };
  const answer = await caller.ask(context, { method: 'POST', ...call });
  return answer.ok ? 'canceled' : 'too-late';
}

async function lookUp(
  comfyui: Comfyui,
  request: Pick<OperationRequest, 'operation' | 'model'>,
  context: HostedContext,
): Promise<{ arrived: Tri; handle?: JobHandle }> {
  const { key } = context;
  const isKnown = async () =>
    (await historyOf(comfyui, key, context)) !== undefined ||
    (await queuePlace(comfyui, key, context)) !== undefined ||
    (await historyOf(comfyui, key, context)) !== undefined;
  if (!(await isKnown())) return { arrived: 'no' };
  return { arrived: 'yes', handle: handleOf(key, request, noteOf({}, FREE), context) };
}
