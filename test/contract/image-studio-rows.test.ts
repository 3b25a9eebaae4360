import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { DescribedApi } from './described-api.ts';
import { OTHER_ROWS } from './image-studio-rows/account.ts';
import { CATALOGUE_ROWS } from './image-studio-rows/catalogue.ts';
import { CREATE_ROWS } from './image-studio-rows/create.ts';
import { EDIT_ROWS } from './image-studio-rows/edits.ts';
import { FILE_ROWS } from './image-studio-rows/files.ts';
import { LIBRARY_ROWS } from './image-studio-rows/library.ts';
import { PICTURE, type Row, type RowCaller } from './image-studio-rows/row.ts';
import { CONTROL_ROWS, UPSCALE_ROWS } from './image-studio-rows/upscales-and-controls.ts';
import { type StudioAnswer, type StudioClient, useStudio } from './studio-client.ts';

/**
 * Every row of the endpoint tables of the specification, one call each; and, for every endpoint that the server
 * describes, what holds for all of them. An endpoint without rows fails the last test.
 */
const studio = useStudio('quick');
const ROWS: readonly Row[] = [
  ...CATALOGUE_ROWS,
  ...CREATE_ROWS,
  ...EDIT_ROWS,
  ...UPSCALE_ROWS,
  ...CONTROL_ROWS,
  ...FILE_ROWS,
  ...OTHER_ROWS,
  ...LIBRARY_ROWS,
];
const STUDIO_PATH = '/api/image-studio';
const HEALTH = `${STUDIO_PATH}/health`;

let callers: Record<RowCaller, StudioClient>;
/** What the braces in rows stand for. */
let things: Record<string, string | number>;

const Made = z.object({ id: z.union([z.string(), z.number()]), user_id: z.string().optional() });
const Saved = z.object({ asset_id: z.int() });

async function make(client: StudioClient, path: string, json: unknown) {
  const { status, body } = await client.post(path, json);
  expect([201, 202], JSON.stringify(body)).toContain(status);
  return body;
}

const keyFor = async (permission: string) => {
  const { id, key } = await make(studio.client, '/api/keys', { name: permission, permissions: [permission] });
  return { id: String(id), client: studio.client.as(String(key)) };
};

beforeAll(async () => {
  const { client } = studio;
  const stranger = await studio.on('enterprise');
  const [reader, writer] = [await keyFor('read'), await keyFor('write')];
  callers = {
    owner: client,
    stranger,
    nobody: client.as(''),
    reader: reader.client,
    writer: writer.client,
  };
  const save = async (by: StudioClient) =>
    Saved.parse(await by.made('/save-to-library', { image_base64: PICTURE })).asset_id;
  const words = { asset_type: 'text', source_module: 'notes', filename: 'a.txt', content: 'a note' };
  const note = Made.parse(await make(client, '/api/content-assets', words));
  const spareKey = await keyFor('read');
  things = {
    asset: await save(client),
    others: await save(stranger),
    note: note.id,
    account: note.user_id ?? '',
    collection: Made.parse(await make(client, '/api/content-assets/collections', { name: 'A' })).id,
    persona: Made.parse(await make(client, '/api/personas', { name: 'A', keywords: ['calm'] })).id,
    key: spareKey.id,
    job: String(
      (await make(client, '/edit', { image_base64: PICTURE, operation: 'remove_background', async: true }))
        .job_id,
    ),
  };
});

/** The same with the things that braces stand for. */
function filled(value: unknown): unknown {
  if (typeof value === 'string') {
    const whole = /^\{(\w+)\}$/.exec(value)?.[1];
    if (whole !== undefined) return things[whole] ?? value;
    return value.replace(/\{(\w+)\}/g, (brace, name: string) => String(things[name] ?? brace));
  }
  if (Array.isArray(value)) return value.map(filled);
  if (value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value ?? {}).map(([name, member]) => [name, filled(member)]));
}

function callOf({ call, json, as = 'owner' }: Row): Promise<StudioAnswer> {
  const [method = '', path = ''] = String(filled(call)).split(' ');
  return callers[as].call(path, { method, ...(json === undefined ? {} : { json: filled(json) }) });
}

test.each(
  ROWS.map(
    (row) =>
      [row.call, row.as ?? 'owner', JSON.stringify(row.json)?.slice(0, 100) ?? '', row.status, row] as const,
  ),
)('%s by %s %s is a %i', async (_call, _as, _json, _status, row) => {
  const { status, body } = await callOf(row);
  expect(status, JSON.stringify(body).slice(0, 400)).toBe(row.status);
  if (row.says instanceof RegExp) expect(body.detail).toMatch(row.says);
  else if (row.says !== undefined) expect(body.detail).toBe(filled(row.says));
  if (row.holds !== undefined) expect(body).toMatchObject(Object(filled(row.holds)));
});

