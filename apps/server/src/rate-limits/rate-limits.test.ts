import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Domain, openDomain } from '../../../../test/support/domain.ts';
import type { AccountId } from '../accounts/account.ts';
import { createRateLimits, type RateLimits } from './rate-limits.ts';

let domain: Domain;
let limits: RateLimits;
/** Noon, so that minutes pass within one day. */
let now = Date.UTC(2026, 0, 31, 12);

beforeAll(async () => {
  domain = await openDomain();
  limits = createRateLimits(domain.db, () => new Date(now));
});
afterAll(() => domain.close());

/** Counts `requests` of a new account on a plan; returns how many were allowed, and the last verdict. */
async function counting(plan: string, wish: Partial<{ isHeavy: boolean; isLogin: boolean }> = {}) {
  const { account_id } = await domain.administration.createAccount(plan, plan);
  const account = { id: account_id as AccountId, plan };
  const request = { account, keyId: null, isHeavy: false, isLogin: false, ...wish };
  return async (requests: number) => {
    const verdicts = [];
    for (let sent = 0; sent < requests; sent++) verdicts.push(await limits.count(request));
    const last = verdicts.at(-1);
    if (last === undefined) throw new Error('nothing was counted');
    return { allowed: verdicts.filter(({ isAllowed }) => isAllowed).length, ...last };
  };
}

const nextMinute = () => {
  now += 60_000;
};

describe('requests', () => {
  test('are allowed up to the limit of a minute, and again in the next one', async () => {
    const count = await counting('free');
    expect(await count(12)).toMatchObject({
      allowed: 10,
      window: { limit: 10, remaining: 0, seconds: 60, resetAt: new Date(now + 60_000) },
    });
    nextMinute();
    expect(await count(1)).toMatchObject({ allowed: 1, window: { remaining: 9 } });
  });

  test('are allowed up to the limit of a day, which those beyond the minute do not use up', async () => {
    const count = await counting('free');
    let allowed = 0;
    for (let minute = 0; minute < 10; minute++) {
      allowed += (await count(12)).allowed;
      nextMinute();
    }
    expect(allowed).toBe(100);
    expect(await count(1)).toMatchObject({
      allowed: 0,
      window: { limit: 100, remaining: 0, seconds: 86_400, resetAt: new Date(Date.UTC(2026, 1, 1)) },
    });
  });

  test('for pictures have a limit of their own', async () => {
    const count = await counting('free', { isHeavy: true });
    expect(await count(6)).toMatchObject({ allowed: 5, window: { limit: 5, seconds: 60 } });
  });

  test('of the web interface may be ten times as many, but for pictures', async () => {
    expect(await (await counting('basic', { isLogin: true }))(1)).toMatchObject({ window: { limit: 600 } });
    const count = await counting('free', { isLogin: true, isHeavy: true });
    expect(await count(6)).toMatchObject({ allowed: 5, window: { limit: 5 } });
  });

  test('of the plan without limits are not even written down', async () => {
    const count = await counting('unlimited', { isHeavy: true });
    const rows = () =>
      domain.db
        .selectFrom('request_counts')
        .select(({ fn }) => fn.countAll<string>().as('rows'))
        .executeTakeFirstOrThrow();
    const before = await rows();
    expect(await count(20)).toMatchObject({ allowed: 20 });
    expect(await rows()).toEqual(before);
  });
});

test('refused credentials are counted for each address', async () => {
  const tries = await Promise.all(Array.from({ length: 70 }, () => limits.countRefusal('192.0.2.1')));
  expect(tries.filter(Boolean)).toHaveLength(60);
  expect(await limits.countRefusal('192.0.2.2')).toBe(true);
});
