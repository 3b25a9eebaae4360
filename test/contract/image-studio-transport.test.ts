import { describe, expect, test } from 'vitest';
import { sign } from './shop.ts';
import { useStudio } from './studio-client.ts';

const studio = useStudio('quick');
const UNAUTHORIZED = 'Authenticated user required for image operations.';
const ESTIMATE = { provider: 'auto' };
/** Anything is a picture to the quick server. */
const PICTURE = Buffer.from('a picture').toString('base64');
const EDIT = { image_base64: PICTURE, operation: 'remove_background' };

describe('a credential', () => {
  test.each([
    ['none', undefined],
    ['another scheme', 'Basic abc'],
    ['an empty token', 'Bearer '],
    ['an unknown key', 'Bearer alwrity_sk_nobody'],
    ['an unknown account key', 'Bearer atl_nobody'],
    ['a broken token', 'Bearer a.b.c'],
  ])('of %s is refused', async (_name, authorization) => {
    const answer = await studio.client
      .as('')
      .call('/templates', { headers: authorization === undefined ? {} : { authorization } });
    expect(answer.status).toBe(401);
    expect(answer.body.detail).toBe(UNAUTHORIZED);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  test('may be an account key with the scheme in any case, or a login token', async () => {
    const { apiKey, jwtIss, jwtSecret } = studio.process;
    const lower = await studio.client
      .as('')
      .call('/templates', { headers: { authorization: `bearer ${apiKey}` } });
    expect(lower.status).toBe(200);
    const now = Math.floor(Date.now() / 1000);
    const token = await sign({ iss: jwtIss, iat: now, exp: now + 60 }, jwtSecret);
    expect((await studio.client.as(token).get('/templates')).status).toBe(200);
    expect((await studio.client.as(token).get('/api/keys')).body.detail).toBe(
      "Permission 'admin' is required",
    );
  });

  test('is not needed to ask for health', async () => {
    const { status, body, headers } = await studio.client.as('').get('/health');
    expect(status).toBe(200);
    expect(body).toMatchObject({ service: 'image_studio', version: '1.0.0' });
    expect(body.modules).toMatchObject({ templates: 'available', providers: 'available' });
    expect(headers.get('x-ratelimit-limit')).toBeNull();
  });
});

describe('an API key', () => {
  const make = async (json: Record<string, unknown>) => {
    const { status, body } = await studio.client.post('/api/keys', json);
    expect(status).toBe(201);
    return body;
  };

  test('does what its permissions say, and nothing in other APIs', async () => {
    const { key } = await make({ name: 'reader', permissions: ['READ'] });
    expect(key).toMatch(/^alwrity_sk_[\w-]{43}$/);
    const reader = studio.client.as(String(key));
    expect((await reader.get('/templates')).status).toBe(200);
    const refused = await reader.post('/estimate-cost', ESTIMATE);
    expect([refused.status, refused.body.detail]).toEqual([403, "Permission 'write' is required"]);
    expect((await reader.get('/api/keys')).body.detail).toBe("Permission 'admin' is required");
    const elsewhere = await fetch(`${studio.client.url}/v1/uploaded_images`, {
      method: 'POST',
      headers: { 'x-api-key': String(key) },
    });
    expect(elsewhere.status).toBe(401);
  });

  test('is listed with its uses, never with itself, until it is deleted', async () => {
    const { id, key } = await make({ name: 'used', permissions: ['read', 'admin'], description: 'twice' });
    const used = studio.client.as(String(key));
    await used.get('/credits');
    await used.get('/credits');
    const { body } = await used.get('/api/keys');
    expect(body.keys).toContainEqual(
      expect.objectContaining({ id, name: 'used', description: 'twice', usage_count: 3 }),
    );
    expect(JSON.stringify(body)).not.toContain(String(key));
    expect((await studio.client.call(`/api/keys/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await studio.client.call(`/api/keys/${id}`, { method: 'DELETE' })).status).toBe(404);
    await expect.poll(async () => (await used.get('/credits')).status).toBe(401);
  });

  test('that has expired is refused', async () => {
    const { key } = await make({ name: 'old', permissions: ['read'], expires: '2020-01-01' });
    expect((await studio.client.as(String(key)).get('/credits')).status).toBe(401);
  });

  test('needs a name and known permissions', async () => {
    expect(await studio.client.refusal('/api/keys', { name: ' ', permissions: ['read'] })).toBe(
      'An API key needs a name',
    );
    expect(await studio.client.refusal('/api/keys', { name: 'x', permissions: ['fly'] })).toMatch(
      /permissions/,
    );
  });
});

describe('a request', () => {
  test.each([
    ['malformed JSON', '{bad', {}, 'Request body is not valid JSON'],
    ['no object', '[1]', {}, 'Request body must be a JSON object'],
    ['another type', 'x', { 'content-type': 'text/plain' }, 'Content-Type must be application/json'],
  ])('with %s is refused', async (_name, body, headers, detail) => {
    const answer = await studio.client.call('/estimate-cost', { body, headers });
    expect([answer.status, answer.body.detail]).toEqual([400, detail]);
  });

  test('names the field that is missing, and all fields that are wrong', async () => {
    expect(await studio.client.refusal('/estimate-cost', {})).toBe("Field 'provider' is required");
    const { body } = await studio.client.post('/estimate-cost', { provider: 7, num_images: 0 });
    expect(body.detail).toBe("Invalid value for 'provider': expected a string but received a number");
    expect(body.errors).toHaveLength(2);
  });

  test('may write numbers and truth as text, words in any case, and null for nothing', async () => {
    const json = { provider: ' Auto ', num_images: '2', width: 1200.0, height: '628.0', model: null };
    expect(await studio.client.made('/estimate-cost', json)).toMatchObject({
      num_images: 2,
      resolution: '1200x628',
    });
    const { body } = await studio.client.get('/templates?include_extended=true&platform=INSTAGRAM');
    expect(body.total).toBeGreaterThan(4);
  });

  test('works with a slash at the end, and its id comes back', async () => {
    const answer = await studio.client.call('/templates/', { headers: { 'x-request-id': 'my-request-1' } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('x-request-id')).toBe('my-request-1');
  });

  test('of an unknown path is a 404, with a wrong method a 405 that says which ones work', async () => {
    const unknown = await studio.client.get('/nowhere');
    expect([unknown.status, typeof unknown.body.detail]).toEqual([404, 'string']);
    const wrong = await studio.client.call('/templates', { method: 'DELETE' });
    expect([wrong.status, wrong.body.detail]).toEqual([405, 'Method not allowed']);
    expect(wrong.headers.get('allow')).toContain('GET');
  });

  test('that is too large is a 413', async () => {
    const response = await fetch(`${studio.client.url}/api/image-studio/estimate-cost`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${studio.client.token}`,
        'content-type': 'application/json',
      },
      body: Buffer.alloc(100 * 1024 * 1024 + 1, ' '),
    });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ detail: 'Request body is larger than 100 MB' });
  });
});

