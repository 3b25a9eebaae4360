import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startFakeComfyui } from '../../../../test/fakes/comfyui.ts';
import type { FakeProvider } from '../../../../test/fakes/fake-server.ts';
import { startFakeStability } from '../../../../test/fakes/stability.ts';
import { startFakeWavespeed } from '../../../../test/fakes/wavespeed.ts';
import { CANARY_KEY } from '../../../../test/providers/trial.ts';
import { until } from '../../../../test/support/domain.ts';
import { type HostedStudio, openHostedStudio } from '../../../../test/support/hosted-studio.ts';

let stability: FakeProvider;
let wavespeed: FakeProvider;
let comfyui: FakeProvider;
let studio: HostedStudio;

beforeEach(async () => {
  [stability, wavespeed, comfyui] = await Promise.all([
    startFakeStability(CANARY_KEY),
    startFakeWavespeed(CANARY_KEY),
    startFakeComfyui(),
  ]);
  studio = await openHostedStudio({ stability, wavespeed });
});
afterEach(async () => {
  await studio.close();
  for (const fake of [stability, wavespeed, comfyui]) {
    expect(fake.server.violations).toEqual([]);
    await fake.server.close();
  }
});

const paid = () => [stability.server.paid.length, wavespeed.server.paid.length];
const posts = ({ server }: FakeProvider) => server.requests.filter(({ method }) => method === 'POST').length;
const isPost = ({ method }: { method: string }) => method === 'POST';
const isLook = ({ path }: { path: string }) => path.includes('/predictions/');
const prompts = () => comfyui.server.requests.filter(({ path }) => path === '/prompt');
const made = async (wish: Record<string, unknown> = {}) => studio.ended(await studio.create(wish));

describe('a picture by a provider', () => {
  test('comes from whom the quality stands for, and says so', async () => {
    const job = await made({ quality: 'standard', width: 1200, height: 628, seed: 5 });
    expect(job).toMatchObject({ status: 'succeeded', provider: 'stability', model: 'core', warnings: [] });
    expect(job.pictures[0]).toMatchObject({ width: 1200, height: 628 });
    expect(job.pictures[0]?.metadata).toMatchObject({
      provider: 'stability',
      model: 'core',
      chosen_because: 'made for the quality standard',
      variation: 1,
      provider_cost_usd: 0.03,
      provider_cost_basis: 'price-list',
    });
    expect(paid()).toEqual([1, 0]);
  });

  test('is asked for once for each variation', async () => {
    const job = await made({ quality: 'draft', num_variations: 3 });
    expect(job.pictures.map(({ metadata }) => metadata.variation)).toEqual([1, 2, 3]);
    expect(paid()).toEqual([0, 3]);
  });

  test('costs what the ledger of providers says', async () => {
    await made({ quality: 'standard' });
    const { rows } = await studio.domain.sql('select provider, state, usd from hosted_jobs');
    expect(rows).toEqual([{ provider: 'stability', state: 'done', usd: '0.03' }]);
    expect((await studio.domain.sql('select * from hosted_results')).rows).toEqual([]);
  });

  test('tells what could not be honoured', async () => {
    const job = await made({ quality: 'standard', steps: 30 });
    expect(job.warnings).toEqual(['Stability AI does not take steps 30; it was left out.']);
  });
});

describe('a provider that fails', () => {
  test('before it took the work is followed by the next one, which is told', async () => {
    stability.server.fail({ kind: 'status', status: 401 });
    const job = await made({ quality: 'standard' });
    expect(job.status).toBe('succeeded');
    expect(job.pictures[0]?.metadata).toMatchObject({
      provider: 'wavespeed',
      chosen_because: 'the ones before could not do it',
    });
    expect(job.warnings[0]).toMatch(/^Stability AI: /);
    expect(paid()).toEqual([0, 1]);
  });

  test('is asked again after the time it wants when there are too many requests', async () => {
    stability.server.fail({ kind: 'status', status: 429, headers: { 'retry-after': '2' } });
    const job = await made({ quality: 'standard' });
    expect(job.pictures[0]?.metadata.provider).toBe('stability');
    expect([posts(stability), ...paid()]).toEqual([2, 1, 0]);
  });

  test.each([
    ['after it did the work', { kind: 'drop', atByte: -1 }],
    ['in the middle of its answer', { kind: 'drop', atByte: 10 }],
    ['with garbage', { kind: 'garbage' }],
  ] as const)('%s is not asked again, nor is anybody else', async (_, fault) => {
    stability.server.fail(fault);
    const job = await made({ quality: 'standard' });
    expect(job).toMatchObject({ status: 'failed', credits: 0 });
    expect(job.error).toMatch(/^Stability AI: /);
    expect([posts(stability), posts(wavespeed)]).toEqual([1, 0]);
  });

  test('is left alone for a while after it failed again and again', async () => {
    await stability.server.close();
    for (let i = 0; i < 2; i++) await made({ quality: 'standard' });
    const job = await made({ quality: 'standard' });
    expect(job.warnings[0]).toMatch(/^Stability AI fails at the moment and is not asked for \d+ seconds/);
    expect(job.pictures[0]?.metadata.provider).toBe('wavespeed');
  });

  test('by name fails the request', async () => {
    stability.server.fail({ kind: 'status', status: 402 });
    const job = await made({ provider: 'stability' });
    expect(job.status).toBe('failed');
    expect(paid()).toEqual([0, 0]);
  });

  test('because of moderation is believed', async () => {
    stability.moderate();
    const job = await made({ quality: 'standard' });
    expect(job.error).toBe("Prompt was refused by the provider's content filter");
    expect([posts(stability), posts(wavespeed)]).toEqual([1, 0]);
  });

  test('never gives its key away', async () => {
    const echo = `Bad key ${CANARY_KEY}`;
    stability.server.fail({
      kind: 'status',
      status: 401,
      body: { id: 'x', name: 'unauthorized', errors: [echo] },
    });
    const job = await made({ quality: 'standard' });
    expect(JSON.stringify(job)).not.toContain(CANARY_KEY);
    for (const table of ['hosted_jobs', 'tasks', 'operations', 'studio_pictures']) {
      const { rows } = await studio.domain.sql(`select to_jsonb(t)::text as row from ${table} t`);
      expect(JSON.stringify(rows)).not.toContain(CANARY_KEY);
    }
  });
});

