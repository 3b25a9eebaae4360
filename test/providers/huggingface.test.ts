import type { HostedProvider, JobState, OperationRequest } from '@atelier/providers/hosted';
import { createHuggingFace } from '@atelier/providers/hosted/huggingface';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FakeHuggingFace, startFakeHuggingFace } from '../fakes/huggingface.ts';
import { HOST_NAMES } from '../fakes/huggingface-contract.ts';
import { describeConformance } from './conformance.ts';
import { fullRequest, leastRequest } from './sample-requests.ts';
import { describeStoredResults } from './stored-results.ts';
import { CANARY_KEY, runToEnd, type Trial, trial } from './trial.ts';

describeConformance('huggingface', {
  startFake: () => startFakeHuggingFace(CANARY_KEY),
  create: (baseUrl) => createHuggingFace({ apiKey: CANARY_KEY, baseUrl }),
});

describeStoredResults('huggingface', {
  startFake: () => startFakeHuggingFace(CANARY_KEY),
  create: (baseUrl) => createHuggingFace({ apiKey: CANARY_KEY, baseUrl }),
  request: async (by) => leastRequest(by.specs()[0]!),
  isPoll: ({ path }) => path.includes('/requests/'),
  isDownload: ({ path }) => path.startsWith('/store/'),
});

const AT_ONCE = ['together', 'hf-inference'] as const;
let fake: FakeHuggingFace;
let provider: HostedProvider;

beforeEach(async () => {
  fake = await startFakeHuggingFace(CANARY_KEY);
  provider = createHuggingFace({ apiKey: CANARY_KEY, baseUrl: fake.server.url });
});
afterEach(async () => {
  await fake.server.close();
});

function open(): Trial {
  return trial({ allow: [fake.server.host] });
}

function sample(operation: 'text-to-image' | 'general-edit', of = leastRequest): Promise<OperationRequest> {
  const spec = provider.specs().find((candidate) => candidate.operation === operation);
  if (!spec) throw new Error(`no spec for ${operation}`);
  return of(spec);
}

async function run(request: OperationRequest): Promise<JobState> {
  return runToEnd(provider, request, open().context);
}

function doneOf(state: JobState): Extract<JobState, { state: 'done' }> {
  if (state.state !== 'done') throw new Error(`expected a picture but received ${JSON.stringify(state)}`);
  return state;
}

describe.each(HOST_NAMES)('a model that is served by %s', (host) => {
  beforeEach(() => {
    fake.servedBy = [host];
  });

  test.each(['text-to-image', 'general-edit'] as const)('does %s within the contract', async (operation) => {
    doneOf(await run(await sample(operation)));
    doneOf(await run(await sample(operation, fullRequest)));
    expect(fake.server.violations).toEqual([]);
    expect(fake.works.map((work) => work.host)).toEqual([host, host]);
  });

  test('refuses what its moderation refuses', async () => {
    fake.moderate();
    expect(await run(await sample('text-to-image'))).toMatchObject({ state: 'blocked' });
  });

  test('fails without a picture when its host fails', async () => {
    fake.failJob();
    expect(await run(await sample('text-to-image'))).toMatchObject({ state: 'failed' });
    expect(fake.server.paid).toHaveLength(1);
  });
});

describe('who serves', () => {
  test('hosts with jobs are preferred, since their jobs are not lost with a connection', async () => {
    fake.servedBy = ['hf-inference', 'together', 'replicate'];
    await run(await sample('text-to-image'));
    expect(fake.works[0]?.host).toBe('replicate');
  });

  test('both shapes of the Hub’s mapping are read', async () => {
    fake.mappingShape = 'list';
    expect(await run(await sample('text-to-image'))).toMatchObject({ state: 'done' });
  });

  test('is asked once an hour', async () => {
    const request = await sample('text-to-image');
    const { context } = open();
    const hour = { ...context, deadline: context.deadline + 7_200_000 };
    await runToEnd(provider, request, hour);
    await runToEnd(provider, request, hour);
    expect(fake.lookUps).toBe(1);
    await context.clock.pause(3_700_000, context.signal);
    await runToEnd(provider, request, hour);
    expect(fake.lookUps).toBe(2);
  });

  test('nothing is sent when nobody serves the model', async () => {
    fake.servedBy = [];
    expect(await run(await sample('text-to-image'))).toMatchObject({
      state: 'failed',
      error: { kind: 'not-found', accepted: 'no', charged: 'no' },
    });
    expect(fake.works).toEqual([]);
  });
});

describe('settings', () => {
  test('a host that takes no size is not sent one, and the caller is told', async () => {
    fake.servedBy = ['replicate'];
    const { warnings, images } = doneOf(await run(await sample('text-to-image', fullRequest)));
    expect(warnings).toEqual([
      expect.stringContaining('replicate, which takes no size'),
      expect.stringContaining('takes no steps'),
      expect.stringContaining('takes no guidance'),
    ]);
    expect(images[0]?.seed).toBe(12_345);
  });

  test('a seed that was not sent is not told', async () => {
    fake.servedBy = ['hf-inference'];
    const { warnings, images } = doneOf(await run({ ...(await sample('general-edit')), seed: 7 }));
    expect(images[0]).not.toHaveProperty('seed');
    expect(warnings).toEqual([expect.stringContaining('takes no seed')]);
  });

  test('a seed that the host tells wins over the one that was asked for', async () => {
    fake.servedBy = ['fal-ai'];
    expect(doneOf(await run({ ...(await sample('text-to-image')), seed: 7 })).images[0]?.seed).toBe(4242);
  });
});

describe('answers', () => {
  test.each(AT_ONCE)('%s saves no handle, since there is no job', async (host) => {
    fake.servedBy = [host];
    const attempt = open();
    doneOf(await runToEnd(provider, await sample('text-to-image'), attempt.context));
    expect(attempt.saved).toEqual([]);
  });

  test('a model that is being loaded has not begun, and may be asked again soon', async () => {
    fake.servedBy = ['hf-inference'];
    fake.failJob();
    expect(await run(await sample('text-to-image'))).toMatchObject({
      state: 'failed',
      error: { kind: 'unavailable', accepted: 'no', retryAfterMs: 20_000 },
    });
  });

  test('used-up credits are told in the router’s words', async () => {
    const body = { error: 'You have exceeded your monthly included credits.' };
    fake.server.fail({ kind: 'status', status: 402, body }, ({ method }) => method === 'POST');
    expect(await run(await sample('text-to-image'))).toMatchObject({
      error: { kind: 'quota', accepted: 'no', message: body.error },
    });
  });
});

test('a wrong token does not work', async () => {
  const wrong = createHuggingFace({ apiKey: 'hf_wrong', baseUrl: fake.server.url });
  expect(await wrong.health(open().context)).toMatchObject({ ok: false });
});
