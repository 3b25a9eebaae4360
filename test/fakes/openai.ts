import type { DialectId } from '@atelier/providers/hosted/openai';
import sharp from 'sharp';
import { z } from 'zod';
import {
  ContractViolation,
  type FakeAnswer,
  type FakeProvider,
  type FakeRequest,
  startFakeServer,
} from './fake-server.ts';
import { paintWhere } from './masked-picture.ts';
import { CONTRACTS, checkMask, checkOpenAiSize, type Fields } from './openai-contract.ts';

export const PAINTED = { r: 10, g: 200, b: 30 };
const OPENAI_MODELS = [
  'gpt-image-2.6-flare',
  'gpt-image-2.6-sunburst',
  'gpt-image-2.5-flare',
  'gpt-image-2.5-sunburst',
  'gpt-image-2',
  'gpt-image-1.5',
  'gpt-image-1-mini',
  'chatgpt-image-latest',
];
/** Where LocalAI keeps what it made. */
const STORE = '/generated-images/';

export interface FakeOpenAi extends FakeProvider {
  works: { path: string; fields: Fields; files: Readonly<Record<string, Buffer[]>> }[];
  /** How answers are counted; null = not at all. */
  usage: object | null;
}

/** A server that speaks a dialect of OpenAI's images interface. */
export async function startFakeOpenAi(key: string, dialect: DialectId = 'openai'): Promise<FakeOpenAi> {
  const contract = CONTRACTS[dialect];
  const stored = new Map<string, Buffer>();
  let isModerated = false;

  const server = await startFakeServer(async (request) => {
    const { method, path } = request;
    if (method === 'GET' && path.startsWith(STORE)) return fetched(request, stored);
    if (request.headers.authorization !== `Bearer ${key}`) return refused(401, 'invalid_api_key', 'Bad key.');
    if (method === 'GET' && path === '/v1/models') {
      return { body: { data: OPENAI_MODELS.map((id) => ({ id, object: 'model' })) } };
    }
    if (method !== 'POST') throw new ContractViolation(`Unknown route ${method} ${path}.`);
    return path === '/v1/images/generations' ? generate(request) : change(request);
  });

  const generate = async (request: FakeRequest): Promise<FakeAnswer> => {
    const fields = parsed(contract.generations, request.json());
    return work(request.path, fields, {}, await plain(fields));
  };

  const change = async (request: FakeRequest): Promise<FakeAnswer> => {
    const route = contract.forms[request.path];
    if (!route) throw new ContractViolation(`Unknown route POST ${request.path} of ${dialect}.`);
    const { text, files } = await partsOf(await request.form());
    const fields = parsed(route.fields, text);
    checkFiles(route.files, files);
    const [source] = files.image ?? files['image[]'] ?? [];
    const [mask] = files[route.mask?.field ?? 'mask'] ?? [];
    if (!mask || !source || !route.mask) return work(request.path, fields, files, await plain(fields));
    await checkMask(route.mask.where, mask, source);
    const picture = await paintWhere(route.mask.where, source, mask, PAINTED);
    return work(request.path, fields, files, await picture.png().toBuffer());
  };

  const work = (
    path: string,
    fields: Fields,
    files: Record<string, Buffer[]>,
    picture: Buffer,
  ): FakeAnswer => {
    if (dialect === 'openai') checkOpenAiSize(String(fields.model), String(fields.size ?? 'auto'));
    const wasModerated = isModerated;
    isModerated = false;
    if (wasModerated) return moderated();
    server.startPaid(path);
    fake.works.push({ path, fields, files });
    return { body: { created: 1, data: items(path, picture, Number(fields.n ?? 1)), ...counted() } };
  };

  /** LocalAI's inpainting knows no `response_format`, and answers with addresses. */
  const items = (path: string, picture: Buffer, count: number): object[] => {
    if (dialect !== 'localai' || !path.endsWith('inpainting')) {
      return Array.from({ length: count }, () => ({ b64_json: picture.toString('base64') }));
    }
    const name = `${stored.size + 1}.png`;
    stored.set(name, picture);
    return [{ url: `${server.url}${STORE}${name}` }];
  };

  const counted = () => (fake.usage ? { usage: fake.usage } : {});

  const fake: FakeOpenAi = {
    server,
    works: [],
    usage: null,
    moderate: () => {
      isModerated = true;
    },
  };
  return fake;
}

function parsed(schema: z.ZodType<Fields>, given: unknown): Fields {
  const { success, error, data } = schema.safeParse(given);
  if (success) return data;
  throw new ContractViolation(z.prettifyError(error));
}

async function partsOf(form: FormData) {
  const text: Record<string, string> = {};
  const files: Record<string, Buffer[]> = {};
  for (const [name, value] of form) {
    if (typeof value === 'string') text[name] = value;
    else files[name] = [...(files[name] ?? []), Buffer.from(await value.arrayBuffer())];
  }
  return { text, files };
}

function checkFiles(
  wanted: Readonly<Record<string, readonly [number, number]>>,
  given: Readonly<Record<string, Buffer[]>>,
): void {
  for (const name of Object.keys(given)) {
    if (!wanted[name]) throw new ContractViolation(`${name} is no file of this route.`);
  }
  for (const [name, [min, max]] of Object.entries(wanted)) {
    const count = given[name]?.length ?? 0;
    if (count < min || count > max) throw new ContractViolation(`${count} files of ${name}.`);
  }
}

async function plain({ size, output_format: format }: Fields): Promise<Buffer> {
  const [width = 1024, height = 1024] = /^\d+x\d+$/.test(String(size))
    ? String(size).split('x').map(Number)
    : [];
  const chosen = z.enum(['png', 'jpeg', 'webp']).catch('png').parse(format);
  return sharp({ create: { width, height, channels: 3, background: PAINTED } })
    .toFormat(chosen)
    .toBuffer();
}

function fetched({ path, headers }: FakeRequest, stored: Map<string, Buffer>): FakeAnswer {
  if (headers.authorization !== undefined) throw new ContractViolation('A key was sent to the store.');
  const bytes = stored.get(path.slice(STORE.length));
  return bytes ? { body: bytes } : { status: 404, body: 'gone' };
}

function refused(status: number, code: string, message: string, more: object = {}): FakeAnswer {
  return { status, body: { error: { code, message, param: null, type: 'invalid_request_error', ...more } } };
}

function moderated(): FakeAnswer {
  const details = { categories: ['sexual'], moderation_stage: 'output' };
  return refused(400, 'moderation_blocked', 'Rejected by the safety system.', {
    moderation_details: details,
  });
}
