import type { JobState, OperationRequest, OperationSpec } from '@atelier/providers/hosted';
import { createGemini } from '@atelier/providers/hosted/gemini';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FakeGemini, type GeminiEnd, startFakeGemini } from '../fakes/gemini.ts';
import { describeConformance } from './conformance.ts';
import { fullRequest, leastRequest } from './sample-requests.ts';
import { CANARY_KEY, runToEnd, trial } from './trial.ts';

describeConformance('gemini', {
  startFake: () => startFakeGemini(CANARY_KEY),
  create: (baseUrl) => createGemini({ apiKey: CANARY_KEY, baseUrl }),
});

const PRO = 'gemini-3-pro-image';
let fake: FakeGemini;

beforeEach(async () => {
  fake = await startFakeGemini(CANARY_KEY);
});
afterEach(async () => {
  await fake.server.close();
});

function specOf(operation: OperationSpec['operation'], model = 'gemini-nano-banana-2.1'): OperationSpec {
  const found = createGemini({})
    .specs()
    .find((spec) => spec.operation === operation && spec.model === model);
  if (!found) throw new Error(`no spec for ${operation} by ${model}`);
  return found;
}

function run(request: OperationRequest): Promise<JobState> {
  const provider = createGemini({ apiKey: CANARY_KEY, baseUrl: fake.server.url });
  return runToEnd(provider, request, trial({ allow: [fake.server.host] }).context);
}

async function runText(): Promise<JobState> {
  return run(await leastRequest(specOf('text-to-image')));
}

describe('what is sent', () => {
  test('words name the pictures in the order in which they follow', async () => {
    await run(await fullRequest(specOf('try-on')));
    const [instruction, ...pictures] = fake.works[0]?.body.contents[0]?.parts ?? [];
    expect(instruction).toHaveProperty(
      'text',
      expect.stringMatching(/^Image 1 is the person.*Image 2 is a product/),
    );
    expect(pictures).toHaveLength(3);
  });

  test('ratio and resolution are those that were asked for', async () => {
    await run({ ...(await leastRequest(specOf('text-to-image'))), size: { ratio: '8:1', tier: '4K' } });
    expect(fake.works[0]?.body.generationConfig.imageConfig).toEqual({ aspectRatio: '8:1', imageSize: '4K' });
  });

  test('masks are not sent, since no field takes them', () => {
    const spec = specOf('inpaint');
    expect(spec.mask).toBe('composited');
    expect(spec.inputs.mask).toBeUndefined();
  });
});

describe('answers', () => {
  test.each<[GeminiEnd, object]>([
    [{ blockReason: 'PROHIBITED_CONTENT' }, { stage: 'input', categories: ['PROHIBITED_CONTENT'] }],
    [{ finishReason: 'IMAGE_SAFETY' }, { stage: 'output', categories: ['IMAGE_SAFETY'] }],
    [{ finishReason: 'RECITATION' }, { stage: 'output', categories: ['RECITATION'] }],
  ])('%o is a refusal although its status is 200', async (end, expected) => {
    fake.end(end);
    expect(await runText()).toMatchObject({ state: 'blocked', ...expected });
  });

  test.each(['NO_IMAGE', 'OTHER', 'IMAGE_OTHER'])(
    '%s is an answer that nobody can use',
    async (finishReason) => {
      fake.end({ finishReason });
      expect(await runText()).toMatchObject({ state: 'failed', error: { kind: 'bad-output' } });
    },
  );

  test('pictures that a model shows while it thinks are no results', async () => {
    fake.end('thinks-aloud');
    const state = await runText();
    if (state.state !== 'done') throw new Error(`expected a picture but it is ${state.state}`);
    expect(state.images).toHaveLength(1);
    expect(state.images[0]?.width).toBe(64);
  });

  test('costs are counted by tokens, and estimated where there are none', async () => {
    expect(await runText()).toMatchObject({ cost: { basis: 'metered', usd: expect.closeTo(0.0336, 6) } });
    fake.end('counts-no-tokens');
    expect(await runText()).toMatchObject({ cost: { usd: 0.034 } });
  });

  test('4K costs more than 2K', async () => {
    const sample = await leastRequest(specOf('text-to-image', PRO));
    const price = (tier: string) =>
      createGemini({}).estimate({ ...sample, size: { ratio: '1:1', tier } }).usd;
    expect([price('1K'), price('2K'), price('4K')]).toEqual([0.134, 0.134, 0.24]);
  });
});

describe('errors', () => {
  const failure = async (status: number, error: object): Promise<JobState> => {
    fake.server.fail({ kind: 'status', status, body: { error: { code: status, ...error } } });
    return runText();
  };

  test('a wrong key is told as such, although its status is 400', async () => {
    const state = await failure(400, {
      message: 'API key not valid.',
      details: [{ reason: 'API_KEY_INVALID' }],
    });
    expect(state).toMatchObject({ error: { kind: 'auth', accepted: 'no' } });
  });

  test('too many requests may be sent again after the delay in the details', async () => {
    const state = await failure(429, { message: 'Slow down.', details: [{ retryDelay: '37.5s' }] });
    expect(state).toMatchObject({ error: { kind: 'rate', retryAfterMs: 37_500 } });
  });

  test.each([
    { message: 'Quota.', details: [{ violations: [{ quotaId: 'GenerateRequestsPerDayPerProject' }] }] },
    { message: 'You exceeded your current quota per day.' },
  ])('a used-up quota is not a matter of waiting: %o', async (error) => {
    expect(await failure(429, error)).toMatchObject({ error: { kind: 'quota', accepted: 'no' } });
  });

  test('an overloaded model has not begun', async () => {
    const state = await failure(503, { message: 'The model is overloaded. Please try again later.' });
    expect(state).toMatchObject({ error: { kind: 'unavailable', accepted: 'no', charged: 'no' } });
  });

  test('other 503s leave open what was begun', async () => {
    expect(await failure(503, { message: 'Deadline.' })).toMatchObject({ error: { accepted: 'unknown' } });
  });

  test('a model that has ended is not found', async () => {
    const state = await failure(404, { message: 'models/gemini-x is not found.' });
    expect(state).toMatchObject({ error: { kind: 'not-found', accepted: 'no' } });
  });
});

describe('health', () => {
  test('names the models that the key may use', async () => {
    const provider = createGemini({ apiKey: CANARY_KEY, baseUrl: fake.server.url });
    const { ok, models } = await provider.health(trial({ allow: [fake.server.host] }).context);
    expect(ok).toBe(true);
    expect(models).toContain('gemini-nano-banana-2.1');
  });

  test('a wrong key does not work', async () => {
    const provider = createGemini({ apiKey: 'wrong-key-000', baseUrl: fake.server.url });
    expect(await provider.health(trial({ allow: [fake.server.host] }).context)).toMatchObject({ ok: false });
  });
});
