import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { photo } from '../support/photos.ts';
import { type StudioClient, useStudio } from './studio-client.ts';

const studio = useStudio('quick');
const BASE = '/api/content-assets';
const PICTURE = photo('product-mug.jpg').toString('base64');
const Saved = z.object({ asset_id: z.int(), file_url: z.url(), file_size: z.int() });
const List = z.object({
  assets: z.array(z.object({ id: z.int(), tags: z.array(z.string()) })),
  total: z.int(),
});

const save = async (client: StudioClient, words: Record<string, unknown> = {}) =>
  Saved.parse(await client.made('/save-to-library', { image_base64: PICTURE, ...words }));
const list = async (client: StudioClient, query = '') =>
  List.parse((await client.get(`${BASE}/${query}`)).body);

describe('the library', () => {
  test('keeps what was saved, and serves it without a token', async () => {
    const owner = await studio.on('pro');
    const { asset_id, file_url, file_size } = await save(owner, {
      prompt: 'a mug',
      title: 'Mug',
      tags: ['red'],
    });
    const { body } = await owner.get(`${BASE}/${asset_id}`);
    expect(body).toMatchObject({
      id: asset_id,
      title: 'Mug',
      prompt: 'a mug',
      tags: ['red'],
      asset_type: 'image',
    });
    expect(JSON.stringify(body)).not.toContain('blobs/');
    const file = await fetch(file_url);
    expect([file.status, Number(file.headers.get('content-length'))]).toEqual([200, file_size]);
    expect((await fetch(file_url.replace(/sig=.../, 'sig=AAA'))).status).toBe(403);
  });

  test('gets the results of work, unless asked not to', async () => {
    const owner = await studio.on('pro');
    const edit = { image_base64: PICTURE, operation: 'remove_background' };
    const made = await owner.made('/edit', edit);
    const unsaved = await owner.made('/edit', { ...edit, save: false });
    expect(unsaved.asset_id).toBeNull();
    const { assets, total } = await list(owner, '?source_module=image_studio_edit');
    expect([total, assets[0]?.id]).toEqual([1, made.asset_id]);
    expect((await owner.get(`${BASE}/${made.asset_id}`)).body).toMatchObject({
      cost: 2,
      provider: 'stability',
    });
  });

  test('is searched, filtered and sorted', async () => {
    const owner = await studio.on('pro');
    const cup = await save(owner, { title: 'Blue cup', tags: ['blue', 'cup'] });
    const tee = await save(owner, { title: 'Blue tee', tags: ['blue'], prompt: '100% cotton' });
    expect((await list(owner)).assets.map(({ id }) => id)).toEqual([tee.asset_id, cup.asset_id]);
    expect((await list(owner, '?sort_by=title&sort_order=asc')).assets[0]?.id).toBe(cup.asset_id);
    expect((await list(owner, '?search=blue+cotton')).assets.map(({ id }) => id)).toEqual([tee.asset_id]);
    expect((await list(owner, '?search=100%25')).total).toBe(1);
    expect((await list(owner, '?tags=blue,cup&tags_mode=all')).total).toBe(1);
    expect((await list(owner, '?tags=blue,cup')).total).toBe(2);
    expect(await list(owner, '?limit=1&offset=1')).toMatchObject({
      total: 2,
      assets: [{ id: cup.asset_id }],
    });
    expect((await list(owner, '?date_to=2020-01-01')).total).toBe(0);
    expect((await owner.get(`${BASE}/?sort_by=beauty`)).status).toBe(400);
    expect((await owner.get(`${BASE}/statistics`)).body).toMatchObject({
      total: 2,
      by_type: { image: 2 },
      by_source: { image_studio_saved: 2 },
      by_tag: { blue: 2, cup: 1 },
      by_month: { [new Date().toISOString().slice(0, 7)]: { total: 2, cost: expect.any(Number) } },
    });
  });

  test('changes words, marks and counts of an asset', async () => {
    const owner = await studio.on('pro');
    const { asset_id } = await save(owner);
    const path = `${BASE}/${asset_id}`;
    const change = { title: 'New', asset_metadata: { campaign: 'spring' } };
    const changed = await owner.call(path, { method: 'PUT', json: change });
    expect(changed.body).toMatchObject({
      title: 'New',
      asset_metadata: { operation: 'image-generation', campaign: 'spring' },
    });
    expect((await owner.post(`${path}/favorite`, {})).body).toEqual({ asset_id, is_favorite: true });
    expect((await owner.post(`${path}/favorite`, { is_favorite: true })).body.is_favorite).toBe(true);
    expect((await owner.post(`${path}/favorite`, {})).body.is_favorite).toBe(false);
    await owner.post(`${path}/usage?action=download`, {});
    expect((await owner.get(path)).body.download_count).toBe(1);
    expect((await owner.post(`${path}/usage?action=steal`, {})).status).toBe(400);
  });

  test('does the same to several assets, and deletes them with their files', async () => {
    const owner = await studio.on('pro');
    const [a, b] = [await save(owner), await save(owner, { title: 'second' })];
    const ids = [a.asset_id, b.asset_id];
    const tagged = await owner.made(`${BASE}/bulk`, {
      action: 'tag',
      asset_ids: [...ids, 999_999],
      tags: ['x'],
    });
    expect(tagged).toEqual({
      succeeded: ids,
      failed: [{ id: 999_999, detail: 'Asset not found: 999999' }],
    });
    expect((await list(owner, '?tags=x')).total).toBe(2);
    expect((await owner.call(`${BASE}/${a.asset_id}`, { method: 'DELETE' })).body).toEqual({
      asset_id: a.asset_id,
      deleted: true,
    });
    expect((await fetch(a.file_url)).status).toBe(404);
    expect((await fetch(b.file_url)).status).toBe(200);
    await owner.made(`${BASE}/bulk`, { action: 'delete', asset_ids: ids });
    expect((await list(owner)).total).toBe(0);
  });

  test('shows nobody the assets of others', async () => {
    const [owner, stranger] = [await studio.on('pro'), await studio.on('pro')];
    const { asset_id } = await save(owner);
    for (const method of ['GET', 'DELETE', 'PUT']) {
      const json = method === 'PUT' ? { title: 'mine' } : undefined;
      const answer = await stranger.call(`${BASE}/${asset_id}`, { method, ...(json && { json }) });
      expect([answer.status, answer.body.detail]).toEqual([404, `Asset not found: ${asset_id}`]);
    }
    expect((await list(stranger)).total).toBe(0);
    expect((await stranger.get(`${BASE}/word`)).status).toBe(404);
  });
});
