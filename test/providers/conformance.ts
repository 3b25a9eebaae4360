import {
  type HostedProvider,
  type OperationRequest,
  type OperationSpec,
  type ProviderError,
  stateOf,
  type Tri,
} from '@atelier/providers/hosted';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FakeProvider, startFakeServer } from '../fakes/fake-server.ts';
import type { Fault } from '../fakes/faults.ts';
import { describeInterface, expectNoKey, expectPictures } from './interface.ts';
import { leastRequest } from './sample-requests.ts';
import { CANARY_KEY, isPending, pollToEnd, runToEnd, type Trial, trial } from './trial.ts';

export interface ConformanceSubject {
  startFake(): Promise<FakeProvider>;
  /** An adapter that talks to the fake, with `CANARY_KEY` where the provider takes a key. */
  create(fakeUrl: string): HostedProvider;
  /** Brings a sample request in line with what the spec's data cannot say. */
  adjust?(request: OperationRequest): OperationRequest;
  /** Whether work may have been taken on when the provider answers 500; `unknown` unless its documents say otherwise. */
  acceptedAfter500?: Tri;
  /** It has no moderation of its own. */
  neverBlocks?: boolean;
}

const SHORT_MS = 500;
/** On top of the deadline, for a machine that is busy. */
const GRACE_MS = 2_000;
const HUGE_BYTES = 200 * 1024 * 1024;
/** What 64 MB of base64 may take while it is decoded, several times over. */
const MOST_MEMORY_BYTES = 600 * 1024 * 1024;

