import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { ALL_BASES, flatLay, form, SMALL_PHOTO } from './shop.ts';
import { useShopsWithCheckedUploads } from './shops.ts';

const METRICS_TOKEN = 'metrics-token-0123456789';

const shops = useShopsWithCheckedUploads(() => ({ ATELIER_METRICS_TOKEN: METRICS_TOKEN }));

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${shops.shop.url}${path}`, { headers });

async function sendRaw(bytes: string): Promise<string> {
  const { hostname, port } = new URL(shops.shop.url);
  return text(connect(Number(port), hostname).end(bytes));
}

describe('health', () => {
  test('the process is alive and ready', async () => {
    expect(await (await get('/healthz')).json()).toEqual({ status: 'ok' });
    expect(await (await get('/readyz')).json()).toEqual({ status: 'ready' });
  });
});

describe('/metrics', () => {
  test('counts requests by route and operations by status', async () => {
    const { id } = await shops.shop.image();
    await shops.shop.order(flatLay(id));
    const answer = await get('/metrics');
    expect(answer.headers.get('content-type')).toContain('text/plain');
    const page = await answer.text();
    expect(page).toMatch(
      /http_request_duration_seconds_count\{method="POST",route="\/studio\/v1\/uploaded_images",status="200"\} 1/,
    );
    expect(page).toMatch(/^atelier_operations\{status="CREATED"\} \d+$/m);
    expect(page).toMatch(/^atelier_tasks\{state="queued"\} \d+$/m);
    expect(page).toContain('process_resident_memory_bytes');
    expect(page).not.toContain(id);
  });

  test('is closed to what a proxy passes on, unless it has the token', async () => {
    const forwarded = { 'x-forwarded-for': '203.0.113.7' };
    expect((await get('/metrics', forwarded)).status).toBe(403);
    expect((await get('/metrics', { ...forwarded, authorization: 'Bearer wrong' })).status).toBe(403);
    expect((await get('/metrics', { ...forwarded, authorization: `Bearer ${METRICS_TOKEN}` })).status).toBe(
      200,
    );
  });
});

describe('descriptions', () => {
  test.each(ALL_BASES)('%s/openapi.json describes its routes in OpenAPI 3.1', async (base) => {
    const document = await (await get(`${base}/openapi.json`)).json();
    expect(document).toMatchObject({ openapi: '3.1.0', servers: [{ url: base }] });
    expect(Object.keys(Object(document).paths)).toEqual(
      expect.arrayContaining([
        '/uploaded_images',
        '/uploaded_images/{image_id}',
        '/generated_images/{image_id}',
      ]),
    );
    const text = JSON.stringify(document);
    const names = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name);
    expect(Object.keys(Object(document).components.schemas).toSorted()).toEqual(
      [...new Set(names)].toSorted(),
    );
  });

  test('the reference page and its script come from this server and load nothing else', async () => {
    const page = await get('/docs');
    const html = await page.text();
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect([...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => url)).toEqual(['js/scalar.js']);
    expect(html).not.toContain('https://');
    expect((await get('/docs/js/scalar.js')).headers.get('content-type')).toContain('javascript');
  });
});

describe('requests', () => {
  test('a sane request id is kept, any other replaced', async () => {
    expect((await get('/healthz', { 'x-request-id': 'shop-4711:a.b' })).headers.get('x-request-id')).toBe(
      'shop-4711:a.b',
    );
    for (const given of ['short', 'with blank inside', 'x'.repeat(200)]) {
      const { headers } = await get('/healthz', { 'x-request-id': given });
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  test.each(['/nowhere', '/studio/v1', '/studio/v2/uploaded_images', '/files', '/v1/uploaded_images/a/b'])(
    '%s is 404',
    async (path) => {
      const answer = await get(path);
      expect([answer.status, await answer.json()]).toEqual([404, { detail: 'Not found.' }]);
    },
  );

  test('another method is 405 and told which there are', async () => {
    const answer = await fetch(`${shops.shop.url}/v1/uploaded_images/x`, { method: 'PUT' });
    expect([answer.status, await answer.json()]).toEqual([405, { detail: expect.any(String) }]);
    expect(answer.headers.get('allow')?.split(', ').toSorted()).toEqual(['DELETE', 'GET', 'HEAD', 'OPTIONS']);
  });

  test('a path with broken percent encoding is 400', async () => {
    const answer = await get('/v1/uploaded_images/%zz', shops.shop.key);
    expect([answer.status, await answer.json()]).toEqual([400, { detail: expect.any(String) }]);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('x-request-id')).toMatch(/./);
  });

  test.each([
    ['no HTTP', 'what is this\r\n\r\n', 400],
    ['too many headers', `GET / HTTP/1.1\r\nHost: a\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ])('%s is refused in the usual envelope', async (_what, bytes, status) => {
    const [head = '', body = ''] = (await sendRaw(bytes)).split('\r\n\r\n');
    expect(head).toContain(`HTTP/1.1 ${status} `);
    expect(head).toContain('access-control-allow-origin: *');
    expect(JSON.parse(body)).toEqual({ detail: expect.any(String) });
  });

  test('answers do not tell what the server is made of', async () => {
    const { headers } = await get('/nowhere');
    expect([headers.get('server'), headers.get('x-powered-by')]).toEqual([null, null]);
  });

  test('URLs are on the host that the caller used', async () => {
    const { port } = new URL(shops.shop.url);
    const answer = await fetch(`http://localhost:${port}/v1/uploaded_images`, {
      method: 'POST',
      headers: shops.shop.key,
      body: form('image_data', SMALL_PHOTO),
    });
    expect(Object(await answer.json()).url).toContain(`http://localhost:${port}/files/`);
  });
});
