import { AiutaImage } from '@atelier/contracts';
import { beforeAll, describe, expect, test } from 'vitest';
import { photo } from '../support/photos.ts';
import { useShopsWithCheckedUploads } from './shops.ts';

const shops = useShopsWithCheckedUploads();
let image: AiutaImage;
let bytes: Uint8Array;
let etag = '';
beforeAll(async () => {
  image = await shops.shop.image();
  const file = await fetch(image.url);
  bytes = new Uint8Array(await file.arrayBuffer());
  etag = file.headers.get('etag') ?? '';
});

const get = (headers: Record<string, string> = {}, method = 'GET') => fetch(image.url, { method, headers });

describe('200', () => {
  test('a plain GET fetches the picture, and nothing in it may run', async () => {
    const { status, headers } = await get();
    expect(status).toBe(200);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': String(bytes.length),
      'content-disposition': `inline; filename="${image.id}.jpg"`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'cross-origin',
      'access-control-allow-origin': '*',
      'accept-ranges': 'bytes',
      'cache-control': expect.stringMatching(/^private, max-age=\d+$/),
      etag: expect.stringMatching(/^".+"$/),
    });
    expect(bytes.subarray(0, 2)).toEqual(Uint8Array.of(0xff, 0xd8));
  });

  test('a plain HEAD tells the same and sends nothing', async () => {
    const answer = await get({}, 'HEAD');
    const { status, headers } = answer;
    expect([status, (await answer.arrayBuffer()).byteLength]).toEqual([200, 0]);
    expect([headers.get('content-type'), headers.get('content-length')]).toEqual([
      'image/jpeg',
      String(bytes.length),
    ]);
    expect(headers.get('etag')).toBe(etag);
  });

  test('an ETag of another version does not match', async () => {
    expect((await get({ 'if-none-match': '"other", W/"more"' })).status).toBe(200);
  });

  test.each(['bytes=0-1,4-5', 'lines=0-1', 'nonsense'])(
    'the range %s is answered with everything',
    async (range) => {
      const answer = await get({ range });
      expect(answer.status).toBe(200);
      expect((await answer.arrayBuffer()).byteLength).toBe(bytes.length);
    },
  );

  test('a range of another version is answered with everything', async () => {
    expect((await get({ range: 'bytes=0-1', 'if-range': '"other"' })).status).toBe(200);
  });

  test('asking for the image again gives the same URL', async () => {
    const again = await shops.shop.call('GET', `/v1/uploaded_images/${image.id}`, { headers: shops.shop.id });
    expect(again.body).toEqual(image);
  });
});

describe('206', () => {
  test.each([
    ['bytes=0-0', 0, 1],
    ['bytes=10-19', 10, 20],
    ['bytes=100-', 100, undefined],
    ['bytes=-50', -50, undefined],
  ])('%s', async (range, start, end) => {
    const answer = await get({ range });
    const expected = bytes.slice(start, end);
    expect(answer.status).toBe(206);
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(expected);
    const from = start < 0 ? bytes.length + start : start;
    expect(answer.headers.get('content-range')).toBe(
      `bytes ${from}-${from + expected.length - 1}/${bytes.length}`,
    );
  });

  test('a range of the version that the client has', async () => {
    expect((await get({ range: 'bytes=0-1', 'if-range': etag })).status).toBe(206);
  });
});

describe('304', () => {
  test.each([() => etag, () => `W/${etag}`, () => `"other", ${etag}`, () => '*'])('%#', async (header) => {
    const answer = await get({ 'if-none-match': header() });
    expect([answer.status, (await answer.arrayBuffer()).byteLength]).toEqual([304, 0]);
    expect(answer.headers.get('etag')).toBe(etag);
  });
});

describe('403', () => {
  const changed = (change: (url: URL) => void) => {
    const url = new URL(image.url);
    change(url);
    return fetch(url);
  };

  test.each<[string, (url: URL) => void]>([
    ['a later expiry', (url) => url.searchParams.set('exp', String(Number(url.searchParams.get('exp')) + 1))],
    ['an expiry in the past', (url) => url.searchParams.set('exp', '1')],
    ['an expiry that is no time', (url) => url.searchParams.set('exp', 'never')],
    ['no expiry', (url) => url.searchParams.delete('exp')],
    ['another signature', (url) => url.searchParams.set('sig', 'A'.repeat(43))],
    [
      'a shorter signature',
      (url) => url.searchParams.set('sig', (url.searchParams.get('sig') ?? '').slice(0, -2)),
    ],
    ['no signature', (url) => url.searchParams.delete('sig')],
    ['two signatures', (url) => url.searchParams.append('sig', 'x')],
    [
      'another image',
      (url) => {
        url.pathname = url.pathname.replace(/.\.jpg$/, 'z.jpg');
      },
    ],
  ])('%s', async (_what, change) => {
    const answer = await changed(change);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toEqual({ detail: expect.any(String) });
    expect(answer.headers.get('etag')).toBeNull();
  });
});

describe('404', () => {
  test('a deleted image, also for clients that have it cached', async () => {
    const gone = await shops.shop.image();
    await shops.shop.call('DELETE', `/v1/uploaded_images/${gone.id}`, { headers: shops.shop.key });
    expect((await fetch(gone.url)).status).toBe(404);
    expect((await fetch(gone.url, { method: 'HEAD' })).status).toBe(404);
    expect((await fetch(gone.url, { headers: { 'if-none-match': '*' } })).status).toBe(404);
  });
});

describe('416', () => {
  test.each(['bytes=999999999-', 'bytes=5-2'])('%s', async (range) => {
    const answer = await get({ range });
    expect(answer.status).toBe(416);
    expect(answer.headers.get('content-range')).toBe(`bytes */${bytes.length}`);
  });
});

test('an upload is served upright and without its metadata', async () => {
  const upload = await shops.shop.upload('/v1', photo('fmt-exif-landscape-6.jpg'));
  const served = Buffer.from(await (await fetch(AiutaImage.parse(upload.body).url)).arrayBuffer());
  expect(served.includes('Exif')).toBe(false);
});
