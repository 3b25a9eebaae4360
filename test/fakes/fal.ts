import { z } from 'zod';
import {
  ContractViolation,
  type FakeAnswer,
  type FakeProvider,
  type FakeRequest,
  startFakeServer,
} from './fake-server.ts';
import { FAL_INPUTS } from './fal-contract.ts';
import { pictureOf, sizeOfDataUrl } from './result-picture.ts';

/** In the queue, in progress, completed. */
const LOOKS_UNTIL_DONE = 3;
const ACCEPTED = 202;

type Input = Record<string, unknown>;
/** How a job ends that makes no picture that may be seen. */
type End = 'policy' | 'flagged' | 'too-late' | null;

interface Job {
  model: string;
  input: Input;
  looks: number;
  end: End;
}

export interface FakeFal extends FakeProvider {
  /** What jobs were given, and what the queue was told about them, in order. */
  inputs: { model: string; input: Input; headers: FakeRequest['headers'] }[];
  /** The next job ends so. */
  endWith(end: End): void;
  /** The next job's addresses are on another server. */
  pointElsewhere(): void;
}

/** fal's queue, and the store that its files are fetched from. */
export async function startFakeFal(key: string): Promise<FakeFal> {
  const jobs = new Map<string, Job>();
  const inputs: FakeFal['inputs'] = [];
  let nextEnd: End = null;
  let nextHost: string | null = null;

  const submit = ({ path, json, headers }: FakeRequest): FakeAnswer => {
    const model = path.slice(1);
    const input = parsed(model, json());
    checkHeaders(headers);
    const id = `9b1deb4d-3b7d-4bad-9bdd-${String(jobs.size + 1).padStart(12, '0')}`;
    server.startPaid(id);
    jobs.set(id, { model, input, looks: 0, end: nextEnd });
    inputs.push({ model, input, headers });
    const base = `${nextHost ?? server.url}/${model}/requests/${id}`;
    nextEnd = null;
    nextHost = null;
    return {
      body: {
        request_id: id,
        status_url: `${base}/status`,
        response_url: base,
        cancel_url: `${base}/cancel`,
        queue_position: 0,
      },
    };
  };

  const aboutJob = (method: string, id: string, what: string | undefined): FakeAnswer => {
    const job = jobs.get(id);
    if (job === undefined) return { status: 404, body: { detail: 'Request not found' } };
    if (method === 'PUT' && what === 'cancel') return cancel(job);
    if (method !== 'GET') throw new ContractViolation(`Unknown route ${method} of a job.`);
    return what === 'status' ? status(job) : response(job, `${server.url}/files/${id}`);
  };

  const server = await startFakeServer((request) => {
    const { method, path, headers } = request;
    const file = /^\/files\/([\w-]+)\.\w+$/.exec(path)?.[1];
    if (file !== undefined) return fetched(request, jobs.get(file));
    if (headers.authorization !== `Key ${key}`) return { status: 401, body: { detail: 'Unauthorized' } };
    const [, id, what] = /\/requests\/([\w-]+)(?:\/(status|cancel))?$/.exec(path) ?? [];
    if (id !== undefined) return aboutJob(method, id, what);
    if (method === 'POST') return submit(request);
    throw new ContractViolation(`Unknown route ${method} ${path}.`);
  });

  return {
    server,
    inputs,
    moderate: () => {
      nextEnd = 'policy';
    },
    endWith: (end) => {
      nextEnd = end;
    },
    pointElsewhere: () => {
      nextHost = 'https://queue.fal.example';
    },
    expire: () => jobs.clear(),
  };
}

function parsed(model: string, body: unknown): Input {
  const schema = FAL_INPUTS[model];
  if (schema === undefined) throw new ContractViolation(`Unknown model ${model}.`);
  const { success, error } = schema.safeParse(body);
  if (!success) throw new ContractViolation(`${model}: ${z.prettifyError(error)}`);
  return z.record(z.string(), z.unknown()).parse(body);
}

const Lifecycle = z.strictObject({ expiration_duration_seconds: z.int().min(1) });

function checkHeaders(headers: FakeRequest['headers']): void {
  const lifecycle = headers['x-fal-object-lifecycle-preference'];
  if (lifecycle !== undefined) Lifecycle.parse(JSON.parse(lifecycle));
  const timeout = headers['x-fal-request-timeout'];
  if (timeout !== undefined) z.coerce.number().positive().parse(timeout);
}

/** 202 until the job has ended, however it has. */
function status(job: Job): FakeAnswer {
  job.looks += 1;
  if (job.looks >= LOOKS_UNTIL_DONE) return { body: { status: 'COMPLETED' } };
  const body =
    job.looks === 1 ? { status: 'IN_QUEUE', queue_position: 2 } : { status: 'IN_PROGRESS', logs: null };
  return { status: ACCEPTED, body };
}

function response({ model, input, end }: Job, address: string): FakeAnswer {
  const complaint = { loc: ['body', 'prompt'], msg: 'Not allowed.', type: 'content_policy_violation' };
  if (end === 'policy') return { status: 422, body: { detail: [complaint] } };
  if (end === 'too-late') {
    return { status: 504, headers: { 'x-fal-request-timeout-type': 'user' }, body: { detail: 'Timed out' } };
  }
  const format = input.output_format === 'jpeg' ? 'jpeg' : 'png';
  const file = { url: `${address}.${format}`, content_type: `image/${format}` };
  if (model.includes('kolors')) return { body: { image: file } };
  const count = Number(input.num_images ?? input.num_samples ?? 1);
  const images = Array.from({ length: count }, () => file);
  if (!model.includes('flux')) return { body: { images } };
  return { body: { images, seed: input.seed ?? 7, has_nsfw_concepts: images.map(() => end === 'flagged') } };
}

function cancel(job: Job): FakeAnswer {
  if (job.looks >= LOOKS_UNTIL_DONE) return { status: 400, body: { status: 'ALREADY_COMPLETED' } };
  return { status: ACCEPTED, body: { status: 'CANCELLATION_REQUESTED' } };
}

const Size = z.object({ width: z.number(), height: z.number() });

async function fetched({ headers }: FakeRequest, job: Job | undefined): Promise<FakeAnswer> {
  if (headers.authorization !== undefined) throw new ContractViolation('A key was sent to the store.');
  if (job === undefined) return { status: 404, body: 'gone' };
  const { input } = job;
  const person = [input.model_image, input.human_image_url].find((value) => typeof value === 'string');
  const size = Size.catch({ width: 1024, height: 768 }).parse(input.image_size);
  const [width, height] = typeof person === 'string' ? sizeOfDataUrl(person) : [size.width, size.height];
  return { body: await pictureOf(width, height, input.output_format === 'jpeg' ? 'jpeg' : 'png') };
}
