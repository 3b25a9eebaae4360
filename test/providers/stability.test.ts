import type { ImageIn, JobState, OperationRequest, OperationSpec } from '@atelier/providers/hosted';
import { stateOf } from '@atelier/providers/hosted';
import { createStability } from '@atelier/providers/hosted/stability';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FakeStability, type Refusal, startFakeStability } from '../fakes/stability.ts';
import { readOperations } from '../fakes/stability-contract.ts';
import { colourOf } from '../fakes/stability-pictures.ts';
import { describeConformance } from './conformance.ts';
import { fullRequest, leastRequest } from './sample-requests.ts';
import { CANARY_KEY, runToEnd, trial } from './trial.ts';

describeConformance('stability', {
  startFake: () => startFakeStability(CANARY_KEY),
  create: (baseUrl) => createStability({ apiKey: CANARY_KEY, baseUrl }),
});

const SPECS = createStability({}).specs();
let fake: FakeStability;

beforeEach(async () => {
  fake = await startFakeStability(CANARY_KEY);
});
afterEach(async () => {
  await fake.server.close();
});

function specOf(operation: OperationSpec['operation'], model?: string): OperationSpec {
  const found = SPECS.find((spec) => spec.operation === operation && (model ?? spec.model) === spec.model);
  if (!found) throw new Error(`no spec for ${operation}`);
  return found;
}

function run(request: OperationRequest): Promise<JobState> {
  const provider = createStability({ apiKey: CANARY_KEY, baseUrl: fake.server.url });
  return runToEnd(provider, request, trial({ allow: [fake.server.host], budgetMs: 600_000 }).context);
}

function doneOf(state: JobState): Extract<JobState, { state: 'done' }> {
  if (state.state !== 'done') throw new Error(`expected a picture but received ${JSON.stringify(state)}`);
  return state;
}

/** A black mask whose left half is white. */
async function leftHalf(side: number): Promise<ImageIn> {
  const data = Buffer.alloc(side * side);
  for (let index = 0; index < data.length; index++) data[index] = index % side < side / 2 ? 255 : 0;
  const bytes = await sharp(data, { raw: { width: side, height: side, channels: 1 } })
    .png()
    .toBuffer();
  return { role: 'mask', bytes, mime: 'image/png', width: side, height: side };
}

async function colourAt(bytes: Uint8Array, x: number, y: number): Promise<number[]> {
  const area = sharp(bytes).extract({ left: x, top: y, width: 1, height: 1 });
  return [...(await area.removeAlpha().raw().toBuffer())];
}

describe('what is sent', () => {
  test.each(['erase', 'inpaint'] as const)(
    '%s changes what is white in the mask, and nothing else',
    async (operation) => {
      const sample = await fullRequest(specOf(operation));
      const source = sample.images.find(({ role }) => role === 'source')!;
      const mask = await leftHalf(source.width);
      const state = doneOf(await run({ ...sample, images: [source, mask], seed: 4711 }));
      const painted = colourOf(4711);
      expect(await colourAt(state.images[0]!.bytes, 10, 100)).toEqual([painted.r, painted.g, painted.b]);
      expect(await colourAt(state.images[0]!.bytes, source.width - 10, 100)).toEqual(
        await colourAt(source.bytes, source.width - 10, 100),
      );
    },
  );

  test('outpainting grows the sides that were asked for', async () => {
    const sample = await leastRequest(specOf('outpaint'));
    const [{ width, height }] = sample.images as [ImageIn];
    const state = doneOf(await run({ ...sample, params: { left: 30, right: 0, up: 7, down: 0 } }));
    expect(state.images[0]).toMatchObject({ width: width + 30, height: height + 7 });
  });

  test('outpainting by nothing is objected to', async () => {
    const sample = await leastRequest(specOf('outpaint'));
    const request = { ...sample, params: { left: 0, right: 0, up: 0, down: 0 } };
    expect(createStability({}).check(request)).toMatchObject([{ rule: 'atLeastOneNonZero' }]);
  });

  test('a lighting picture wins over a direction, and a strength without light is left out, with warnings', async () => {
    const both = await fullRequest(specOf('replace-background-relight'));
    expect(doneOf(await run(both)).warnings).toEqual([expect.stringContaining('direction was left out')]);
    const { lightDirection: _, ...params } = both.params ?? {};
    const images = both.images.filter(({ role }) => role !== 'light');
    expect(doneOf(await run({ ...both, images, params })).warnings).toEqual([
      expect.stringContaining('needs a light direction'),
    ]);
    expect(fake.server.violations).toEqual([]);
  });

  test('limits of pictures are those of the document', () => {
    const documented = [...readOperations().values()].flatMap(({ limits }) => Object.values(limits));
    const ours = SPECS.flatMap(({ inputs }) => Object.entries(inputs))
      .filter(([role]) => role !== 'mask')
      .map(([, { mimes: _mimes, count: _count, maxBytes: _bytes, ...limits }]) => limits);
    for (const limits of documented) expect(ours).toContainEqual(limits);
    for (const limits of ours) expect(documented).toContainEqual(limits);
  });

  test('estimates are the prices of the document', async () => {
    const provider = createStability({});
    const expected: (number | undefined)[] = [];
    for (const spec of SPECS) {
      const request = await leastRequest(spec);
      expected.push(provider.estimate(request).credits);
      await run(request);
    }
    expect(fake.works.map(({ credits }) => credits)).toEqual(expected);
  });
});

