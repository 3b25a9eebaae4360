import { request } from 'node:http';
import { SessionView } from '@atelier/contracts/account';
import { NewStudioKey } from '@atelier/contracts/image-studio';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AtelierProcess, CREDENTIALS, QUICK_SERVER, startAtelier } from '../support/server.ts';

let atelier: AtelierProcess;
beforeAll(async () => {
  atelier = await startAtelier({ command: QUICK_SERVER, env: { ATELIER_OPEN_ON_LOOPBACK: 'on' } });
});
afterAll(() => atelier?.stop());

type Headers = Record<string, string>;
const SESSION = '/account/v1/session';
const FOREIGN_PAGE = { 'sec-fetch-site': 'cross-site' };

const call = (method: string, path: string, headers: Headers = {}, json?: unknown) =>
  fetch(`${atelier.url}${path}`, {
    method,
    headers: json === undefined ? headers : { 'content-type': 'application/json', ...headers },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  });
const signIn = (body: unknown, headers: Headers = {}) => call('POST', SESSION, headers, body);
const cookieOf = (answer: Response): Headers => ({
  cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '',
});
const session = async (headers: Headers = {}) =>
  SessionView.parse(await (await call('GET', SESSION, headers)).json());
const makeKey = async (headers: Headers) => {
  const body = { name: 'made by the session', permissions: ['read'] };
  return call('POST', '/api/keys', headers, body);
};

describe('signing in with a key', () => {
  test('gives a cookie that scripts cannot read and other sites do not send', async () => {
    const answer = await signIn({ key: CREDENTIALS.apiKey });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('set-cookie')).toMatch(
      /^atelier_session=[\w-]{43}; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Strict$/,
    );
    expect(await session(cookieOf(answer))).toMatchObject({
      signed_in: true,
      account: { name: 'default', plan: 'unlimited', subscription_id: CREDENTIALS.subscriptionId },
      credits: { used: 0, remaining: null },
    });
  });

  test('opens every API as the key does', async () => {
    const cookie = cookieOf(await signIn({ key: CREDENTIALS.apiKey }));
    expect((await call('GET', '/v1/sku_items', cookie)).status).toBe(200);
    expect((await call('GET', '/api/image-studio/credits', cookie)).status).toBe(200);
    expect((await makeKey(cookie)).status).toBe(201);
  });

  test.each([{ key: 'wrong' }, { key: 'x'.repeat(256) }])('%j is refused', async (body) => {
    const answer = await signIn(body);
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([401, null]);
  });

  test('a key of Image Studio alone is refused: the studio needs all APIs', async () => {
    const made = await makeKey({ authorization: `Bearer ${CREDENTIALS.apiKey}` });
    const { key } = NewStudioKey.parse(await made.json());
    expect((await signIn({ key })).status).toBe(401);
  });
});

describe('without a session', () => {
  test('nobody is signed in, and asking is no error', async () => {
    expect(await session()).toMatchObject({ signed_in: false, account: null, credits: null });
  });

  test.each(['atelier_session=', 'atelier_session=unknown', 'other=1'])(
    'the cookie "%s" opens nothing',
    async (cookie) => {
      expect((await call('GET', '/v1/sku_items', { cookie })).status).toBe(401);
      expect((await call('GET', '/api/image-studio/credits', { cookie })).status).toBe(401);
    },
  );
});

describe('a session', () => {
  test('ends when its browser signs out', async () => {
    const cookie = cookieOf(await signIn({ key: CREDENTIALS.apiKey }));
    const answer = await call('DELETE', SESSION, cookie);
    expect(answer.status).toBe(204);
    expect(answer.headers.get('set-cookie')).toContain('Max-Age=0');
    expect((await call('GET', '/v1/sku_items', cookie)).status).toBe(401);
  });

  test.each(['/v1/sku_items', '/api/image-studio/credits', SESSION])(
    'is of no use to pages of other sites: %s',
    async (path) => {
      const cookie = cookieOf(await signIn({ key: CREDENTIALS.apiKey }));
      expect((await call('GET', path, { ...cookie, ...FOREIGN_PAGE })).status).toBe(403);
      expect((await call('GET', path, { ...cookie, origin: 'http://evil.example' })).status).toBe(403);
      expect((await call('GET', path, { ...cookie, origin: atelier.url })).status).toBe(200);
    },
  );

  test('does not rescue an invalid key beside it', async () => {
    const cookie = cookieOf(await signIn({ key: CREDENTIALS.apiKey }));
    expect((await call('GET', '/v1/sku_items', { ...cookie, 'x-api-key': 'wrong' })).status).toBe(401);
    const bearer = { ...cookie, authorization: 'Bearer wrong' };
    expect((await call('GET', '/api/image-studio/credits', bearer)).status).toBe(401);
  });
});

describe('where the operator lets this host in', () => {
  test('a browser on it signs in with nothing', async () => {
    expect(await session()).toMatchObject({ may_open: true });
    const answer = await signIn({});
    expect(answer.status).toBe(201);
    expect((await call('GET', '/v1/sku_items', cookieOf(answer))).status).toBe(200);
  });

  test('a page whose name was rebound to this host does not', async () => {
    const { hostname, port } = new URL(atelier.url);
    const headers = { host: `evil.example:${port}`, 'content-type': 'application/json' };
    const { promise, resolve } = Promise.withResolvers<number | undefined>();
    // fetch would not let us name another host.
    request({ hostname, port, path: SESSION, method: 'POST', headers }, ({ statusCode }) =>
      resolve(statusCode),
    ).end('{}');
    expect(await promise).toBe(401);
  });

  test.each<[string, Headers]>([
    ['what a proxy passes on', { 'x-forwarded-for': '203.0.113.7' }],
    ['a page of another site', FOREIGN_PAGE],
  ])('%s does not', async (_who, headers) => {
    expect((await signIn({}, headers)).status).toBeGreaterThanOrEqual(401);
  });
});
