import { type OperationSpec, Turnstile } from '@atelier/providers/hosted';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { configureProviders } from '../../apps/server/src/hosted/configured.ts';
import { type PaidJob, type PaidOutcome, runPaidJob } from '../../apps/server/src/hosted/paid-job.ts';
import { createLog } from '../../apps/server/src/log.ts';
import { startFakeA1111 } from '../fakes/a1111.ts';
import { startFakeComfyui } from '../fakes/comfyui.ts';
import type { FakeProvider, FakeRequest } from '../fakes/fake-server.ts';
import { startFakeFal } from '../fakes/fal.ts';
import { startFakeFashn } from '../fakes/fashn.ts';
import type { Fault } from '../fakes/faults.ts';
import { startFakeGemini } from '../fakes/gemini.ts';
import { startFakeHuggingFace } from '../fakes/huggingface.ts';
import { startFakeOpenAi } from '../fakes/openai.ts';
import { startFakeStability } from '../fakes/stability.ts';
import { startFakeWavespeed } from '../fakes/wavespeed.ts';
import { type Domain, openDomain } from '../support/domain.ts';
import { leastRequest } from './sample-requests.ts';
import { CANARY_KEY, jumpingClock } from './trial.ts';

interface Canary {
  id: string;
  start(): Promise<FakeProvider>;
  path?: string;
  extras?: Record<string, string>;
}

const CANARIES: Canary[] = [
  { id: 'stability', start: () => startFakeStability(CANARY_KEY) },
  { id: 'wavespeed', start: () => startFakeWavespeed(CANARY_KEY) },
  { id: 'huggingface', start: () => startFakeHuggingFace(CANARY_KEY) },
  { id: 'gemini', start: () => startFakeGemini(CANARY_KEY) },
  { id: 'openai', start: () => startFakeOpenAi(CANARY_KEY), path: '/v1', extras: { dialect: 'openai' } },
  { id: 'fashn', start: () => startFakeFashn(CANARY_KEY) },
  { id: 'fal', start: () => startFakeFal(CANARY_KEY) },
  { id: 'comfyui', start: startFakeComfyui },
  { id: 'a1111', start: () => startFakeA1111(CANARY_KEY) },
];

/** The key as a provider might repeat it: plain, in a header, in a URL, in base64. */
const ECHO = `Bad key ${CANARY_KEY} (Bearer ${CANARY_KEY}, ?key=${encodeURIComponent(CANARY_KEY)}, ${btoa(CANARY_KEY)})`;
const SPELLINGS = [CANARY_KEY, btoa(CANARY_KEY)];
const COMPLAINT = { message: ECHO, code: ECHO, type: ECHO, param: ECHO, name: 'BadRequest', status: ECHO };
const BODIES = [
  { id: 'x', name: 'bad_request', error: ECHO, message: ECHO, detail: ECHO, errors: [ECHO] },
  { error: COMPLAINT, code: 400, detail: [{ type: ECHO, msg: ECHO, loc: [ECHO] }] },
];
const HEADERS = { 'x-request-id': ECHO, 'x-fal-request-id': ECHO, 'x-goog-request-id': ECHO };
const UNLIMITED = { concurrency: 100, ratePerMinute: 100_000 };
/** So much of what stands before a key that was found tells where it is. */
const PLACE_CHARS = 200;
/** More than any job is looked at. */
const MANY = 60;

const isPost = ({ method }: FakeRequest) => method === 'POST';
const isNoPost = ({ method }: FakeRequest) => method !== 'POST';
const refusals = (status: number): Fault[] =>
  BODIES.map((body) => ({ kind: 'status', status, headers: HEADERS, body }));

let domain: Domain;
beforeAll(async () => {
  domain = await openDomain();
});
afterAll(() => domain.close());

/** Every row of every table, as text. */
async function databaseDump(): Promise<string> {
  const { rows } = await domain.sql(`select table_schema as schema, table_name as name
    from information_schema.tables where table_type = 'BASE TABLE' and table_schema in ('public', 'pgboss')`);
  const dumps = rows.map(async (row) => {
    const { schema, name } = Object(row);
    return JSON.stringify((await domain.sql(`select * from "${schema}"."${name}"`)).rows);
  });
  return (await Promise.all(dumps)).join('\n');
}

describe.each(CANARIES)('the key of $id', ({ id, start, path = '', extras = {} }) => {
  let fake: FakeProvider;
  const lines: string[] = [];
  let runs = 0;

  beforeEach(async () => {
    fake = await start();
    lines.length = 0;
  });
  afterEach(async () => {
    await fake.server.close();
    await domain.sql('delete from hosted_jobs');
  });

  /** Work of one mode, done as a server does it. */
  const work = async (mode: OperationSpec['mode']): Promise<PaidOutcome | null> => {
    const clock = jumpingClock();
    const settings = { apiKey: CANARY_KEY, baseUrl: `${fake.server.url}${path}`, extras };
    const hosted = configureProviders({ [id]: settings }, clock);
    const by = hosted.providers.get(id);
    const spec = by?.provider.specs().find((candidate) => candidate.mode === mode);
    if (by === undefined || spec === undefined) return null;
    const job: PaidJob = {
      account: await domain.account(`${id}-${++runs}`),
      turn: { taskId: `${id}-${runs}`, choice: 0 },
      by: { provider: by.provider, turnstile: new Turnstile(UNLIMITED, clock) },
      spec,
      request: await leastRequest(spec),
    };
    const log = createLog({ logLevel: 'trace' }, { write: (line) => lines.push(line) });
    const parts = { ...domain.parts, hosted, log };
    return runPaidJob(parts, job, new AbortController().signal, () => {});
  };

  const expectNoKey = async (outcomes: (PaidOutcome | null)[]) => {
    const seen = [JSON.stringify(outcomes), lines.join(''), await databaseDump()].join('\n');
    const places = SPELLINGS.flatMap((spelling) => seen.split(spelling).slice(0, -1));
    expect(places.map((before) => before.slice(-PLACE_CHARS))).toEqual([]);
  };

  test('is nowhere after work that was done', async () => {
    const outcomes = [await work('sync'), await work('job')];
    expect(outcomes.map((outcome) => outcome?.outcome ?? 'done')).toEqual(['done', 'done']);
    const headers = fake.server.requests.map((request) => JSON.stringify(request.headers)).join();
    expect(SPELLINGS.some((spelling) => headers.includes(spelling))).toBe(true);
    await expectNoKey(outcomes);
  });

  test.each([401, 400, 500])('is nowhere after submissions that were answered with %i', async (status) => {
    const outcomes: (PaidOutcome | null)[] = [];
    for (const mode of ['sync', 'job'] as const)
      for (const fault of refusals(status)) {
        for (let attempt = 0; attempt < MANY; attempt++) fake.server.fail(fault, isPost);
        outcomes.push(await work(mode));
      }
    expect(outcomes.filter((outcome) => outcome?.outcome === 'done')).toEqual([]);
    expect(lines.join('')).toContain('a provider failed');
    await expectNoKey(outcomes);
  });

  test('is nowhere after looks and downloads that were answered with it', async () => {
    const outcomes: (PaidOutcome | null)[] = [];
    for (const fault of [...refusals(400), ...refusals(200)]) {
      for (let look = 0; look < MANY; look++) fake.server.fail(fault, isNoPost);
      outcomes.push(await work('job'));
    }
    expect(outcomes.filter((outcome) => outcome?.outcome === 'done')).toEqual([]);
    await expectNoKey(outcomes);
  });
});