describe('rate limits', () => {
  test('count down and refuse the eleventh request of a minute on the free plan', async () => {
    const free = await studio.on('free');
    // Should a minute end in between, the next one has room for ten more.
    const answers = [await free.get('/credits')];
    while (answers.length < 22 && answers.at(-1)?.status === 200) answers.push(await free.get('/credits'));
    const last = answers.at(-1);
    expect(last?.status).toBe(429);
    expect(last?.body.detail).toMatch(/^Rate limit exceeded\. Try again in \d+ seconds\.$/);
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(last?.headers.get('x-ratelimit-limit')).toBe('10');
    expect(last?.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(last?.body.error).toMatchObject({
      code: 'RATE_LIMIT_EXCEEDED',
      details: { limit: 10, remaining: 0 },
    });
    expect(answers[0]?.headers.get('x-ratelimit-remaining')).toBe('9');
    expect(answers[0]?.headers.get('x-ratelimit-window')).toBe('60');
  });

  test('are the same on errors as on successes', async () => {
    const basic = await studio.on('basic');
    const answer = await basic.post('/estimate-cost', {});
    expect(answer.status).toBe(400);
    expect(answer.headers.get('x-ratelimit-limit')).toBe('60');
  });
});

describe('a client that goes away', () => {
  test('loses nothing: the same request under its key finds the result', async () => {
    const basic = await studio.on('basic');
    const headers = {
      authorization: `Bearer ${basic.token}`,
      'content-type': 'application/json',
      'idempotency-key': 'gone',
    };
    const leaving = new AbortController();
    const url = `${basic.url}/api/image-studio/edit/process`;
    const request = fetch(url, {
      method: 'POST',
      headers,
      body: JSON.stringify(EDIT),
      signal: leaving.signal,
    });
    const reserved = async () => {
      const { reserved, used } = (await basic.get('/credits')).body;
      return Number(reserved) + Number(used);
    };
    await expect.poll(reserved).toBe(2);
    leaving.abort();
    await request.catch(() => undefined);
    const again = await basic.post('/edit/process', EDIT, { 'idempotency-key': 'gone' });
    expect(again.status).toBe(200);
    expect((await basic.get('/credits')).body).toMatchObject({ used: 2, reserved: 0 });
  });
});

describe('an Idempotency-Key', () => {
  test('finds the work of the same request again, and charges it once', async () => {
    const basic = await studio.on('basic');
    const key = { 'idempotency-key': 'first' };
    const once = await basic.post('/edit/process', EDIT, key);
    const again = await basic.post('/edit/process', EDIT, key);
    expect(once.status).toBe(200);
    expect(again.body).toEqual(once.body);
    expect((await basic.get('/credits')).body.used).toBe(2);
  });

  test('is refused for another request', async () => {
    const key = { 'idempotency-key': 'second' };
    expect((await studio.client.post('/estimate-cost', ESTIMATE, key)).status).toBe(200);
    expect((await studio.client.post('/estimate-cost', ESTIMATE, key)).status).toBe(200);
    const other = await studio.client.post('/estimate-cost', { ...ESTIMATE, num_images: 2 }, key);
    expect([other.status, typeof other.body.detail]).toEqual([409, 'string']);
  });

  test('gets the answer of the first time: nothing is made twice', async () => {
    const basic = await studio.on('basic');
    const key = { 'idempotency-key': 'voice' };
    const once = await basic.post('/api/personas', { name: 'Calm', keywords: ['quiet'] }, key);
    const again = await basic.post('/api/personas', { name: 'Calm', keywords: ['quiet'] }, key);
    expect([again.status, again.body]).toEqual([once.status, once.body]);
    expect((await basic.get('/api/personas')).body.total).toBe(1);
  });

  test('repeats no refusal: what was mended meanwhile is done', async () => {
    const key = { 'idempotency-key': 'mended' };
    const wrong = await studio.client.post('/estimate-cost', { ...ESTIMATE, num_images: 0 }, key);
    expect(wrong.status).toBe(400);
    expect((await studio.client.post('/estimate-cost', ESTIMATE, key)).status).toBe(200);
  });

  test('of requests that come at the same time makes one job', async () => {
    const key = { 'idempotency-key': 'third' };
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => studio.client.post('/edit/process', { ...EDIT, async: true }, key)),
    );
    expect(new Set(answers.map(({ body }) => body.job_id)).size).toBe(1);
  });
});
