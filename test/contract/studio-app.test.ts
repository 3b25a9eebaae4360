import { FORMER_SCREENS, STUDIO_SCREENS } from '@atelier/contracts/studio-screens';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildStudio } from '../../apps/studio/build/build.ts';
import { type AtelierProcess, QUICK_SERVER, startAtelier } from '../support/server.ts';

let atelier: AtelierProcess;
beforeAll(async () => {
  await buildStudio();
  atelier = await startAtelier({ command: QUICK_SERVER });
});
afterAll(() => atelier?.stop());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${atelier.url}${path}`, { headers, redirect: 'manual' });

describe('the page of the web studio', () => {
  test.each(Object.values(STUDIO_SCREENS))('is at %s', async (path) => {
    const answer = await get(path.replace(':sku', 'dress%2F1'));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
  });

  test('runs nothing inline and nothing from elsewhere', async () => {
    const answer = await get('/');
    const policy = answer.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe');
    const html = await answer.text();
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|https?:/);
  });

  test.each(Object.entries(FORMER_SCREENS))('%s leads to %s', async (former, path) => {
    const answer = await get(former);
    expect([answer.status, answer.headers.get('location')]).toEqual([301, path]);
  });
});

describe('its files', () => {
  test('are kept for ever, since their names change with them', async () => {
    const html = await (await get('/')).text();
    const [, script = ''] = /src="(\/app\/index-[^"]+)"/.exec(html) ?? [];
    const answer = await get(script, { 'accept-encoding': 'br' });
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('content-encoding')).toBe('br');
    const again = await get(script, { 'if-none-match': answer.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
  });

  test.each(['/app/nothing.js', '/app/../package.json', '/app/%2e%2e/sources.sha256'])(
    '%s is none of them',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );
});

describe('paths of the APIs keep their answers', () => {
  test.each([
    ['/studio/v1/nowhere', 404, { detail: 'Not found.' }],
    ['/flat-lays/v1/nowhere', 404, { detail: 'Not found.' }],
    ['/products/a/b', 404, { detail: 'Not found.' }],
    [
      '/api/image-studio/nowhere',
      401,
      { detail: 'Authenticated user required for image operations.', code: 'UNAUTHORIZED' },
    ],
  ])('%s', async (path, status, body) => {
    const answer = await get(path, { accept: 'text/html' });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual(body);
  });
});
