import type { HostedProvider, Operation, OperationRequest } from '@atelier/providers/hosted';
import { createWavespeed } from '@atelier/providers/hosted/wavespeed';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FakeWavespeed, startFakeWavespeed } from '../fakes/wavespeed.ts';
import { describeConformance } from './conformance.ts';
import { fullRequest, leastRequest } from './sample-requests.ts';
import { describeStoredResults } from './stored-results.ts';
import { CANARY_KEY, runToEnd, trial } from './trial.ts';

const subject = {
  startFake: () => startFakeWavespeed(CANARY_KEY),
  create: (baseUrl: string) => createWavespeed({ apiKey: CANARY_KEY, baseUrl }),
};

describeConformance('WaveSpeed', subject);

describeStoredResults('WaveSpeed', {
  ...subject,
  request: (provider) => sample(provider, 'text-to-image', 'qwen-image'),
  isPoll: ({ path }) => path.startsWith('/api/v3/predictions/'),
  isDownload: ({ path }) => path.startsWith('/store/'),
});

function sample(
  provider: HostedProvider,
  operation: Operation,
  model: string,
  of = fullRequest,
): Promise<OperationRequest> {
  const spec = provider
    .specs()
    .find((candidate) => candidate.operation === operation && candidate.model === model);
  if (spec === undefined) throw new Error(`${model} does not do ${operation}`);
  return of(spec);
}

describe('WaveSpeed', () => {
  let fake: FakeWavespeed;
  let provider: HostedProvider;
  beforeEach(async () => {
    fake = await startFakeWavespeed(CANARY_KEY);
    provider = subject.create(fake.server.url);
  });
  afterEach(() => fake.server.close());

  const run = (request: OperationRequest) => {
    const { context } = trial({ allow: [fake.server.host] });
    return runToEnd(provider, request, context);
  };
  const sentFor = async (request: OperationRequest) => {
    await run(request);
    expect(fake.server.violations).toEqual([]);
    return fake.inputs.at(-1)?.input ?? {};
  };

  test('is asked for sizes as W*H, ratios, or a resolution, as the model wants them', async () => {
    const qwen = await sample(provider, 'text-to-image', 'qwen-image');
    expect(await sentFor({ ...qwen, size: { width: 1280, height: 720 } })).toMatchObject({
      size: '1280*720',
    });
    const ideogram = await sample(provider, 'text-to-image', 'ideogram-v3-turbo');
    const sent = await sentFor({ ...ideogram, size: { ratio: '16:9' } });
    expect(sent).toEqual({ prompt: ideogram.prompt, aspect_ratio: '16:9' });
    const banana = await sample(provider, 'flat-lay', 'nano-banana-pro-edit-ultra');
    expect(await sentFor({ ...banana, size: { ratio: '4:5', tier: '8k' } })).toMatchObject({
      aspect_ratio: '4:5',
      resolution: '8k',
    });
  });

  test('gets masks as they are, white = change', async () => {
    const request = await sample(provider, 'inpaint', 'ideogram-v3-turbo');
    const mask = request.images.find(({ role }) => role === 'mask');
    const sent = await sentFor(request);
    expect(sent.mask_image).toBe(
      `data:image/png;base64,${Buffer.from(mask?.bytes ?? []).toString('base64')}`,
    );
  });

  test('tells models with several pictures which is which', async () => {
    const request = await sample(provider, 'try-on', 'qwen-edit-plus');
    const sent = await sentFor(request);
    expect(sent.images).toHaveLength(request.images.length);
    expect(sent.prompt).toMatch(/^Image 1 is the person: the person\. Image 2 is a product: the garment\./);
  });

  test.each([
    [1, '2k'],
    [3, '4k'],
    [5, '8k'],
  ])('enlarges a picture of 1024 px %d times to the next size, %s', async (scale, resolution) => {
    const request = await sample(provider, 'upscale-conservative', 'image-upscaler', leastRequest);
    const images = request.images.map((image) => ({ ...image, width: 1024, height: 768 }));
    const sent = await sentFor({ ...request, images, params: { scale } });
    expect(sent.target_resolution).toBe(resolution);
  });

  test('shows nobody a picture that is flagged', async () => {
    fake.flag();
    const state = await run(await sample(provider, 'text-to-image', 'qwen-image'));
    expect(state).toMatchObject({ state: 'blocked', stage: 'output' });
    expect(fake.server.requests.filter(({ path }) => path.startsWith('/store/'))).toEqual([]);
  });

  test.each([
    [1400, 'invalid'],
    [1402, 'invalid'],
    [1403, 'internal'],
    [5003, 'unavailable'],
    [5004, 'timeout'],
  ])('pays nothing for a task that fails with %d, which is %s', async (code, kind) => {
    fake.failTask(code);
    const state = await run(await sample(provider, 'text-to-image', 'qwen-image'));
    expect(state).toMatchObject({ state: 'failed', error: { kind, accepted: 'yes', charged: 'no' } });
  });

  test('says that the balance is used up', async () => {
    fake.server.fail({ kind: 'status', status: 403, body: { code: 403, message: 'insufficient balance' } });
    const state = await run(await sample(provider, 'text-to-image', 'qwen-image'));
    expect(state).toMatchObject({
      state: 'failed',
      error: { kind: 'quota', accepted: 'no', message: 'insufficient balance' },
    });
  });

  test('costs what the price list says, by resolution where that decides', async () => {
    const request = await sample(provider, 'general-edit', 'nano-banana-pro-edit-ultra');
    const usd = (tier: string) => provider.estimate({ ...request, size: { ratio: '1:1', tier } }).usd;
    expect([usd('4k'), usd('8k')]).toEqual([0.15, 0.18]);
    const state = await run({ ...request, size: { ratio: '1:1', tier: '8k' } });
    expect(state).toMatchObject({ state: 'done', cost: { usd: 0.18, basis: 'estimate' } });
  });
});
