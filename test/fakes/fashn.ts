import { ContractViolation, type FakeAnswer, type FakeProvider, startFakeServer } from './fake-server.ts';
import { type FashnRun, readFashnRun } from './fashn-contract.ts';
import { pictureOf, sizeOfDataUrl } from './result-picture.ts';

/** In the queue, processing, completed. */
const LOOKS_UNTIL_DONE = 3;

interface Job extends FashnRun {
  looks: number;
  error: string | null;
}

export interface FakeFashn extends FakeProvider {
  /** What jobs were given, in order. */
  runs: FashnRun[];
  /** The next job fails with an error of this name. */
  failJob(name: string): void;
}

/** FASHN, API v1. Results come as URLs of its store, or inside answers when the request says so. */
export async function startFakeFashn(key: string): Promise<FakeFashn> {
  const jobs = new Map<string, Job>();
  const runs: FashnRun[] = [];
  let nextError: string | null = null;

  const run = (body: unknown): FakeAnswer => {
    const read = readFashnRun(body);
    if (typeof read === 'string') throw new ContractViolation(read);
    checkMask(read);
    const id = `job-${jobs.size + 1}-u1`;
    server.startPaid(id);
    runs.push(read);
    jobs.set(id, { ...read, looks: 0, error: nextError });
    nextError = null;
    return { body: { id, error: null } };
  };

  const status = async (id: string): Promise<FakeAnswer> => {
    const job = jobs.get(id);
    if (job === undefined) return { status: 404, body: { error: 'NotFound', message: 'No such job.' } };
    job.looks += 1;
    if (job.looks < LOOKS_UNTIL_DONE) {
      const word = job.looks === 1 ? 'in_queue' : 'processing';
      return { body: { id, status: word, output: null, error: null } };
    }
    if (job.error !== null) {
      const error = { name: job.error, message: `Something about ${job.error}` };
      return { body: { id, status: 'failed', output: null, error } };
    }
    const output = await outputOf(job, `${server.url}/store/${id}`);
    const headers = { 'x-fashn-credits-used': String(output.length) };
    return { headers, body: { id, status: 'completed', output, error: null } };
  };

  const server = await startFakeServer(async ({ method, path, headers, json }) => {
    if (headers.authorization !== `Bearer ${key}`) {
      return { status: 401, body: { error: 'UnauthorizedAccess', message: 'Unauthorized' } };
    }
    const id = /^\/status\/([\w-]+)$/.exec(path)?.[1];
    if (method === 'POST' && path === '/run') return run(json());
    if (method === 'GET' && id !== undefined) return status(id);
    if (method === 'GET' && path === '/credits') {
      return { body: { credits: { total: 40, subscription: 0, on_demand: 40 } } };
    }
    throw new ContractViolation(`Unknown route ${method} ${path}.`);
  });

  return {
    server,
    runs,
    moderate: () => {
      nextError = 'ContentModerationError';
    },
    failJob: (name) => {
      nextError = name;
    },
    expire: () => jobs.clear(),
  };
}

/** Masks have the size of the picture. */
function checkMask({ inputs: { image, mask } }: FashnRun): void {
  if (typeof image !== 'string' || typeof mask !== 'string') return;
  if (sizeOfDataUrl(image).join() !== sizeOfDataUrl(mask).join())
    throw new ContractViolation('The mask has another size than the picture.');
}

async function outputOf({ model, inputs }: Job, address: string): Promise<string[]> {
  const isCutout = model === 'background-remove';
  const format = inputs.output_format === 'jpeg' ? 'jpeg' : 'png';
  const like = [inputs.model_image, inputs.image].find((input) => typeof input === 'string');
  const [width, height] = typeof like === 'string' ? sizeOfDataUrl(like) : [832, 1248];
  const bytes = await pictureOf(width, height, format, isCutout);
  const text = inputs.return_base64
    ? `data:image/${format};base64,${bytes.toString('base64')}`
    : `${address}.${format}`;
  const count = Number(inputs.num_images ?? inputs.num_samples ?? 1);
  return Array.from({ length: count }, () => text);
}
