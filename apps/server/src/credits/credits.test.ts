import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Domain, openDomain } from '../../../../test/support/domain.ts';
import type { AccountId } from '../accounts/account.ts';
import { settleCredits } from '../store/credits.ts';
import { type Credits, createCredits, reserveCredits } from './credits.ts';
import { priceOf } from './price.ts';

let domain: Domain;
let credits: Credits;
const SIX = priceOf({ provider: 'stability', operation: 'upscale', model: 'creative', count: 1 });

beforeAll(async () => {
  domain = await openDomain();
  credits = createCredits(domain.db, domain.parts.ambient);
});
afterAll(() => domain.close());

/** An account of its own with 50 credits a month. */
async function freeAccount() {
  const { account_id } = await domain.administration.createAccount('free', 'free');
  return { id: account_id as AccountId, plan: 'free' };
}

const reserve = (account: { id: AccountId; plan: string }, operation: string) =>
  domain.db.transaction().execute((tx) => reserveCredits(domain.parts, tx, account, operation, SIX, 1));
const settle = (account: { id: AccountId }, operation: string, share: number) =>
  domain.db
    .transaction()
    .execute((tx) => settleCredits(tx, account.id, operation, share, domain.parts.ambient.now()));

describe('credits', () => {
  test('are set aside for work at the same time only as far as they go', async () => {
    const account = await freeAccount();
    const attempts = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => reserve(account, `${account.id} ${n}`)),
    );
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(8);
    expect(await credits.balance(account)).toMatchObject({ reserved: 48, used: 0, remaining: 2 });
    await expect(reserve(account, 'one more')).rejects.toMatchObject({
      status: 402,
      message: 'Not enough credits: 6 needed, 2 available',
    });
  });

  test('are charged once for success, and come back after failure', async () => {
    const account = await freeAccount();
    const [done, failed] = [`${account.id} done`, `${account.id} failed`];
    await reserve(account, done);
    await reserve(account, failed);
    await settle(account, done, 1);
    await settle(account, done, 1);
    await settle(account, failed, 0);
    expect(await credits.balance(account)).toMatchObject({ used: 6, reserved: 0, remaining: 44 });
    const { entries, total } = await credits.usage(account.id, { limit: 10, offset: 0 });
    expect(total).toBe(2);
    expect(entries.map(({ status, credits: cost }) => `${status} ${cost}`).sort()).toEqual([
      'charged 6',
      'released 0',
    ]);
  });

  test('are without end where the plan says so', async () => {
    const { account_id } = await domain.administration.createAccount('own', 'unlimited');
    const account = { id: account_id as AccountId, plan: 'unlimited' };
    await reserve(account, `${account_id} any`);
    expect(await credits.balance(account)).toMatchObject({ allowance: null, remaining: null, reserved: 6 });
  });
});
