import { FlatLayOperation, OperationCreated } from '@atelier/contracts';
import { generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Answer, bearer, flatLay, sign } from './shop.ts';
import { useShopsWithCheckedUploads } from './shops.ts';

const shops = useShopsWithCheckedUploads();
let image = '';
beforeAll(async () => {
  image = (await shops.shop.image()).id;
});

type Headers = Record<string, string>;

const now = () => Math.floor(Date.now() / 1000);
const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const claims = (more: Record<string, unknown> = {}) => ({
  iss: shops.shop.credentials.jwt_iss,
  iat: now(),
  exp: now() + 60,
  ...more,
});
const createWith = (headers: Headers) => shops.shop.create(flatLay(image), headers);
const poll = (headers: Headers, base?: string) => shops.shop.operation('flatlay_op-unknown', headers, base);

describe('keys', () => {
  test('the header name is case-insensitive', async () => {
    expect(await createWith({ 'X-API-Key': shops.shop.credentials.api_key })).toMatchObject({ status: 200 });
  });

  test.each(['', 'wrong', 'atl_test_key_0123456789abcdeF'])('the key "%s" is refused', async (key) => {
    expect(await createWith({ 'x-api-key': key })).toMatchObject({
      status: 401,
      body: { detail: expect.any(String) },
    });
  });
});

describe('tokens', () => {
  test('a token of 60 seconds is accepted', async () => {
    expect(await createWith(await shops.shop.token())).toMatchObject({ status: 200 });
  });

  test('the scheme is case-insensitive', async () => {
    const { authorization = '' } = await shops.shop.token();
    expect(await createWith({ authorization: authorization.replace('Bearer', 'bearer') })).toMatchObject({
      status: 200,
    });
  });

  test('claims that are no request fields pin nothing', async () => {
    const token = await shops.shop.token({
      sub: 'x',
      aud: 'y',
      jti: 'z',
      product_id: '7',
      uploaded_image_id: image,
    });
    expect(await createWith(token)).toMatchObject({ status: 200 });
  });

  const secret = () => shops.shop.credentials.jwt_secret;
  test.each<[string, () => Promise<Headers>]>([
    ['expired', async () => bearer(await sign(claims({ exp: now() - 1 }), secret()))],
    ['without an end', async () => bearer(await sign({ iss: claims().iss }, secret()))],
    ['not yet valid', async () => bearer(await sign(claims({ nbf: now() + 60 }), secret()))],
    ['signed with another secret', async () => bearer(await sign(claims(), 'another-secret-0123456789'))],
    [
      "signed with another account's secret",
      async () => bearer(await sign(claims(), shops.stranger.credentials.jwt_secret)),
    ],
    ['of an unknown issuer', async () => bearer(await sign(claims({ iss: 'nobody' }), secret()))],
    [
      'of an issuer that no database can hold',
      async () => bearer(await sign(claims({ iss: 'a\0b' }), secret())),
    ],
    ['of an issuer that is a number', async () => bearer(await sign(claims({ iss: 7 }), secret()))],
    ['without an issuer', async () => bearer(await sign(claims({ iss: undefined }), secret()))],
    ['that says alg none', async () => bearer(`${base64url({ alg: 'none' })}.${base64url(claims())}.`)],
    [
      'signed with HS512',
      async () => bearer(await signAs('HS512', new TextEncoder().encode(secret().repeat(3)))),
    ],
    [
      'signed with RS256',
      async () => bearer(await signAs('RS256', (await generateKeyPair('RS256')).privateKey)),
    ],
    ['whose payload was changed', async () => tampered(await sign(claims(), secret()))],
    ['that is no token', async () => bearer('not-a-token')],
    ['that is empty', async () => ({ authorization: 'Bearer ' })],
    [
      'under another scheme',
      async () => ({ authorization: `Basic ${Buffer.from('a:b').toString('base64')}` }),
    ],
  ])('a token %s is refused', async (_what, headers) => {
    expect(await createWith(await headers())).toMatchObject({
      status: 401,
      body: { detail: expect.any(String) },
    });
  });

  function signAs(alg: string, key: Parameters<SignJWT['sign']>[0]): Promise<string> {
    return new SignJWT(claims()).setProtectedHeader({ alg }).sign(key);
  }

  function tampered(token: string): Headers {
    const [head, , signature] = token.split('.');
    return bearer(`${head}.${base64url(claims({ sub: 'admin' }))}.${signature}`);
  }
});

