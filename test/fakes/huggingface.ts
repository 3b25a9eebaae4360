import { z } from 'zod';
import {
  ContractViolation,
  type FakeAnswer,
  type FakeProvider,
  type FakeRequest,
  startFakeServer,
} from './fake-server.ts';
import { HOST_CONTRACTS, type HostName, type Task } from './huggingface-contract.ts';
import { pictureOf } from './result-picture.ts';

/** How often a job is looked at before it is done. */
const LOOKS_UNTIL_DONE = 2;
const PROVIDER_ID = 'vendor/the-model';
const FAL_SEED = 4242;

export interface FakeHuggingFace extends FakeProvider {
  /** What hosts were given, in order. */
  works: { host: HostName; task: Task; body: unknown }[];
  /** The hosts that the Hub says serve every model. */
  servedBy: HostName[];
  /** How the Hub tells it: by name, or as a list. */
  mappingShape: 'named' | 'list';
  /** How often the Hub was asked. */
  lookUps: number;
  /** The next job fails at its host. */
  failJob(): void;
}

interface Job {
  looks: number;
  isModerated: boolean;
  hasFailed: boolean;
}

/** The Hub, the router with its hosts, and the store that results are fetched from, at one address. */
export async function startFakeHuggingFace(key: string): Promise<FakeHuggingFace> {
  const jobs = new Map<string, Job>();
  const next = { isModerated: false, hasFailed: false };

  const server = await startFakeServer((request) => {
    const { method, path, headers } = request;
    if (path.startsWith('/store/')) return fetched(headers);
    if (headers.authorization !== `Bearer ${key}`) return { status: 401, body: { error: 'Invalid token' } };
    if (method === 'GET') return lookedAt(path, request.query);
    return submitted(request);
  });

  const lookedAt = (path: string, query: URLSearchParams): FakeAnswer => {
    if (path === '/api/whoami-v2') return { body: { name: 'somebody' } };
    const model = /^\/api\/models\/(.+)$/.exec(path)?.[1];
    if (model !== undefined) return mapping(model, query);
    const match = JOB_PATHS.exec(path);
    const job = jobs.get(match?.groups?.id ?? '');
    if (!match?.groups || !job) return { status: 404, body: { error: 'not found' } };
    const isStatus = path.endsWith('/status');
    const isDone = isStatus || !path.startsWith('/fal-ai') ? ++job.looks >= LOOKS_UNTIL_DONE : true;
    return standing(path, match.groups.id ?? '', job, isDone, isStatus);
  };

  const mapping = (model: string, query: URLSearchParams): FakeAnswer => {
    if (!query.has('expand[]', 'inferenceProviderMapping'))
      throw new ContractViolation('Nothing is expanded.');
    fake.lookUps += 1;
    const task: Task = /edit|kontext/i.test(model) ? 'image-to-image' : 'text-to-image';
    const entry = { providerId: PROVIDER_ID, status: 'live', task };
    const hosts = fake.servedBy.map((provider) => ({ ...entry, provider }));
    const named = Object.fromEntries(fake.servedBy.map((provider) => [provider, entry]));
    return { body: { id: model, inferenceProviderMapping: fake.mappingShape === 'list' ? hosts : named } };
  };

  const submitted = async (request: FakeRequest): Promise<FakeAnswer> => {
    const { host, body, task } = read(request);
    server.startPaid(host);
    fake.works.push({ host, task, body });
    const job: Job = { looks: 0, ...next };
    Object.assign(next, { isModerated: false, hasFailed: false });
    const id = `job-${jobs.size + 1}`;
    if (host === 'together' || host === 'hf-inference') return atOnce(host, job);
    jobs.set(id, job);
    if (host === 'fal-ai') {
      if (request.query.get('_subdomain') !== 'queue') throw new ContractViolation('fal wants its queue.');
      return { body: { request_id: id, response_url: `https://queue.fal.run/vendor/requests/${id}` } };
    }
    return standing(`/${host}`, id, job, false, false);
  };

  const standing = (path: string, id: string, job: Job, isDone: boolean, isStatus: boolean): FakeAnswer => {
    const url = `${server.url}/store/${id}.png`;
    if (path.startsWith('/fal-ai')) return falStanding(job, url, isDone, isStatus);
    return path.startsWith('/wavespeed')
      ? wavespeedStanding(job, id, url, isDone)
      : replicateStanding(job, id, url, isDone);
  };

  const fake: FakeHuggingFace = {
    server,
    works: [],
    servedBy: ['hf-inference', 'fal-ai'],
    mappingShape: 'named',
    lookUps: 0,
    moderate: () => {
      next.isModerated = true;
    },
    failJob: () => {
      next.hasFailed = true;
    },
    expire: () => jobs.clear(),
  };
  return fake;
}

