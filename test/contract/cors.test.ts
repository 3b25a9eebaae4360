import { AiutaImage } from '@atelier/contracts';
import { beforeAll, describe, expect, test } from 'vitest';
import { ALL_BASES } from './shop.ts';
import { useShopsWithCheckedUploads } from './shops.ts';

const shops = useShopsWithCheckedUploads();
let fileUrl = '';
beforeAll(async () => {
  fileUrl = AiutaImage.parse((await shops.shop.upload()).body).url;
});

const ORIGIN = 'https://shop.example';
const DATA = ['/uploaded_images', '/uploaded_images/x', '/generated_images/x'];
const ROUTES = [
  ...ALL_BASES.flatMap((base) => DATA.map((path) => `${base}${path}`)),
  ...['/studio/v1', '/flat-lays/v1'].flatMap((base) => [
    `${base}/flat_lay_operations`,
    `${base}/flat_lay_operations/x`,
  ]),
  '/files/x.jpg',
  '/v1/sku_items',
  '/v1/sku_items/x',
  '/v1/sku_items/x/capabilities',
  '/v1/sku_items/x/merchandising',
  '/v1/recommendations/outfits/x',
  '/v1/suggested_outfits',
  '/v1/try_on_models',
  '/v1/predefined_try_on_models',
  '/digital-try-on/v1/predefined_try_on_models',
  '/try_on_models/model_woman_00.jpg',
  '/v1/flat_lay_operations',
  '/v1/flat_lay_operations/x',
  '/v1/sku_try_on_operations',
  '/v1/sku_try_on_operations/x',
  '/digital-try-on/v1/sku_images_operations',
  '/digital-try-on/v1/sku_images_operations/x',
  '/analytics/v1/web-sdk-analytics',
];

const listed = (headers: Headers, name: string) =>
  (headers.get(name) ?? '').split(',').map((entry) => entry.trim().toLowerCase());

describe('preflights', () => {
  test.each(ROUTES)('%s answers without credentials', async (path) => {
    const { status, headers } = await fetch(`${shops.shop.url}${path}`, {
      method: 'OPTIONS',
      headers: {
        origin: ORIGIN,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,x-api-key',
      },
    });
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(listed(headers, 'access-control-allow-methods')).toEqual([
      'get',
      'head',
      'post',
      'put',
      'patch',
      'delete',
    ]);
    expect(listed(headers, 'access-control-allow-headers')).toEqual([
      'content-type',
      'x-api-key',
      'x-user-id',
      'authorization',
      'if-none-match',
      'idempotency-key',
    ]);
  });

  test('an OPTIONS request that names no method is answered too', async () => {
    expect((await fetch(`${shops.shop.url}/v1/uploaded_images`, { method: 'OPTIONS' })).status).toBe(204);
  });
});

describe('answers', () => {
  test.each([
    ['200', 'GET', '/healthz'],
    ['401', 'POST', '/v1/uploaded_images'],
    ['404', 'GET', '/nowhere'],
    ['405', 'PUT', '/v1/uploaded_images'],
  ])('%s may be read by any page', async (status, method, path) => {
    const answer = await fetch(`${shops.shop.url}${path}`, { method, headers: { origin: ORIGIN } });
    expect(answer.status).toBe(Number(status));
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(listed(answer.headers, 'access-control-expose-headers')).toContain('etag');
  });

  test.each(['GET', 'HEAD'])('%s of a picture may be read by any page', async (method) => {
    const { status, headers } = await fetch(fileUrl, { method, headers: { origin: ORIGIN } });
    expect([status, headers.get('access-control-allow-origin')]).toEqual([200, '*']);
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  });
});