describe('pinned parameters', () => {
  const withClaims = async (more: Record<string, unknown>, json: unknown) =>
    shops.shop.create(json, await shops.shop.token(more));

  test.each<[string, Record<string, unknown>]>([
    ['the same text', { operation_priority: 'online' }],
    ['a number as text', { number_of_generations: '2' }],
    ['a number', { number_of_generations: 2 }],
    ['a list as JSON', { image_types: '[{"viewpoint":"front","flat_lay_type":"flat"}]' }],
    ['a list', { image_types: [{ flat_lay_type: 'flat', viewpoint: 'front' }] }],
  ])('a request that says %s is accepted', async (_what, more) => {
    const json = flatLay(image, { operation_priority: 'online', number_of_generations: 2 });
    expect(await withClaims(more, json)).toMatchObject({ status: 200 });
  });

  test.each<[string, Record<string, unknown>]>([
    ['another text', { operation_priority: 'offline' }],
    ['another number', { number_of_generations: '3' }],
    ['another list', { image_types: '[{"viewpoint":"back","flat_lay_type":"flat"}]' }],
    ['a longer list', { image_types: [{ flat_lay_type: 'flat', viewpoint: 'front' }, 'more'] }],
    ['another object', { product_info: { uploaded_image_ids: ['user_image-other'] } }],
  ])('a request that says %s is refused with 403', async (_what, more) => {
    const json = flatLay(image, { operation_priority: 'online', number_of_generations: 2 });
    expect(await withClaims(more, json)).toMatchObject({ status: 403, body: { detail: expect.any(String) } });
  });

  test('an id in the path is held to its claim too', async () => {
    const token = await shops.shop.token({ image_id: 'user_image-other' });
    const answer = await shops.shop.call('GET', `/v1/uploaded_images/${image}`, { headers: token });
    expect(answer.status).toBe(403);
  });

  const effective = async (answer: Answer) => {
    const { operation_id } = OperationCreated.parse(answer.body);
    return FlatLayOperation.parse((await shops.shop.operation(operation_id)).body);
  };

  test('fields that the body leaves out are filled from their claims', async () => {
    const answer = await withClaims(
      { number_of_generations: '3', operation_priority: 'online' },
      flatLay(image),
    );
    expect(await effective(answer)).toMatchObject({ number_of_generations: 3, operation_priority: 'online' });
  });

  test('null is as good as left out', async () => {
    const answer = await withClaims(
      { number_of_generations: '3' },
      flatLay(image, { number_of_generations: null }),
    );
    expect(await effective(answer)).toMatchObject({ number_of_generations: 3 });
  });

  test.each([undefined, null])('a token with every parameter needs no body (%s)', async (json) => {
    const everything = Object.fromEntries(
      Object.entries(flatLay(image)).map(([name, value]) => [name, JSON.stringify(value)]),
    );
    const headers = { ...(await shops.shop.token(everything)), 'content-type': 'application/json' };
    const answer = await shops.shop.call('POST', '/studio/v1/flat_lay_operations', { headers, json });
    expect((await effective(answer)).image_types).toEqual(flatLay(image).image_types);
  });

  test('a key without a body is a mistake', async () => {
    const answer = await shops.shop.call('POST', '/studio/v1/flat_lay_operations', {
      headers: shops.shop.key,
    });
    expect(answer.status).toBe(422);
  });
});

describe('subscription ids', () => {
  test.each(['/studio/v1', '/flat-lays/v1'])('may poll under %s', async (base) => {
    expect(await poll(shops.shop.id, base)).toMatchObject({ status: 200, body: null });
  });

  test.each(['', '66ec1726e728c1405e5ebca3', "' or 1=1 --"])('"%s" is nobody', async (id) => {
    expect(await poll({ 'x-user-id': id })).toMatchObject({ status: 401 });
  });
});

describe('several credentials together', () => {
  const key = () => shops.shop.key;
  const id = () => shops.shop.id;

  test('the key wins over a token of somebody else', async () => {
    expect(await createWith({ ...key(), ...(await shops.stranger.token()) })).toMatchObject({ status: 200 });
  });

  test('the key is not pinned by the token beside it', async () => {
    const token = await shops.shop.token({ number_of_generations: '4' });
    expect(await createWith({ ...key(), ...token })).toMatchObject({ status: 200 });
  });

  test('the token wins over the id', async () => {
    const { id: foreign } = await shops.stranger.image();
    const headers = { ...id(), ...(await shops.stranger.token()) };
    expect(await shops.stranger.call('GET', `/v1/uploaded_images/${foreign}`, { headers })).toMatchObject({
      status: 200,
    });
  });

  test('an invalid key is not rescued by a token or an id', async () => {
    const wrong = { 'x-api-key': 'wrong' };
    expect(await createWith({ ...wrong, ...(await shops.shop.token()) })).toMatchObject({ status: 401 });
    expect(await poll({ ...wrong, ...id() })).toMatchObject({ status: 401 });
  });

  test('an invalid token is not rescued by an id', async () => {
    expect(await poll({ ...bearer('wrong'), ...id() })).toMatchObject({ status: 401 });
  });
});

test('the legacy base creates by key only', async () => {
  const order = { uploaded_product_image_ids: [image] };
  const create = (headers: Headers) => shops.shop.create(order, headers, '/flat-lays/v1');
  expect(await create(shops.shop.key)).toMatchObject({ status: 200 });
  expect(await create(await shops.shop.token())).toMatchObject({ status: 401 });
  expect(await create(shops.shop.id)).toMatchObject({ status: 401 });
});