interface Endpoint {
  method: string;
  /** Whole, with its parameters in braces. */
  path: string;
  takesBody: boolean;
}

async function endpoints(): Promise<Endpoint[]> {
  const { document } = await DescribedApi.read(studio.client.url, '/api');
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { requestBody }]) => ({
      method: method.toUpperCase(),
      path: `/api${path}`,
      takesBody: requestBody !== undefined,
    })),
  );
}

const isSecured = ({ path }: Endpoint) => path !== HEALTH;
const isReading = ({ method }: Pick<Endpoint, 'method'>) => method === 'GET';

/** Calls every endpoint that `of` is true of, on things that nobody has; returns those that do not answer as they should. */
async function wrong(
  of: (endpoint: Endpoint) => boolean,
  call: (path: string, method: string) => Promise<StudioAnswer>,
  isRight: (answer: StudioAnswer, method: string) => boolean,
): Promise<string[]> {
  const found: string[] = [];
  for (const { method, path } of (await endpoints()).filter(of)) {
    const answer = await call(path.replace(/\{\w+\}/g, '999999'), method);
    if (!isRight(answer, method)) found.push(`${method} ${path}: ${answer.status} ${answer.body.detail}`);
  }
  return found;
}

describe('every endpoint', () => {
  test('has rows of its own', async () => {
    const calls = ROWS.map(({ call }) => {
      const [method = '', path = ''] = call.split(' ');
      const [bare = ''] = path.split('?');
      return `${method} ${bare.startsWith('/api/') ? bare : `${STUDIO_PATH}${bare}`}`;
    });
    const hasRow = ({ method, path }: Endpoint) => {
      const pattern = new RegExp(`^${method} ${path.replace(/\{\w+\}/g, '[^/]+')}$`);
      return calls.some((call) => pattern.test(call));
    };
    expect((await endpoints()).filter((endpoint) => !hasRow(endpoint))).toEqual([]);
  });

  test('but health asks for a credential, and lets nobody try without end', async () => {
    const refused = ({ status, body, headers }: StudioAnswer) =>
      status === 429
        ? /^Too many failed attempts/.test(String(body.detail))
        : status === 401 &&
          body.detail === 'Authenticated user required for image operations.' &&
          headers.get('www-authenticate') === 'Bearer';
    const call = (path: string, method: string) => callers.nobody.call(path, { method });
    expect(await wrong(isSecured, call, refused)).toEqual([]);
  });

  test('is closed to keys without its permission', async () => {
    const refused = ({ status, body: { detail } }: StudioAnswer, method: string) =>
      status === 403 &&
      (detail === `Permission '${isReading({ method }) ? 'read' : 'write'}' is required` ||
        detail === "Permission 'admin' is required");
    const call = (path: string, method: string) =>
      callers[isReading({ method }) ? 'writer' : 'reader'].call(path, { method });
    expect(await wrong(isSecured, call, refused)).toEqual([]);
  });

  test('says which methods it has', async () => {
    const refused = ({ status, headers, body }: StudioAnswer, method: string) =>
      status === 405 &&
      body.detail === 'Method not allowed' &&
      headers.get('allow')?.includes(method) === true;
    const call = (path: string) => studio.client.call(path, { method: 'PATCH' });
    expect(await wrong(() => true, call, refused)).toEqual([]);
  });

  test('that reads answers the same with a slash at its end', async () => {
    let plain = 0;
    const call = async (path: string) => {
      plain = (await studio.client.call(path)).status;
      return studio.client.call(`${path}/`);
    };
    expect(await wrong(isReading, call, ({ status }) => status === plain)).toEqual([]);
  });

  test.each([
    ['broken JSON', '{bad', 'application/json', 'Request body is not valid JSON'],
    ['a list', '[1]', 'application/json', 'Request body must be a JSON object'],
    ['text', 'x', 'text/plain', 'Content-Type must be application/json'],
  ])('refuses %s as its body', async (_name, body, type, sentence) => {
    const call = (path: string, method: string) =>
      studio.client.call(path, { method, body, headers: { 'content-type': type } });
    const refused = ({ status, body: { detail } }: StudioAnswer) => status === 400 && detail === sentence;
    expect(await wrong(({ takesBody }) => takesBody, call, refused)).toEqual([]);
  });

  test('tells what is left of the rate limit, in refusals, too', async () => {
    const told = ({ headers }: StudioAnswer) =>
      ['limit', 'remaining', 'reset', 'window'].every((name) => headers.has(`x-ratelimit-${name}`));
    const call = (path: string, method: string) => callers.stranger.call(path, { method });
    expect(await wrong((endpoint) => isSecured(endpoint) && isReading(endpoint), call, told)).toEqual([]);
  });
});
