import { createHash } from 'node:crypto';
import {
  ContractViolation,
  type FakeAnswer,
  type FakeProvider,
  type FakeRequest,
  type FakeServer,
  startFakeServer,
} from './fake-server.ts';
import {
  creditsFor,
  faultsOf,
  readFields,
  readOperations,
  type StabilityFields,
  type StabilityOperation,
} from './stability-contract.ts';
import { paint } from './stability-pictures.ts';

const OPERATIONS = readOperations();
const MAX_BODY_BYTES = 10 * 1024 * 1024;
/** How often a job is looked at before it is done. */
const LOOKS_UNTIL_DONE = 2;
const ERROR_ID = '0123456789abcdef0123456789abcdef';
/** What the service draws when the seed is absent or 0. */
const RANDOM_SEED = 777;
const ACCEPT_PICTURE = ['image/*', 'application/json', undefined];

/** The ways in which Stability refuses what it is asked for. */
export type Refusal = 'content_moderation' | 'invalid_language' | 'public_figure' | 'CONTENT_FILTERED';

export interface FakeStability extends FakeProvider {
  /** The fields of every accepted request, in order. */
  works: { path: string; fields: StabilityFields; credits: number }[];
  /** The next piece of work is refused like this. */
  refuse(how: Refusal): void;
  /** What the account has left. */
  credits: number;
  /** Results of jobs come as JSON, with the picture under this name. */
  resultsAs: 'bytes' | 'image' | 'result';
}

interface Picture {
  bytes: Buffer;
  mime: string;
  seed: number;
  reason: 'SUCCESS' | 'CONTENT_FILTERED';
}

/** Stability's v2beta, which holds every request to its OpenAPI document. */
export async function startFakeStability(key: string): Promise<FakeStability> {
  const jobs = new Map<string, { picture: Picture; looks: number }>();
  let refusal: Refusal | null = null;

  const handle = async (request: FakeRequest, server: FakeServer): Promise<FakeAnswer> => {
    const { method, path, headers } = request;
    const isKnown = headers.authorization === `Bearer ${key}`;
    if (method === 'POST') return work(request, server, isKnown);
    if (!isKnown) return refusedBy(401, 'unauthorized', 'authorization: invalid or missing header value');
    if (path === '/v1/user/balance') return { body: { credits: fake.credits } };
    const id = /^\/v2beta\/results\/([\w-]{64})$/.exec(path)?.[1];
    if (id !== undefined) return result(id, headers);
    throw new ContractViolation(`Unknown route ${method} ${path}.`);
  };

  const work = async (request: FakeRequest, server: FakeServer, isKnown: boolean): Promise<FakeAnswer> => {
    const operation = OPERATIONS.get(request.path);
    if (!operation) throw new ContractViolation(`Unknown route POST ${request.path}.`);
    if (request.body.length > MAX_BODY_BYTES) return refusedBy(413, 'payload_too_large', 'body: over 10 MiB');
    const fields = await readFields(await request.form());
    const faults = [...(await faultsOf(operation, fields)), ...headerFaults(operation, request.headers)];
    server.violations.push(...faults.map((fault) => `${operation.path}: ${fault}`));
    if (faults.length > 0) return refusedBy(400, 'bad_request', ...faults);
    if (!isKnown) return refusedBy(401, 'unauthorized', 'authorization: invalid or missing header value');
    const [refused, filtered] = [refusal, refusal === 'CONTENT_FILTERED'];
    refusal = null;
    if (refused !== null && !filtered) return refusedByModeration(refused);
    server.startPaid(operation.path);
    fake.works.push({ path: operation.path, fields, credits: creditsFor(operation, fields) });
    return finish(operation, await pictureFor(operation, fields, filtered));
  };

  const finish = (operation: StabilityOperation, picture: Picture): FakeAnswer => {
    if (operation.mode === 'sync') return asBytes(picture);
    const id = createHash('sha256').update(`${operation.path} ${jobs.size}`).digest('hex');
    jobs.set(id, { picture, looks: 0 });
    return { body: { id } };
  };

  const result = (id: string, headers: FakeRequest['headers']): FakeAnswer => {
    if (!['*/*', 'application/json', undefined].includes(headers.accept)) {
      throw new ContractViolation(`accept: ${headers.accept} is not among the values for results`);
    }
    const job = jobs.get(id);
    if (!job) return refusedBy(404, 'generation_not_found', 'id: unknown or expired');
    job.looks += 1;
    if (job.looks < LOOKS_UNTIL_DONE) return { status: 202, body: { id, status: 'in-progress' } };
    return fake.resultsAs === 'bytes' ? asBytes(job.picture) : asJson(job.picture, fake.resultsAs);
  };

  const fake: FakeStability = {
    server: await startFakeServer(handle),
    works: [],
    credits: 1000,
    resultsAs: 'bytes',
    moderate: () => fake.refuse('content_moderation'),
    refuse: (how) => {
      refusal = how;
    },
    expire: () => jobs.clear(),
  };
  return fake;
}

function headerFaults({ mode }: StabilityOperation, headers: FakeRequest['headers']): string[] {
  const mayAccept = mode === 'async' ? headers.accept !== 'image/*' : ACCEPT_PICTURE.includes(headers.accept);
  return mayAccept ? [] : [`accept: ${headers.accept} is not among its values`];
}

async function pictureFor(
  operation: StabilityOperation,
  fields: StabilityFields,
  isFiltered: boolean,
): Promise<Picture> {
  const seed = Number(fields.text.seed ?? 0) || RANDOM_SEED;
  const mime = `image/${fields.text.output_format ?? 'png'}`;
  const reason = isFiltered ? 'CONTENT_FILTERED' : 'SUCCESS';
  return { bytes: await paint(operation, fields, seed), mime, seed, reason };
}

function asBytes({ bytes, mime, seed, reason }: Picture): FakeAnswer {
  const headers = {
    'content-type': mime,
    'finish-reason': reason,
    seed: String(seed),
    'x-request-id': ERROR_ID,
  };
  return { headers, body: bytes };
}

function asJson({ bytes, mime, seed, reason }: Picture, name: 'image' | 'result'): FakeAnswer {
  const headers = { 'content-type': `application/json; type=${mime}` };
  return { headers, body: { [name]: bytes.toString('base64'), finish_reason: reason, seed } };
}

function refusedBy(status: number, name: string, ...errors: string[]): FakeAnswer {
  return { status, body: { id: ERROR_ID, name, errors } };
}

function refusedByModeration(name: Refusal): FakeAnswer {
  if (name === 'content_moderation') return refusedBy(403, name, 'refused by moderation');
  return refusedBy(422, name, 'only English prompts without known people are accepted');
}
