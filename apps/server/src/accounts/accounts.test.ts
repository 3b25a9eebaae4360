import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Domain, openDomain, until } from '../../../../test/support/domain.ts';
import { realAmbient } from '../ambient.ts';
import type { Accounts } from './account.ts';
import { createAccounts } from './accounts.ts';
import { ensureDefaultAccount } from './default-account.ts';

let domain: Domain;
let accounts: Accounts;
const NO_SEED = { apiKey: null, subscriptionId: null, jwtIss: null, jwtSecret: null };

beforeAll(async () => {
  domain = await openDomain();
  accounts = createAccounts(domain.db, domain.notices, () => Date.now());
});
afterAll(() => domain.close());

describe('an account', () => {
  test('is found by its key, its subscription id and its issuer', async () => {
    const made = await domain.administration.createAccount('shop', 'pro');
    expect(made.subscription_id).toMatch(/^[0-9a-f]{24}$/);
    expect(made.api_key).toMatch(/^atl_[\w-]{43}$/);
    const account = { id: made.account_id, name: 'shop', plan: 'pro', subscriptionId: made.subscription_id };
    expect(await accounts.byApiKey(made.api_key)).toEqual(account);
    expect(await accounts.bySubscriptionId(made.subscription_id)).toEqual(account);
    expect(await accounts.byJwtIssuer(made.jwt_iss)).toEqual({ account, secret: made.jwt_secret });
  });

  test('is not found by what nobody has', async () => {
    expect(await accounts.byApiKey('atl_nobody')).toBeNull();
    expect(await accounts.bySubscriptionId('0'.repeat(24))).toBeNull();
    expect(await accounts.byJwtIssuer('nobody')).toBeNull();
  });

  test('needs a name, and only one may be the default', async () => {
    await ensureDefaultAccount(domain.db, realAmbient, NO_SEED);
    await expect(domain.administration.createAccount(' ', 'pro')).rejects.toThrow('needs a name');
    await expect(domain.administration.createAccount('default', 'pro')).rejects.toThrow('exists already');
  });
});

describe('a key', () => {
  test('works beside the first one, and stops everywhere when it is revoked', async () => {
    const { account_id, api_key } = await domain.administration.createAccount('keys', 'pro');
    const second = await domain.administration.createKey(account_id);
    expect((await accounts.byApiKey(second.api_key))?.id).toBe(account_id);

    await domain.administration.revokeKey('keys', second.key_id);
    await until(async () => ((await accounts.byApiKey(second.api_key)) === null ? true : null));
    expect((await accounts.byApiKey(api_key))?.id).toBe(account_id);
    await expect(domain.administration.revokeKey('keys', second.key_id)).rejects.toThrow('no usable key');
  });

  test('that is rotated in leaves no other', async () => {
    const { account_id, api_key } = await domain.administration.createAccount('rotating', 'pro');
    const fresh = await domain.administration.rotateKeys('rotating');
    expect(fresh.revoked).toBe(1);
    await until(async () => ((await accounts.byApiKey(api_key)) === null ? true : null));
    expect((await accounts.byApiKey(fresh.api_key))?.id).toBe(account_id);
  });

  test('is listed by its end and never stored', async () => {
    const { account_id, api_key } = await domain.administration.createAccount('listed', 'pro');
    const [listed] = await domain.administration.listKeys(account_id);
    expect(listed?.hint).toBe(`…${api_key.slice(-4)}`);
    const stored = JSON.stringify(await domain.db.selectFrom('api_keys').selectAll().execute());
    expect(stored).not.toContain(api_key);
  });
});

describe('the account "default"', () => {
  test('takes the credentials of the settings, also on a later start and after a revocation', async () => {
    await ensureDefaultAccount(domain.db, realAmbient, NO_SEED);
    const seed = {
      apiKey: 'atl_known_key_0123456789',
      subscriptionId: '66ec1726e728c1405e5ebca2',
      jwtIss: 'known-issuer',
      jwtSecret: 'known-secret-0123456789',
    };
    expect(await ensureDefaultAccount(domain.db, realAmbient, seed)).toBeNull();
    const works = async () => ((await accounts.byApiKey(seed.apiKey)) === null ? null : true);
    await until(works);
    const known = (await domain.administration.listKeys('default')).at(-1);
    await domain.administration.revokeKey('default', known?.key_id ?? '');
    await ensureDefaultAccount(domain.db, realAmbient, seed);
    await until(works);
    expect((await accounts.byJwtIssuer('known-issuer'))?.secret).toBe(seed.jwtSecret);
    expect((await accounts.bySubscriptionId(seed.subscriptionId))?.name).toBe('default');
  });

  test('is made once by servers that start together', async () => {
    await domain.db.deleteFrom('accounts').where('name', '=', 'default').execute();
    const made = await Promise.all(
      [1, 2, 3].map(() => ensureDefaultAccount(domain.db, realAmbient, NO_SEED)),
    );
    expect(made.filter((credentials) => credentials !== null)).toHaveLength(1);
  });
});
