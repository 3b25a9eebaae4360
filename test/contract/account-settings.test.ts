import { AccountSettings, PRODUCT_PICTURES } from '@atelier/contracts/account';
import { describe, expect, test } from 'vitest';
import { DescribedApi } from './described-api.ts';
import { useShopsWithQuickPictures } from './shops.ts';

const BASE = '/account/v1';
const PATH = `${BASE}/settings`;

// Two that are configured: one makes pictures of products, the other none.
const shops = useShopsWithQuickPictures(() => ({ FASHN_API_KEY: 'key-of-fashn', HF_TOKEN: 'hf_key' }));

const call = async (method: string, headers: Record<string, string>, json?: unknown) => {
  const answer = await fetch(`${shops.shop.url}${PATH}`, {
    method,
    headers: json === undefined ? headers : { 'content-type': 'application/json', ...headers },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  });
  return { status: answer.status, body: await answer.json() };
};
const read = async (headers: Record<string, string>) =>
  AccountSettings.parse((await call('GET', headers)).body);

describe('settings of an account', () => {
  test('say who makes its pictures of products, and who could', async () => {
    const { engine, engines } = await read(shops.shop.key);
    expect(engine).toBe('local');
    expect(engines.filter(({ available }) => available)).toMatchObject([
      { id: 'local', makes: [...PRODUCT_PICTURES] },
      { id: 'auto', makes: [...PRODUCT_PICTURES] },
      { id: 'fashn', name: 'FASHN', makes: [...PRODUCT_PICTURES] },
    ]);
    expect(engines.find(({ id }) => id === 'gemini')).toMatchObject({ available: false, makes: [] });
    expect(engines.find(({ id }) => id === 'huggingface')).toMatchObject({ available: false, makes: [] });
  });

  test('are changed for the account alone, and stay when a change says nothing of them', async () => {
    const changed = await call('PATCH', shops.shop.key, { engine: 'fashn' });
    expect([changed.status, AccountSettings.parse(changed.body).engine]).toEqual([200, 'fashn']);
    expect((await call('PATCH', shops.shop.key, {})).status).toBe(200);
    expect((await read(shops.shop.key)).engine).toBe('fashn');
    expect((await read(shops.stranger.key)).engine).toBe('local');
  });

  test.each([
    { engine: 'gemini' },
    { engine: 'huggingface' },
    { engine: 'nobody' },
    { engine: '' },
    { engine: null },
  ])('%j is refused with the field that is wrong, and changes nothing', async (json) => {
    const before = await read(shops.stranger.key);
    const answer = await call('PATCH', shops.stranger.key, json);
    expect(answer).toMatchObject({
      status: 422,
      body: { detail: [{ loc: ['body', ...Object.keys(json)] }] },
    });
    expect(await read(shops.stranger.key)).toEqual(before);
  });

  test('that nobody knows are refused', async () => {
    expect((await call('PATCH', shops.stranger.key, { motor: 'local' })).status).toBe(422);
  });

  test('are for those with a key: customers with a token or an id have no say', async () => {
    for (const headers of [await shops.shop.token(), shops.shop.id, {}]) {
      expect((await call('GET', headers)).status).toBe(401);
      expect((await call('PATCH', headers, { engine: 'auto' })).status).toBe(401);
    }
  });

  test('are described as they are answered', async () => {
    const api = await DescribedApi.read(shops.shop.url, BASE);
    for (const [method, json] of [
      ['GET'],
      ['PATCH', { engine: 'local' }],
      ['PATCH', { engine: 7 }],
    ] as const) {
      const { status, body } = await call(method, shops.shop.key, json);
      expect(api.problems(method, '/settings', status, body)).toEqual([]);
    }
  });
});
