import { describe, expect, test } from 'vitest';
import type { Clock } from './hosted-provider.ts';
import type { ProviderError } from './job.ts';
import { Turnstile } from './turnstile.ts';

/** Time that stands still until a test lets it pass. */
function standingClock() {
  let now = 1_000_000;
  const sleepers: { until: number; wake: () => void }[] = [];
  const clock: Clock = {
    now: () => now,
    pause: (ms) => new Promise((wake) => sleepers.push({ until: now + ms, wake })),
  };
  const pass = async (ms: number) => {
    now += ms;
    for (const { wake } of sleepers.filter(({ until }) => until <= now)) wake();
    await new Promise(setImmediate);
  };
  return { clock, pass };
}

const forever = new AbortController().signal;
const trouble = (kind: ProviderError['kind'], retryAfterMs?: number): ProviderError => ({
  kind,
  accepted: 'no',
  charged: 'no',
  message: 'no',
  ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
});
const hasEntered = async (entry: Promise<unknown>) => {
  let entered = false;
  void entry.then(() => {
    entered = true;
  });
  await new Promise(setImmediate);
  return entered;
};

describe('a turnstile', () => {
  test('lets as many in as may be inside, and the next when one leaves', async () => {
    const { clock } = standingClock();
    const turnstile = new Turnstile({ concurrency: 2, ratePerMinute: 100 }, clock);
    const leave = await turnstile.enter(forever);
    await turnstile.enter(forever);
    const third = turnstile.enter(forever);
    expect(await hasEntered(third)).toBe(false);
    leave();
    expect(await hasEntered(third)).toBe(true);
  });

  test('spreads submissions over minutes', async () => {
    const { clock, pass } = standingClock();
    const turnstile = new Turnstile({ concurrency: 9, ratePerMinute: 2 }, clock);
    for (let i = 0; i < 2; i++) (await turnstile.enter(forever))();
    const third = turnstile.enter(forever);
    await pass(59_000);
    expect(await hasEntered(third)).toBe(false);
    await pass(1_000);
    expect(await hasEntered(third)).toBe(true);
  });

  test('waits as long as the provider wants to be left alone', async () => {
    const { clock, pass } = standingClock();
    const turnstile = new Turnstile({ concurrency: 9, ratePerMinute: 100 }, clock);
    turnstile.failed(trouble('rate', 7_000));
    const entry = turnstile.enter(forever);
    await pass(6_999);
    expect(await hasEntered(entry)).toBe(false);
    await pass(1);
    expect(await hasEntered(entry)).toBe(true);
  });

  test('is closed after troubles in a row, and opens after a while', async () => {
    const { clock, pass } = standingClock();
    const turnstile = new Turnstile({ concurrency: 9, ratePerMinute: 100 }, clock);
    for (let i = 0; i < 4; i++) turnstile.failed(trouble('network'));
    expect(turnstile.closedForMs).toBe(0);
    turnstile.failed(trouble('network'));
    expect(turnstile.closedForMs).toBe(30_000);
    await pass(30_000);
    expect(turnstile.closedForMs).toBe(0);
    turnstile.failed(trouble('network'));
    expect(turnstile.closedForMs).toBe(30_000);
    turnstile.succeeded();
    expect(turnstile.closedForMs).toBe(0);
  });

  test('does not take bad requests for troubles of the provider', () => {
    const turnstile = new Turnstile({ concurrency: 9, ratePerMinute: 100 }, standingClock().clock);
    for (let i = 0; i < 20; i++) turnstile.failed(trouble('invalid'));
    expect(turnstile.closedForMs).toBe(0);
  });

  test('lets nobody wait who has given up', async () => {
    const turnstile = new Turnstile({ concurrency: 1, ratePerMinute: 100 }, standingClock().clock);
    await turnstile.enter(forever);
    const controller = new AbortController();
    const waiting = turnstile.enter(controller.signal);
    controller.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
  });
});
