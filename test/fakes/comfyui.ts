import { readPictureHeader } from '@atelier/providers/hosted';
import { z } from 'zod';
import { faultsOf, type Graph, NODE_CLASSES } from './comfyui-contract.ts';
import {
  ContractViolation,
  type FakeAnswer,
  type FakeProvider,
  type FakeRequest,
  startFakeServer,
} from './fake-server.ts';
import { pictureOf } from './result-picture.ts';

/** Of looks at the history: it waits, it runs, it is done. */
const LOOKS_UNTIL_RUNNING = 1;
const LOOKS_UNTIL_DONE = 2;
const UPSCALER_FACTOR = 4;

const Prompt = z.strictObject({
  prompt: z.record(
    z.string(),
    z.strictObject({ class_type: z.string(), inputs: z.record(z.string(), z.unknown()) }),
  ),
  client_id: z.string(),
  prompt_id: z.uuid(),
});

interface Job {
  number: number;
  graph: Graph;
  looks: number;
  error: Record<string, string> | null;
  wasInterrupted: boolean;
}

export interface FakeComfyui extends FakeProvider {
  /** What was queued, in order: the same id twice is work done twice. */
  queued: { id: string; graph: Graph }[];
  /** Pictures by the name that they were uploaded under. */
  inputs: Map<string, Buffer>;
  /** Model files by folder; tests take some away. */
  models: Record<string, string[]>;
  /** The next job fails in a node. */
  failJob(error: { exception_type: string; exception_message: string; node_type: string }): void;
}

/** A ComfyUI server with the core nodes that our workflows use. */
export async function startFakeComfyui(): Promise<FakeComfyui> {
  const jobs = new Map<string, Job>();
  const queued: FakeComfyui['queued'] = [];
  const inputs = new Map<string, Buffer>();
  const models: FakeComfyui['models'] = {
    checkpoints: ['sdxl_base_1.0.safetensors', 'sdxl_inpainting.safetensors'],
    upscale_models: ['RealESRGAN_x4plus.pth'],
    controlnet: ['sdxl_canny.safetensors', 'sdxl_scribble.safetensors'],
  };
  let nextError: Job['error'] = null;

  const queue = (body: unknown): FakeAnswer => {
    const parsed = Prompt.safeParse(body);
    if (!parsed.success) throw new ContractViolation(z.prettifyError(parsed.error));
    const { prompt: graph, prompt_id: id } = parsed.data;
    const faults = faultsOf(graph, new Set([...inputs.keys(), ...Object.values(models).flat()]));
    if (Object.keys(faults).length > 0) throw new ContractViolation(JSON.stringify(faults));
    server.startPaid(id);
    queued.push({ id, graph });
    jobs.set(id, { number: queued.length, graph, looks: 0, error: nextError, wasInterrupted: false });
    nextError = null;
    return { body: { prompt_id: id, number: queued.length, node_errors: {} } };
  };

  const routes: Readonly<Record<string, (request: FakeRequest) => FakeAnswer | Promise<FakeAnswer>>> = {
    'POST /prompt': ({ json }) => queue(json()),
    'POST /upload/image': ({ form }) => store(form(), inputs),
    'POST /queue': ({ json }) => remove(json(), jobs),
    'POST /interrupt': ({ json }) => interrupt(json(), jobs),
    'GET /queue': () => queueState(jobs),
    'GET /view': ({ query }) => picture(query, jobs, inputs),
    'GET /system_stats': () => ({ body: { system: { comfyui_version: '0.3.66' }, devices: [] } }),
  };

  const server = await startFakeServer((request) => {
    const { method, path } = request;
    const route = routes[`${method} ${path}`];
    if (route !== undefined) return route(request);
    const [, family, name = ''] = /^\/(history|models|object_info)\/(.+)$/.exec(path) ?? [];
    if (method === 'GET' && family === 'history') return history(name, jobs);
    if (method === 'GET' && family === 'models') return { body: models[name] ?? [] };
    if (method === 'GET' && family === 'object_info') {
      return { body: NODE_CLASSES[name] === undefined ? {} : { [name]: { input: {} } } };
    }
    throw new ContractViolation(`Unknown route ${method} ${path}.`);
  });

  return {
    server,
    queued,
    inputs,
    models,
    moderate: () => {},
    failJob: (error) => {
      nextError = error;
    },
    expire: () => jobs.clear(),
  };
}

async function store(form: Promise<FormData>, inputs: Map<string, Buffer>): Promise<FakeAnswer> {
  const fields = await form;
  const unknown = [...fields.keys()].find(
    (name) => !['image', 'type', 'subfolder', 'overwrite'].includes(name),
  );
  if (unknown !== undefined) throw new ContractViolation(`Unknown field ${unknown}.`);
  const file = fields.get('image');
  if (!(file instanceof File)) throw new ContractViolation('No picture was uploaded.');
  const bytes = Buffer.from(await file.arrayBuffer());
  if (readPictureHeader(bytes) === null) throw new ContractViolation('What was uploaded is no picture.');
  inputs.set(file.name, bytes);
  return { body: { name: file.name, subfolder: '', type: 'input' } };
}

