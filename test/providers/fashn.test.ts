import type { HostedProvider, Operation, OperationRequest } from '@atelier/providers/hosted';
import { createFashn } from '@atelier/providers/hosted/fashn';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FakeFashn, startFakeFashn } from '../fakes/fashn.ts';
import type { Fault } from '../fakes/faults.ts';
import { describeConformance } from './conformance.ts';
import { fullRequest } from './sample-requests.ts';
import { CANARY_KEY, runToEnd, trial } from './trial.ts';

const create = (baseUrl: string) => createFashn({ apiKey: CANARY_KEY, baseUrl });

/** On-figure pictures take the pose of a person or that of a picture, not both. */
function withoutSecondPose(request: OperationRequest): OperationRequest {
  const hasPerson = request.images.some(({ role }) => role === 'person');
  return hasPerson ? { ...request, images: request.images.filter(({ role }) => role !== 'pose') } : request;
}

describeConformance('FASHN', {
  startFake: () => startFakeFashn(CANARY_KEY),
  create,
  adjust: withoutSecondPose,
});

describe('FASHN', () => {
  let fake: FakeFashn;
  let provider: HostedProvider;
  beforeEach(async () => {
    fake = await startFakeFashn(CANARY_KEY);
    provider = create(fake.server.url);
  });
  afterEach(() => fake.server.close());

  const sample = async (operation: Operation, model: string): Promise<OperationRequest> => {
    const spec = provider.specs().find((known) => known.operation === operation && known.model === model);
    if (spec === undefined) throw new Error(`${model} does not do ${operation}`);
    return withoutSecondPose(await fullRequest(spec));
  };
  const run = (request: OperationRequest) => {
    const { context } = trial({ allow: [fake.server.host] });
    return runToEnd(provider, request, context);
  };

  test('is told in its own words how good a try-on has to be', async () => {
    const request = await sample('try-on', 'tryon-v1.6');
    const modes = ['draft', 'standard', 'premium'];
    for (const quality of modes) await run({ ...request, params: { ...request.params, quality } });
    expect(fake.runs.map(({ inputs }) => inputs.mode)).toEqual(['performance', 'balanced', 'quality']);
    expect(fake.runs[0]?.inputs).toMatchObject({ category: 'auto', garment_photo_type: 'auto' });
  });

  test.each<[Fault, string]>([
    [{ kind: 'garbage' }, 'bad-output'],
    [{ kind: 'wrong-mime' }, 'bad-output'],
    [{ kind: 'huge', bytes: 200 * 1024 * 1024 }, 'bad-output'],
    [{ kind: 'redirect', to: 'http://127.0.0.1:9/' }, 'bad-output'],
    [{ kind: 'drop', atByte: 3 }, 'network'],
    [{ kind: 'status', status: 429, headers: { 'retry-after': '2' } }, 'rate'],
    [{ kind: 'status', status: 502 }, 'internal'],
    [{ kind: 'status', status: 404 }, 'not-found'],
  ])('is asked for a result in vain when it always answers with %o', async (fault, kind) => {
    for (let i = 0; i < 10; i++) fake.server.fail(fault, ({ path }) => path.startsWith('/status/'));
    const state = await run(await sample('try-on', 'tryon-v1.6'));
    expect(state).toMatchObject({ state: 'failed', error: { kind, accepted: 'yes' } });
    expect(fake.server.paid).toHaveLength(1);
  });

  test('keeps no picture in its store', async () => {
    await run(await sample('try-on', 'tryon-max'));
    expect(fake.runs[0]?.inputs.return_base64).toBe(true);
  });

  test('gives several pictures of one try-on, and they cost what its answer says', async () => {
    const state = await run({ ...(await sample('try-on', 'tryon-v1.6')), count: 3 });
    if (state.state !== 'done') throw new Error(`expected pictures but it is ${state.state}`);
    expect(state.images).toHaveLength(3);
    expect(state.cost).toEqual({ usd: 0.225, credits: 3, basis: 'reported' });
  });

  test('costs more when a face is to be kept', async () => {
    const request = await sample('face-swap', 'model-swap');
    expect(provider.estimate({ ...request, count: 2 })).toMatchObject({ usd: 0.75, credits: 10 });
  });

  test('gets masks as they are, white = change', async () => {
    const request = await sample('inpaint', 'edit');
    await run(request);
    const mask = request.images.find(({ role }) => role === 'mask');
    const base64 = Buffer.from(mask?.bytes ?? []).toString('base64');
    expect(fake.runs[0]?.inputs.mask).toBe(`data:image/png;base64,${base64}`);
  });

  test('cuts products out with transparency', async () => {
    const state = await run(await sample('remove-background', 'background-remove'));
    expect(state).toMatchObject({ state: 'done', images: [{ alpha: true, mime: 'image/png' }] });
  });

  test('objects to a person and a pose at once', async () => {
    const spec = provider.specs().find(({ operation }) => operation === 'on-figure');
    if (spec === undefined) throw new Error('nothing makes pictures on figures');
    expect(provider.check(await fullRequest(spec))).toMatchObject([{ rule: 'notBoth' }]);
  });

  test.each([
    ['ImageLoadError', 'invalid'],
    ['PoseError', 'invalid'],
    ['PipelineError', 'internal'],
    ['ThirdPartyError', 'internal'],
  ])('pays nothing for a job that fails with %s, which is %s', async (name, kind) => {
    fake.failJob(name);
    const state = await run(await sample('try-on', 'tryon-v1.6'));
    expect(state).toMatchObject({ state: 'failed', error: { kind, charged: 'no' } });
  });

  test('tells a lack of credits from a lack of patience', async () => {
    const request = await sample('try-on', 'tryon-v1.6');
    const answer = (error: string) =>
      ({ kind: 'status', status: 429, body: { error, message: 'no' } }) as const;
    fake.server.fail(answer('OutOfCredits'));
    expect(await run(request)).toMatchObject({ error: { kind: 'quota', accepted: 'no' } });
    fake.server.fail(answer('ConcurrencyLimitExceeded'));
    expect(await run(request)).toMatchObject({ error: { kind: 'rate', accepted: 'no' } });
  });

  test('made no job when it says itself that it has an internal error', async () => {
    const body = { error: 'InternalServerError', message: 'The payload is too large.' };
    fake.server.fail({ kind: 'status', status: 500, body });
    expect(await run(await sample('try-on', 'tryon-v1.6'))).toMatchObject({
      state: 'failed',
      error: { kind: 'internal', accepted: 'no', charged: 'no' },
    });
  });
});