const JOB_PATHS =
  /^\/(fal-ai\/vendor\/requests|wavespeed\/api\/v3\/predictions|replicate\/v1\/predictions)\/(?<id>[\w-]+)(\/status|\/result)?$/;

const SUBMISSIONS: readonly (readonly [HostName, RegExp])[] = [
  ['fal-ai', new RegExp(`^/fal-ai/${PROVIDER_ID}$`)],
  ['wavespeed', new RegExp(`^/wavespeed/api/v3/${PROVIDER_ID}$`)],
  ['replicate', new RegExp(`^/replicate/v1/models/${PROVIDER_ID}/predictions$`)],
  ['together', /^\/together\/v1\/images\/generations$/],
  ['hf-inference', new RegExp(`^/hf-inference/models/${PROVIDER_ID}$`)],
];

/** The host, and what it is sent. @throws ContractViolation */
function read(request: FakeRequest): { host: HostName; task: Task; body: unknown } {
  const host = SUBMISSIONS.find(([, route]) => route.test(request.path))?.[0];
  if (host === undefined) throw new ContractViolation(`Unknown route POST ${request.path}.`);
  const body = request.json();
  const task: Task = /data:image|"prompt":.*"inputs"|"inputs":"[A-Za-z0-9+/]{200,}/.test(JSON.stringify(body))
    ? 'image-to-image'
    : 'text-to-image';
  const { success, error } = HOST_CONTRACTS[host][task].safeParse(body);
  if (!success) throw new ContractViolation(`${host}: ${z.prettifyError(error)}`);
  return { host, task, body };
}

async function atOnce(host: HostName, { isModerated, hasFailed }: Job): Promise<FakeAnswer> {
  if (isModerated)
    return { status: 422, body: { detail: [{ type: 'content_policy_violation', msg: 'No.' }] } };
  if (hasFailed) return { status: 503, body: { error: 'Model is loading', estimated_time: 20 } };
  const picture = await pictureOf(64, 64, 'png');
  if (host === 'hf-inference') return { headers: { 'content-type': 'image/png' }, body: picture };
  return { body: { data: [{ b64_json: picture.toString('base64') }] } };
}

function falStanding(job: Job, url: string, isDone: boolean, isStatus: boolean): FakeAnswer {
  if (isStatus) return { status: isDone ? 200 : 202, body: { status: isDone ? 'COMPLETED' : 'IN_QUEUE' } };
  if (job.hasFailed) return { status: 500, body: { detail: 'The model crashed.' } };
  if (job.isModerated) {
    return { status: 422, body: { detail: [{ type: 'content_policy_violation', msg: 'No.' }] } };
  }
  return { body: { images: [{ url }], seed: FAL_SEED, has_nsfw_concepts: [false] } };
}

function wavespeedStanding(job: Job, id: string, url: string, isDone: boolean): FakeAnswer {
  const data = { id, outputs: [], urls: { get: `https://api.wavespeed.ai/api/v3/predictions/${id}/result` } };
  if (!isDone) return { body: { code: 200, data: { ...data, status: 'created' } } };
  if (job.isModerated) return { body: { code: 200, data: { ...data, status: 'failed', code: 1200 } } };
  if (job.hasFailed)
    return { body: { code: 200, data: { ...data, status: 'failed', error: 'It crashed.' } } };
  return { body: { code: 200, data: { ...data, status: 'completed', outputs: [url] } } };
}

function replicateStanding(job: Job, id: string, url: string, isDone: boolean): FakeAnswer {
  if (!isDone) return { status: 201, body: { id, status: 'starting', error: null } };
  if (job.isModerated) return { body: { id, status: 'failed', error: 'NSFW content detected.' } };
  if (job.hasFailed) return { body: { id, status: 'failed', error: 'It crashed.' } };
  return { body: { id, status: 'succeeded', output: [url], error: null } };
}

/** The stores of hosts take no key, and must not be told it. */
async function fetched(headers: FakeRequest['headers']): Promise<FakeAnswer> {
  if (headers.authorization !== undefined) throw new ContractViolation('A key was sent to the store.');
  return { headers: { 'content-type': 'image/png' }, body: await pictureOf(64, 64, 'png') };
}
