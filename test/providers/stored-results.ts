import type { HostedProvider, JobState, OperationRequest } from '@atelier/providers/hosted';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FakeProvider, type FakeRequest, startFakeServer } from '../fakes/fake-server.ts';
import type { Fault } from '../fakes/faults.ts';
import { CANARY_KEY, runToEnd, trial } from './trial.ts';

export interface StoredResults {
  startFake(): Promise<FakeProvider>;
  create(fakeUrl: string): HostedProvider;
  request(provider: HostedProvider): Promise<OperationRequest>;
  /** Looks at the job. */
  isPoll(request: FakeRequest): boolean;
  /** Fetches the picture. */
  isDownload(request: FakeRequest): boolean;
  /** Pictures lie on the operator's own server, which is given its key. */
  isOwnServer?: boolean;
}

const HUGE_BYTES = 200 * 1024 * 1024;
const BUDGET_MS = 120_000;

/** What holds for providers whose finished jobs point to files: trouble between the submission and the last byte. */
export function describeStoredResults(name: string, subject: StoredResults): void {
  describe(`${name}: the result of a job`, () => {
    let fake: FakeProvider;
    let provider: HostedProvider;
    beforeEach(async () => {
      fake = await subject.startFake();
      provider = subject.create(fake.server.url);
    });
    afterEach(async () => {
      await fake.server.close();
    });

    const run = async (): Promise<JobState> => {
      const { context } = trial({ allow: [fake.server.host], budgetMs: BUDGET_MS });
      return runToEnd(provider, await subject.request(provider), context);
    };
    const always = (fault: Fault, fits: (request: FakeRequest) => boolean) => {
      for (let i = 0; i < 40; i++) fake.server.fail(fault, fits);
    };

    test('comes although some polls and downloads fail, and is paid for once', async () => {
      fake.server.fail({ kind: 'status', status: 429, headers: { 'retry-after': '3' } }, subject.isPoll);
      fake.server.fail({ kind: 'status', status: 502 }, subject.isPoll);
      fake.server.fail({ kind: 'drop', atByte: 5 }, subject.isPoll);
      fake.server.fail({ kind: 'drop', atByte: 100 }, subject.isDownload);
      fake.server.fail({ kind: 'status', status: 503 }, subject.isDownload);
      expect(await run()).toMatchObject({ state: 'done' });
      expect(fake.server.paid).toHaveLength(1);
      expect(fake.server.violations).toEqual([]);
    });

    test.each<[Fault, string]>([
      [{ kind: 'garbage' }, 'bad-output'],
      [{ kind: 'wrong-mime' }, 'bad-output'],
      [{ kind: 'status', status: 404 }, 'not-found'],
      [{ kind: 'status', status: 410 }, 'not-found'],
      [{ kind: 'status', status: 500 }, 'internal'],
    ])('is a failure when the file answers with %o', async (fault, kind) => {
      always(fault, subject.isDownload);
      expect(await run()).toMatchObject({ state: 'failed', error: { kind } });
      expect(fake.server.paid).toHaveLength(1);
    });

    test('is not read to the end when it has 200 MB', async () => {
      always({ kind: 'huge', bytes: HUGE_BYTES }, subject.isDownload);
      expect(await run()).toMatchObject({ state: 'failed', error: { kind: 'bad-output' } });
    });

    test('is not fetched from a private network', async () => {
      const inside = await startFakeServer(() => ({ body: 'secret' }));
      always({ kind: 'redirect', to: inside.url }, subject.isDownload);
      expect(await run()).toMatchObject({ state: 'failed', error: { kind: 'bad-output' } });
      await inside.close();
      expect(inside.requests).toEqual([]);
    });

    test.skipIf(subject.isOwnServer)('is fetched without the key', async () => {
      await run();
      const downloads = fake.server.requests.filter(subject.isDownload);
      expect(downloads.length).toBeGreaterThan(0);
      for (const { headers } of downloads) expect(JSON.stringify(headers)).not.toContain(CANARY_KEY);
    });

    test('is given up when polls say nothing but garbage', async () => {
      always({ kind: 'garbage' }, subject.isPoll);
      expect(await run()).toMatchObject({ state: 'failed', error: { kind: 'bad-output' } });
    });
  });
}
