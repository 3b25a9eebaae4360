import type { HostedProvider, Operation, OperationRequest } from '@atelier/providers/hosted';
import { stateOf } from '@atelier/providers/hosted';
import { createA1111 } from '@atelier/providers/hosted/a1111';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FakeA1111, startFakeA1111 } from '../fakes/a1111.ts';
import { describeConformance } from './conformance.ts';
import { fullRequest, leastRequest } from './sample-requests.ts';
import { CANARY_KEY, runToEnd, trial } from './trial.ts';

const create = (baseUrl: string) => createA1111({ apiKey: CANARY_KEY, baseUrl });

describeConformance('A1111', { startFake: () => startFakeA1111(CANARY_KEY), create, neverBlocks: true });

describe('A1111', () => {
  let fake: FakeA1111;
  let provider: HostedProvider;
  beforeEach(async () => {
    fake = await startFakeA1111(CANARY_KEY);
    provider = create(fake.server.url);
  });
  afterEach(() => fake.server.close());

  const sample = async (operation: Operation, of = fullRequest): Promise<OperationRequest> => {
    const spec = provider.specs().find((known) => known.operation === operation);
    if (spec === undefined) throw new Error(`nothing does ${operation}`);
    return of(spec);
  };
  const run = (request: OperationRequest) =>
    runToEnd(provider, request, trial({ allow: [fake.server.host] }).context);
  const pictures = async (request: OperationRequest) => {
    const state = await run(request);
    if (state.state !== 'done') throw new Error(`expected pictures but it is ${JSON.stringify(state)}`);
    return state.images;
  };

  test('makes several pictures of exactly the size that was asked for, and tells their seeds', async () => {
    const request = await sample('text-to-image');
    const images = await pictures({ ...request, count: 3, seed: 41, size: { width: 832, height: 1216 } });
    expect(images.map(({ seed }) => seed)).toEqual([41, 42, 43]);
    expect(images[0]).toMatchObject({ width: 832, height: 1216 });
    expect(fake.work[0]?.body).toMatchObject({ batch_size: 3, save_images: false });
  });

  test('tells the seed that the server chose', async () => {
    const { seed: _none, ...request } = await sample('text-to-image');
    const [image] = await pictures(request);
    expect(fake.work[0]?.body).not.toHaveProperty('seed');
    expect(image?.seed).toBe(4_002_001_000);
  });

  test('gets masks as they are, white = change, and pictures back in their own size', async () => {
    const request = await sample('inpaint');
    const [image] = await pictures(request);
    const mask = request.images.find(({ role }) => role === 'mask');
    expect(fake.work[0]?.body.mask).toBe(Buffer.from(mask?.bytes ?? []).toString('base64'));
    expect(image).toMatchObject({ width: 256, height: 256 });
  });

  test('takes things away as if nothing had been there', async () => {
    await pictures(await sample('erase'));
    expect(fake.work[0]?.body).toMatchObject({ denoising_strength: 1, inpainting_fill: 0 });
  });

  test('starts from a picture as freely as it is told', async () => {
    const request = await sample('image-to-image');
    await run({ ...request, params: { strength: 0.25 } });
    await run(await sample('image-to-image', leastRequest));
    expect(fake.work.map(({ body }) => body.denoising_strength)).toEqual([0.25, 0.6]);
  });

  test.each([
    ['control-sketch', 'invert', 'scribble'],
    ['control-structure', 'canny', 'canny'],
  ] as const)(
    'follows the lines of a picture for %s, and shows no line picture',
    async (operation, module, word) => {
      const images = await pictures(await sample(operation));
      expect(images).toHaveLength(1);
      expect(fake.work[0]?.body.alwayson_scripts).toMatchObject({
        controlnet: { args: [{ module, model: expect.stringContaining(word), weight: 0.5 }] },
      });
    },
  );

  test('says that there is no ControlNet, before anything is begun', async () => {
    fake.controlModels = null;
    expect(await run(await sample('control-sketch'))).toMatchObject({
      state: 'failed',
      error: { kind: 'not-found', accepted: 'no', message: 'The server has no ControlNet extension.' },
    });
    expect(fake.work).toEqual([]);
  });

  test('enlarges with the best upscaler that is installed', async () => {
    const request = await sample('upscale-fast', leastRequest);
    expect(await pictures({ ...request, params: { scale: 2 } })).toMatchObject([{ width: 512, height: 512 }]);
    fake.upscalers = ['None', 'Lanczos'];
    expect(await pictures(request)).toMatchObject([{ width: 1024, height: 1024 }]);
    expect(fake.work.map(({ body }) => body.upscaler_1)).toEqual(['R-ESRGAN 4x+', 'Lanczos']);
  });

  test('says that memory is a matter of size', async () => {
    const body = {
      error: 'OutOfMemoryError',
      detail: '',
      body: '',
      errors: 'CUDA out of memory. Tried to allocate',
    };
    fake.server.fail({ kind: 'status', status: 500, body });
    expect(await run(await sample('text-to-image'))).toMatchObject({
      state: 'failed',
      error: { kind: 'too-large', charged: 'no' },
    });
  });

  test('stops work that nobody waits for, but never that of others', async () => {
    const request = await sample('text-to-image');
    const giveUp = async (somebodyElse?: string) => {
      fake.server.fail({ kind: 'hang' }, ({ path }) => path.endsWith('/txt2img'));
      const { context } = trial({ allow: [fake.server.host], budgetMs: 300 });
      const call = stateOf(() => provider.submit(request, context));
      await expect.poll(() => fake.work.length).toBeGreaterThan(0);
      if (somebodyElse !== undefined) fake.currentTask = somebodyElse;
      expect(await call).toMatchObject({ state: 'failed', error: { kind: 'timeout' } });
    };
    await giveUp('task(of somebody else)');
    expect(fake.interruptions).toBe(0);
    fake.work.length = 0;
    await giveUp();
    expect(fake.interruptions).toBe(1);
  });

  test('refuses a wrong password in plain words', async () => {
    const { context } = trial({ allow: [fake.server.host] });
    const health = await createA1111({ apiKey: 'me:wrong', baseUrl: fake.server.url }).health(context);
    expect(health).toEqual({ ok: false, message: 'The provider answered with status 401.' });
  });
});