describe('seeds', () => {
  test('the seed that was used is told', async () => {
    const sample = await leastRequest(specOf('text-to-image', 'core'));
    expect(doneOf(await run({ ...sample, seed: 99 })).images[0]?.seed).toBe(99);
  });

  test('seed 0, which would mean any, is replaced with a warning', async () => {
    const sample = await leastRequest(specOf('text-to-image', 'core'));
    const state = doneOf(await run({ ...sample, seed: 0 }));
    expect(state.images[0]?.seed).toBe(4_294_967_294);
    expect(state.warnings).toEqual([expect.stringContaining('seed 0')]);
  });
});

describe('answers', () => {
  test.each<[Refusal, object]>([
    ['content_moderation', { stage: 'unknown', charged: 'no' }],
    ['invalid_language', { stage: 'input', charged: 'no', categories: ['invalid_language'] }],
    ['public_figure', { stage: 'input', charged: 'no', categories: ['public_figure'] }],
    ['CONTENT_FILTERED', { stage: 'output', charged: 'unknown' }],
  ])('%s is a refusal, not an error, and shows no picture', async (refusal, expected) => {
    fake.refuse(refusal);
    const state = await run(await leastRequest(specOf('text-to-image', 'core')));
    expect(state).toMatchObject({ state: 'blocked', ...expected });
    expect(state).not.toHaveProperty('images');
  });

  test('a job whose result was filtered is blocked', async () => {
    fake.refuse('CONTENT_FILTERED');
    expect(await run(await leastRequest(specOf('upscale-creative')))).toMatchObject({ state: 'blocked' });
  });

  test.each(['image', 'result'] as const)('results as JSON under the name %s are read', async (name) => {
    fake.resultsAs = name;
    const state = doneOf(await run({ ...(await leastRequest(specOf('upscale-creative'))), seed: 5 }));
    expect(state.images[0]).toMatchObject({ mime: 'image/png', seed: 5 });
  });

  test.each([
    [400, { kind: 'invalid', field: 'prompt', accepted: 'no', charged: 'no' }],
    [402, { kind: 'quota', accepted: 'no' }],
    [413, { kind: 'too-large', accepted: 'no' }],
    [429, { kind: 'rate', accepted: 'no', retryAfterMs: 60_000 }],
    [500, { kind: 'internal', accepted: 'unknown', charged: 'no' }],
  ])('status %i fails with what is known of it', async (status, expected) => {
    const body = { id: '1', name: 'some_name', errors: ['prompt: is required'] };
    fake.server.fail({ kind: 'status', status, body });
    const state = await run(await leastRequest(specOf('text-to-image', 'core')));
    expect(state).toMatchObject({ state: 'failed', error: { ...expected, message: 'prompt: is required' } });
  });

  test('requests over 10 MiB are refused before they are sent', async () => {
    const sample = await leastRequest(specOf('erase'));
    const noise = Buffer.alloc(11 * 1024 * 1024, 'x');
    const images = sample.images.map((image) =>
      image.role === 'source' ? { ...image, bytes: noise } : image,
    );
    expect(await run({ ...sample, images })).toMatchObject({ error: { kind: 'too-large', accepted: 'no' } });
    expect(fake.server.requests).toEqual([]);
  });
});

describe('jobs', () => {
  test('are polled no more often than every ten seconds', async () => {
    const provider = createStability({ apiKey: CANARY_KEY, baseUrl: fake.server.url });
    const { context } = trial({ allow: [fake.server.host] });
    const state = await stateOf(async () =>
      provider.submit(await leastRequest(specOf('upscale-creative')), context),
    );
    expect(state).toMatchObject({ state: 'queued', pollAfterMs: 10_000 });
  });

  test('wait when there are too many polls', async () => {
    const provider = createStability({ apiKey: CANARY_KEY, baseUrl: fake.server.url });
    const { context } = trial({ allow: [fake.server.host] });
    const state = await provider.submit(await leastRequest(specOf('upscale-creative')), context);
    if (state.state !== 'queued') throw new Error(`expected a queued job but it is ${state.state}`);
    for (let storm = 0; storm < 10; storm++) fake.server.fail({ kind: 'status', status: 429 });
    expect(await provider.poll(state.handle, context)).toMatchObject({
      state: 'running',
      pollAfterMs: 60_000,
    });
  });
});

describe('health', () => {
  const health = () =>
    createStability({ apiKey: CANARY_KEY, baseUrl: fake.server.url }).health(
      trial({ allow: [fake.server.host] }).context,
    );

  test('tells what is left of the credits', async () => {
    fake.credits = 250;
    expect(await health()).toMatchObject({ ok: true, balance: { usd: 2.5, credits: 250 } });
  });

  test('an empty account does not work', async () => {
    fake.credits = 0;
    expect(await health()).toMatchObject({ ok: false });
  });

  test('a wrong key does not work', async () => {
    const wrong = createStability({ apiKey: 'sk-wrong', baseUrl: fake.server.url });
    const { context } = trial({ allow: [fake.server.host] });
    expect(await wrong.health(context)).toMatchObject({ ok: false });
  });
});
