import { z } from 'zod';
import {
  ContractViolation,
  type FakeAnswer,
  type FakeProvider,
  type FakeRequest,
  startFakeServer,
} from './fake-server.ts';
import { pictureOf, sizeOfDataUrl } from './result-picture.ts';
import { WAVESPEED_REQUESTS } from './wavespeed-contract.ts';

/** How often a task is looked at before it is done: created, processing, completed. */
const LOOKS_UNTIL_DONE = 2;
const MODERATED = 1200;

interface Task {
  model: string;
  input: Record<string, unknown>;
  looks: number;
  isModerated: boolean;
}

export interface FakeWavespeed extends FakeProvider {
  /** What tasks were given, in order. */
  inputs: { model: string; input: Record<string, unknown> }[];
  /** The next task completes, with its picture flagged. */
  flag(): void;
  /** The next task fails with a code of wavespeed.ai/docs/error-codes. */
  failTask(code: number): void;
}

/** WaveSpeed v3: tasks, their results, and the store that results are fetched from. */
export async function startFakeWavespeed(key: string): Promise<FakeWavespeed> {
  const tasks = new Map<string, Task & { flagged: boolean; code: number | null }>();
  const inputs: FakeWavespeed['inputs'] = [];
  const next = { isModerated: false, flagged: false, code: null as number | null };

  const submit = ({ path, json }: FakeRequest): FakeAnswer => {
    const model = path.slice('/api/v3/'.length);
    const input = parsed(model, json());
    const id = `task-${tasks.size + 1}`;
    server.startPaid(id);
    tasks.set(id, { model, input, looks: 0, ...next });
    inputs.push({ model, input });
    Object.assign(next, { isModerated: false, flagged: false, code: null });
    return envelope({ id, model, status: 'created', outputs: [], urls: { get: `${server.url}/` } });
  };

  const result = (id: string): FakeAnswer => {
    const task = tasks.get(id);
    if (task === undefined) return { status: 404, body: { code: 404, message: 'not found' } };
    task.looks += 1;
    const common = { id, model: task.model, outputs: [], has_nsfw_contents: [] };
    if (task.looks < LOOKS_UNTIL_DONE) return envelope({ ...common, status: 'processing' });
    const code = task.isModerated ? MODERATED : task.code;
    if (code !== null) return envelope({ ...common, status: 'failed', code, error: `Failed with ${code}.` });
    const outputs = [`${server.url}/store/${id}.jpg`];
    return envelope({ ...common, status: 'completed', outputs, has_nsfw_contents: [task.flagged] });
  };

  const server = await startFakeServer((request) => {
    const { path, method, headers } = request;
    const stored = /^\/store\/(task-\d+)\.jpg$/.exec(path)?.[1];
    if (stored !== undefined) return fetched(request, tasks.get(stored));
    if (headers.authorization !== `Bearer ${key}`) {
      return { status: 401, body: { code: 401, message: 'unauthorized' } };
    }
    const id = /^\/api\/v3\/predictions\/([\w-]+)\/result$/.exec(path)?.[1];
    if (method === 'GET' && id !== undefined) return result(id);
    if (method === 'GET' && path === '/api/v3/balance') return envelope({ balance: 12.5 });
    if (method === 'POST') return submit(request);
    throw new ContractViolation(`Unknown route ${method} ${path}.`);
  });

  return {
    server,
    inputs,
    moderate: () => {
      next.isModerated = true;
    },
    flag: () => {
      next.flagged = true;
    },
    failTask: (code) => {
      next.code = code;
    },
    expire: () => tasks.clear(),
  };
}

function envelope(data: Record<string, unknown>): FakeAnswer {
  return { body: { code: 200, message: 'success', data } };
}

function parsed(model: string, body: unknown): Record<string, unknown> {
  const schema = WAVESPEED_REQUESTS[model];
  if (schema === undefined) throw new ContractViolation(`Unknown model ${model}.`);
  const { success, error } = schema.safeParse(body);
  if (!success) throw new ContractViolation(`${model}: ${z.prettifyError(error)}`);
  return z.record(z.string(), z.unknown()).parse(body);
}

/** The store takes no key, and it must not be told it. */
async function fetched({ headers }: FakeRequest, task: Task | undefined): Promise<FakeAnswer> {
  if (headers.authorization !== undefined) throw new ContractViolation('A key was sent to the store.');
  if (task === undefined) return { status: 404, body: 'gone' };
  const { input } = task;
  const [width, height] = wantedSize(input);
  const format = z.enum(['jpeg', 'png', 'webp']).catch('jpeg').parse(input.output_format);
  return { headers: { 'content-type': `image/${format}` }, body: await pictureOf(width, height, format) };
}

const LONG_SIDES: Readonly<Record<string, number>> = { '2k': 2048, '4k': 3840, '8k': 7680 };

function wantedSize(input: Record<string, unknown>): readonly [number, number] {
  const { size, image, target_resolution } = input;
  if (typeof size === 'string') {
    const [width = 1024, height = 1024] = size.split('*').map(Number);
    return [width, height];
  }
  if (typeof image !== 'string') return [1024, 1024];
  const [width, height] = sizeOfDataUrl(image);
  if (typeof target_resolution !== 'string') return [width, height];
  const scale = (LONG_SIDES[target_resolution] ?? 0) / Math.max(width, height);
  return [Math.round(width * scale), Math.round(height * scale)];
}