function history(id: string, jobs: ReadonlyMap<string, Job>): FakeAnswer {
  const job = jobs.get(id);
  if (job === undefined) return { body: {} };
  if (job.looks < LOOKS_UNTIL_DONE && !job.wasInterrupted) {
    job.looks += 1;
    return { body: {} };
  }
  const fault = job.wasInterrupted ? ['execution_interrupted', {}] : ['execution_error', job.error];
  if (job.wasInterrupted || job.error !== null) {
    const status = { status_str: 'error', completed: false, messages: [['execution_start', {}], fault] };
    return { body: { [id]: { outputs: {}, status } } };
  }
  const [saver = ''] = Object.entries(job.graph).find(([, node]) => node.class_type === 'SaveImage') ?? [];
  const images = Array.from({ length: batchOf(job.graph) }, (_, index) => ({
    filename: `${id}_0000${index + 1}_.png`,
    subfolder: '',
    type: 'output',
  }));
  const status = { status_str: 'success', completed: true, messages: [['execution_success', {}]] };
  return { body: { [id]: { outputs: { [saver]: { images } }, status } } };
}

function queueState(jobs: ReadonlyMap<string, Job>): FakeAnswer {
  const open = [...jobs].filter(([, job]) => job.looks < LOOKS_UNTIL_DONE && !job.wasInterrupted);
  const entries = (isRunning: boolean) =>
    open
      .filter(([, job]) => job.looks >= LOOKS_UNTIL_RUNNING === isRunning)
      .map(([id, job]) => [job.number, id, job.graph, {}, []]);
  return { body: { queue_running: entries(true), queue_pending: entries(false) } };
}

const Removal = z.strictObject({ delete: z.array(z.string()).min(1) });
const Interruption = z.strictObject({ prompt_id: z.string() });

function remove(body: unknown, jobs: Map<string, Job>): FakeAnswer {
  const parsed = Removal.safeParse(body);
  if (!parsed.success) throw new ContractViolation(z.prettifyError(parsed.error));
  for (const id of parsed.data.delete) jobs.delete(id);
  return { body: '' };
}

function interrupt(body: unknown, jobs: ReadonlyMap<string, Job>): FakeAnswer {
  const parsed = Interruption.safeParse(body);
  if (!parsed.success) throw new ContractViolation('An interruption without an id stops whatever runs.');
  const job = jobs.get(parsed.data.prompt_id);
  if (job !== undefined) job.wasInterrupted = true;
  return { body: '' };
}

async function picture(
  query: URLSearchParams,
  jobs: ReadonlyMap<string, Job>,
  inputs: ReadonlyMap<string, Buffer>,
): Promise<FakeAnswer> {
  const id = /^([\w-]+?)_\d+_\.png$/.exec(query.get('filename') ?? '')?.[1] ?? '';
  const job = jobs.get(id);
  if (job === undefined || query.get('type') !== 'output') return { status: 404, body: 'no such file' };
  const [width, height] = sizeOf(job.graph, inputs);
  return { headers: { 'content-type': 'image/png' }, body: await pictureOf(width, height, 'png') };
}

function inputsOf(graph: Graph, name: string): Record<string, unknown> | undefined {
  return Object.values(graph).find((node) => node.class_type === name)?.inputs;
}

function batchOf(graph: Graph): number {
  return Number(inputsOf(graph, 'EmptyLatentImage')?.batch_size ?? 1);
}

function sizeOf(graph: Graph, inputs: ReadonlyMap<string, Buffer>): readonly [number, number] {
  const latent = inputsOf(graph, 'EmptyLatentImage');
  if (latent !== undefined) return [Number(latent.width), Number(latent.height)];
  const source = readPictureHeader(
    inputs.get(String(inputsOf(graph, 'LoadImage')?.image)) ?? Buffer.alloc(0),
  );
  if (source === null) throw new ContractViolation('The graph starts from nothing.');
  const padding = inputsOf(graph, 'ImagePadForOutpaint') ?? {};
  const px = (side: string) => Number(padding[side] ?? 0);
  const factor = inputsOf(graph, 'ImageUpscaleWithModel') === undefined ? 1 : UPSCALER_FACTOR;
  const scale = factor * Number(inputsOf(graph, 'ImageScaleBy')?.scale_by ?? 1);
  return [
    (source.width + px('left') + px('right')) * scale,
    (source.height + px('top') + px('bottom')) * scale,
  ];
}