describe('a job at a provider', () => {
  test('is followed on after a restart, and not ordered again', async () => {
    const id = await studio.create({ quality: 'draft' });
    await until(async () => (wavespeed.server.paid.length > 0 ? true : null));
    await studio.restart();
    expect((await studio.ended(id)).status).toBe('succeeded');
    expect(paid()).toEqual([0, 1]);
  });

  test('is followed on although those who refused it before would take it by now', async () => {
    stability.server.fail({ kind: 'status', status: 401 });
    const id = await studio.create({ quality: 'standard' });
    await until(async () => (wavespeed.server.paid.length > 0 ? true : null));
    await studio.restart();
    expect((await studio.ended(id)).pictures[0]?.metadata.provider).toBe('wavespeed');
    expect(paid()).toEqual([0, 1]);
  });

  test('outlives looks that are answered with garbage', async () => {
    for (let look = 0; look < 3; look++) wavespeed.server.fail({ kind: 'garbage' }, isLook);
    const job = await made({ quality: 'draft' });
    expect(job.status).toBe('succeeded');
    expect(paid()).toEqual([0, 1]);
  });

  test('about which nothing but garbage is heard is given up after a while, and can be found by its id', async () => {
    for (let look = 0; look < 40; look++) wavespeed.server.fail({ kind: 'garbage' }, isLook);
    const job = await made({ quality: 'draft' });
    expect(job).toMatchObject({ status: 'failed', credits: 0 });
    expect(job.error).toMatch(/^WaveSpeed AI: .* may have charged for the work\.$/);
    expect(wavespeed.server.requests.filter(isLook).length).toBeLessThan(10);
    const { rows } = await studio.domain.sql(`select state, handle->'remote'->>'id' as id from hosted_jobs`);
    expect(rows).toEqual([{ state: 'failed', id: 'task-1' }]);
    expect(paid()).toEqual([0, 1]);
  });

  test('that somebody cancels is not charged here', async () => {
    wavespeed.server.fail({ kind: 'slow', ms: 400 }, isPost);
    const id = await studio.create({ quality: 'draft' });
    await until(async () => (posts(wavespeed) > 0 ? true : null));
    await studio.jobs.cancel(studio.account.id, id);
    expect(await studio.ended(id)).toMatchObject({ status: 'cancelled', credits: 0 });
  });
});

describe('a server of the operator', () => {
  test('is asked when no other provider can, and found again after a lost answer', async () => {
    await studio.close();
    studio = await openHostedStudio({ comfyui });
    comfyui.server.fail(
      { kind: 'drop', atByte: -1 },
      ({ method, path }) => method === 'POST' && path === '/prompt',
    );
    const job = await made();
    expect(job.status).toBe('succeeded');
    expect(job.pictures[0]?.metadata).toMatchObject({ provider: 'comfyui', provider_cost_usd: 0 });
    expect(prompts()).toHaveLength(1);
  });

  test('that never takes the work is not asked without end', async () => {
    await studio.close();
    studio = await openHostedStudio({ comfyui }, { mode: 'hosted' });
    for (let attempt = 0; attempt < 20; attempt++)
      comfyui.server.fail({ kind: 'status', status: 500 }, ({ path }) => path === '/prompt');
    const job = await made();
    expect(job).toMatchObject({ status: 'failed', error: 'ComfyUI did not take the work.', credits: 0 });
    expect(prompts()).toHaveLength(3);
  });
});