/** What holds for every adapter. To be called at the top of a test file. */
export function describeConformance(name: string, subject: ConformanceSubject): void {
  const specs = subject.create('http://127.0.0.1:9').specs();
  let fake: FakeProvider;
  let provider: HostedProvider;

  beforeEach(async () => {
    fake = await subject.startFake();
    provider = subject.create(fake.server.url);
  });
  afterEach(async () => {
    await fake.server.close();
  });

  const requestFor = async (spec: OperationSpec, sample = leastRequest) => {
    const request = await sample(spec);
    return subject.adjust?.(request) ?? request;
  };
  const open = (options: { budgetMs?: number; signal?: AbortSignal } = {}) =>
    trial({ allow: [fake.server.host], ...options });

  describeInterface(name, {
    specs,
    requestFor,
    open: async () => ({
      provider,
      context: (signal) => open(signal === undefined ? {} : { signal }).context,
      expectAfter: (spec) => {
        expect(fake.server.violations).toEqual([]);
        if (spec.price.basis !== 'own-gpu') expect(fake.server.paid).toHaveLength(1);
      },
    }),
  });

  describe.each(firstOfEachMode(specs))(`${name}: $title that meets trouble`, ({ spec }) => {
    const failed = async (fault: Fault, options?: { budgetMs: number }): Promise<ProviderError> => {
      fake.server.fail(fault, ({ method }) => method === 'POST');
      const { context } = open(options);
      const request = await requestFor(spec);
      const state = await stateOf(() => provider.submit(request, context));
      expectNoKey(state);
      if (state.state !== 'failed') throw new Error(`expected a failure but it is ${state.state}`);
      return state.error;
    };

    test('ends by its deadline when no answer comes, and knows that it may be charged', async () => {
      const start = Date.now();
      const error = await failed({ kind: 'hang' }, { budgetMs: SHORT_MS });
      expect(Date.now() - start).toBeLessThan(SHORT_MS + GRACE_MS);
      expect(error).toMatchObject({ kind: 'timeout', accepted: 'unknown' });
    });

    test.each([-1, 0, 10])(
      'knows that it may be charged when the connection breaks at byte %i',
      async (atByte) => {
        const { accepted, kind } = await failed({ kind: 'drop', atByte });
        expect(kind).toBe('network');
        expect(accepted).not.toBe('no');
      },
    );

    test('knows that nothing was accepted when nobody listens', async () => {
      await fake.server.close();
      const { context } = open();
      const request = await requestFor(spec);
      const state = await stateOf(() => provider.submit(request, context));
      expect(state).toMatchObject({
        state: 'failed',
        error: { kind: 'network', accepted: 'no', charged: 'no' },
      });
    });

    test('passes on how long to wait when there are too many requests', async () => {
      const error = await failed({ kind: 'status', status: 429, headers: { 'retry-after': '7' } });
      expect(error).toMatchObject({ kind: 'rate', accepted: 'no', retryAfterMs: 7_000, status: 429 });
    });

    test('says that the key is wrong', async () => {
      expect(await failed({ kind: 'status', status: 401 })).toMatchObject({ kind: 'auth', accepted: 'no' });
    });

    test('does not know what became of a request that is answered with 500', async () => {
      const { accepted } = await failed({ kind: 'status', status: 500, body: { error: 'boom' } });
      expect(accepted).toBe(subject.acceptedAfter500 ?? 'unknown');
    });

    test.each<Fault>([{ kind: 'garbage' }, { kind: 'wrong-mime' }])(
      'takes $kind for no picture',
      async (fault) => {
        expect(await failed(fault)).toMatchObject({ kind: 'bad-output' });
      },
    );

    test('stops reading an answer of 200 MB', async () => {
      const before = process.memoryUsage().rss;
      expect(await failed({ kind: 'huge', bytes: HUGE_BYTES })).toMatchObject({ kind: 'bad-output' });
      expect(process.memoryUsage().rss - before).toBeLessThan(MOST_MEMORY_BYTES);
    });

    test('follows no redirect into a private network', async () => {
      const inside = await startFakeServer(() => ({ body: 'secret' }));
      const error = await failed({ kind: 'redirect', to: inside.url });
      await inside.close();
      expect(error.kind).toBe('bad-output');
      expect(inside.requests).toEqual([]);
    });

    test('keeps its key out of messages that repeat it', async () => {
      const echo = `Bad key ${CANARY_KEY} (Bearer ${CANARY_KEY})`;
      const bodies = {
        error: echo,
        message: echo,
        detail: echo,
        errors: [echo],
        id: 'x',
        name: 'bad_request',
      };
      const error = await failed({ kind: 'status', status: 400, body: bodies });
      expect(JSON.stringify(error)).not.toContain(CANARY_KEY);
      expect(fake.server.requests.length).toBeGreaterThan(0);
    });

    test('gives up with the reason of its signal', async () => {
      const controller = new AbortController();
      const { context } = open({ signal: controller.signal });
      const request = await requestFor(spec);
      fake.server.fail({ kind: 'hang' }, ({ method }) => method === 'POST');
      const call = provider.submit(request, context);
      const reason = new Error('the server stops');
      controller.abort(reason);
      await expect(call).rejects.toBe(reason);
    });

    test.skipIf(subject.neverBlocks)('calls a refusal by moderation blocked', async () => {
      fake.moderate();
      const { context } = open();
      const state = await runToEnd(provider, await requestFor(spec), context);
      expect(state.state).toBe('blocked');
    });
  });

  const jobs = firstOfEachMode(specs).filter(({ spec }) => spec.mode === 'job');
  describe.skipIf(jobs.length === 0).each(jobs)(`${name}: the job $title`, ({ spec }) => {
    const submitted = async (attempt: Trial) => {
      const request = await requestFor(spec);
      const state = await stateOf(() => provider.submit(request, attempt.context));
      if (!isPending(state)) throw new Error(`expected a pending job but it is ${state.state}`);
      return state;
    };

    test('is saved by the time it is known, without the key, and ended by another process', async () => {
      const attempt = open();
      await submitted(attempt);
      const [handle] = attempt.saved;
      if (handle === undefined) throw new Error('no handle was saved');
      expectNoKey(handle);
      const restarted = subject.create(fake.server.url);
      const pending = { state: 'running', handle, pollAfterMs: 0 } as const;
      expectPictures(await pollToEnd(restarted, pending, open().context), spec);
      expect(fake.server.paid).toHaveLength(1);
    });

    test('outlives polls that fail', async () => {
      const { handle } = await submitted(open());
      const isPoll = ({ method }: { method: string }) => method === 'GET';
      fake.server.fail({ kind: 'status', status: 503 }, isPoll);
      fake.server.fail({ kind: 'drop', atByte: -1 }, isPoll);
      const pending = { state: 'running', handle, pollAfterMs: 0 } as const;
      expectPictures(await pollToEnd(provider, pending, open().context), spec);
      expect(fake.server.paid).toHaveLength(1);
    });

    test('is not found any more when the provider has forgotten it', async () => {
      const { handle } = await submitted(open());
      fake.expire?.();
      const state = await pollToEnd(provider, { state: 'running', handle, pollAfterMs: 0 }, open().context);
      if (fake.expire !== undefined)
        expect(state).toMatchObject({ state: 'failed', error: { kind: 'not-found' } });
    });

    test('is cancelled as far as its spec says', async () => {
      const attempt = open();
      const { handle } = await submitted(attempt);
      const outcome = await provider.cancel(handle, attempt.context);
      if (spec.cancel === 'none') expect(outcome).toBe('unsupported');
      else expect(['canceled', 'too-late']).toContain(outcome);
    });

    test.skipIf(spec.resend !== 'lookup-first')('is found by its key after its answer was lost', async () => {
      const { context } = open();
      const request = await requestFor(spec);
      expect(await provider.lookUp?.(request, context)).toMatchObject({ arrived: 'no' });
      fake.server.fail(
        { kind: 'drop', atByte: -1 },
        ({ method, path }) => method === 'POST' && !path.includes('upload'),
      );
      await stateOf(() => provider.submit(request, context));
      const found = await provider.lookUp?.(request, context);
      expect(found?.arrived).toBe('yes');
      if (found?.handle === undefined) throw new Error('no handle was found');
      expectPictures(
        await pollToEnd(provider, { state: 'running', handle: found.handle, pollAfterMs: 0 }, context),
        spec,
      );
    });
  });

  test(`${name} says that it does not work when nobody answers`, async () => {
    await fake.server.close();
    const away = await provider.health(open({ budgetMs: SHORT_MS }).context);
    expect(away.ok).toBe(false);
    expectNoKey(away);
  });
}

function firstOfEachMode(specs: readonly OperationSpec[]): { title: string; spec: OperationSpec }[] {
  return (['sync', 'job'] as const).flatMap((mode) => {
    const spec = specs.find((candidate) => candidate.mode === mode);
    return spec === undefined ? [] : [{ title: `${spec.operation} (${mode})`, spec }];
  });
}
