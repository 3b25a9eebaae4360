import type { HostedProvider, Operation, OperationRequest } from '@atelier/providers/hosted';
import { createFal } from '@atelier/providers/hosted/fal';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FakeFal, startFakeFal } from '../fakes/fal.ts';
import { describeConformance } from './conformance.ts';
import { fullRequest } from './sample-requests.ts';
import { describeStoredResults } from './stored-results.ts';
import { CANARY_KEY, isPending, runToEnd, trial } from './trial.ts';

const subject = {
  startFake: () => startFakeFal(CANARY_KEY),
  create: (baseUrl: string) => createFal({ apiKey: CANARY_KEY, baseUrl }),
};
const FLUX = 'fal-ai/flux-1/schnell';
const FASHN = 'fal-ai/fashn/tryon/v1.6';

describeConformance('fal', subject);

describeStoredResults('fal', {
  ...subject,
  request: (provider) => sample(provider, 'text-to-image', FLUX),
  isPoll: ({ method, path }) => method === 'GET' && path.endsWith('/status'),
  isDownload: ({ path }) => path.startsWith('/files/'),
});

function sample(provider: HostedProvider, operation: Operation, model: string): Promise<OperationRequest> {
  const spec = provider.specs().find((known) => known.operation === operation && known.model === model);
  if (spec === undefined) throw new Error(`${model} does not do ${operation}`);
  return fullRequest(spec);
}

describe('fal', () => {
  let fake: FakeFal;
  let provider: HostedProvider;
  beforeEach(async () => {
    fake = await startFakeFal(CANARY_KEY);
    provider = subject.create(fake.server.url);
  });
  afterEach(() => fake.server.close());

  const run = (request: OperationRequest) => {
    const { context } = trial({ allow: [fake.server.host] });
    return runToEnd(provider, request, context);
  };

  test('forgets files soon, and starts nothing for which nobody waits any more', async () => {
    const { context } = trial({ allow: [fake.server.host], budgetMs: 90_000 });
    await runToEnd(provider, await sample(provider, 'text-to-image', FLUX), context);
    const headers = fake.inputs[0]?.headers ?? {};
    expect(headers['x-fal-object-lifecycle-preference']).toBe('{"expiration_duration_seconds":3600}');
    expect(Number(headers['x-fal-request-timeout'])).toBeLessThanOrEqual(90);
  });

  test('says how far the queue is', async () => {
    const { context } = trial({ allow: [fake.server.host] });
    const submitted = await provider.submit(await sample(provider, 'try-on', FASHN), context);
    if (!isPending(submitted)) throw new Error(`expected a pending job but it is ${submitted.state}`);
    expect(await provider.poll(submitted.handle, context)).toMatchObject({
      state: 'queued',
      progress: { queuePosition: 2 },
    });
    expect(await provider.poll(submitted.handle, context)).toMatchObject({ state: 'running' });
  });

  test('sends its key to no other server, even when it is pointed there', async () => {
    fake.pointElsewhere();
    const state = await run(await sample(provider, 'try-on', FASHN));
    expect(state).toMatchObject({ state: 'failed', error: { kind: 'bad-output', accepted: 'yes' } });
  });

  test('shows nobody a picture that is flagged', async () => {
    fake.endWith('flagged');
    const state = await run(await sample(provider, 'text-to-image', FLUX));
    expect(state).toMatchObject({ state: 'blocked', stage: 'output' });
    expect(fake.server.requests.filter(({ path }) => path.startsWith('/files/'))).toEqual([]);
  });

  test('has taken on nothing when a job did not start in time', async () => {
    fake.endWith('too-late');
    expect(await run(await sample(provider, 'try-on', FASHN))).toMatchObject({
      state: 'failed',
      error: { kind: 'timeout', accepted: 'no', charged: 'no' },
    });
  });

  test('names the field that a model dislikes, and does not know whether that was charged', async () => {
    const detail = [
      { loc: ['body', 'garment_image'], msg: 'No garment was found.', type: 'image_load_error' },
    ];
    const isResponse = ({ method, path }: { method: string; path: string }) =>
      method === 'GET' && /\/requests\/[\w-]+$/.test(path);
    fake.server.fail({ kind: 'status', status: 422, body: { detail } }, isResponse);
    expect(await run(await sample(provider, 'try-on', FASHN))).toMatchObject({
      state: 'failed',
      error: {
        kind: 'invalid',
        field: 'garment_image',
        message: 'No garment was found.',
        charged: 'unknown',
      },
    });
  });

  test('gives all pictures of a call, and the seed that made them', async () => {
    const { seed: _none, ...request } = await sample(provider, 'text-to-image', FLUX);
    const state = await run({ ...request, count: 3 });
    if (state.state !== 'done') throw new Error(`expected pictures but it is ${state.state}`);
    expect(state.images.map(({ seed }) => seed)).toEqual([7, 7, 7]);
  });

  test('costs so much per begun megapixel', async () => {
    const request = await sample(provider, 'text-to-image', FLUX);
    const usd = (width: number, height: number) =>
      provider.estimate({ ...request, size: { width, height } }).usd;
    expect([usd(512, 512), usd(1024, 1024), usd(1536, 1536)]).toEqual([0.003, 0.006, 0.009]);
  });

  test('cancels a job that is not done yet', async () => {
    const { context } = trial({ allow: [fake.server.host] });
    const submitted = await provider.submit(await sample(provider, 'try-on', FASHN), context);
    if (!isPending(submitted)) throw new Error(`expected a pending job but it is ${submitted.state}`);
    expect(await provider.cancel(submitted.handle, context)).toBe('canceled');
    for (let look = 0; look < 3; look++) await provider.poll(submitted.handle, context);
    expect(await provider.cancel(submitted.handle, context)).toBe('too-late');
  });
});
