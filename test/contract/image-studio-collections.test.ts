import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { photo } from '../support/photos.ts';
import { type StudioClient, useStudio } from './studio-client.ts';

const studio = useStudio('quick');
const ASSETS = '/api/content-assets';
const BASE = `${ASSETS}/collections`;
const PICTURE = photo('product-mug.jpg').toString('base64');
const Made = z.object({ id: z.int(), asset_count: z.int() });
const List = z.object({ assets: z.array(z.object({ id: z.int() })), total: z.int() });
const NOBODYS = 999_999;
const nobodys = { id: NOBODYS, detail: `Asset not found: ${NOBODYS}` };

const save = async (client: StudioClient, title: string) =>
  z
    .object({ asset_id: z.int() })
    .parse(await client.made('/save-to-library', { image_base64: PICTURE, title })).asset_id;
const make = async (client: StudioClient, name: string) =>
  Made.parse((await client.post(BASE, { name })).body);
const change = (client: StudioClient, method: string, path: string, json?: unknown) =>
  client.call(path, { method, ...(json !== undefined && { json }) });

describe('a collection', () => {
  test('is made, read, renamed and deleted', async () => {
    const owner = await studio.on('pro');
    const answer = await owner.post(BASE, { name: ' Spring ', description: 'mugs' });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ name: 'Spring', description: 'mugs', asset_count: 0 });
    const { id } = Made.parse(answer.body);
    await make(owner, 'Summer');
    expect((await owner.get(`${BASE}?limit=1&offset=1`)).body).toEqual({
      collections: [answer.body],
      total: 2,
      limit: 1,
      offset: 1,
    });
    const renamed = await change(owner, 'PUT', `${BASE}/${id}`, { name: 'Autumn' });
    expect(renamed.body).toMatchObject({ id, name: 'Autumn', description: 'mugs' });
    expect((await change(owner, 'DELETE', `${BASE}/${id}`)).body).toEqual({
      collection_id: id,
      deleted: true,
    });
    expect((await owner.get(`${BASE}/${id}`)).status).toBe(404);
    expect(await owner.refusal(BASE, {})).toBe("Field 'name' is required");
    expect(await owner.refusal(BASE, { name: '' })).toBe('A collection needs a name');
  });

  test('holds assets, which may be in several and stay when it goes', async () => {
    const owner = await studio.on('pro');
    const [mug, cup] = [await save(owner, 'mug'), await save(owner, 'cup')];
    const [one, two] = [await make(owner, 'one'), await make(owner, 'two')];
    const filled = await owner.made(`${BASE}/${one.id}/assets`, { asset_ids: [mug, cup, NOBODYS] });
    expect(filled).toEqual({ succeeded: [mug, cup], failed: [nobodys] });
    await owner.made(`${BASE}/${one.id}/assets`, { asset_ids: [mug] });
    await owner.made(`${BASE}/${two.id}/assets`, { asset_ids: [mug] });
    expect((await owner.get(`${BASE}/${one.id}`)).body).toMatchObject({
      asset_count: 2,
      cover_asset_id: cup,
    });
    expect((await owner.get(`${ASSETS}/${mug}`)).body.collection_ids).toEqual([one.id, two.id]);
    const inside = List.parse((await owner.get(`${BASE}/${one.id}/assets?limit=1`)).body);
    expect([inside.total, inside.assets[0]?.id]).toEqual([2, cup]);
    expect(List.parse((await owner.get(`${ASSETS}?collection_id=${two.id}`)).body)).toEqual({
      assets: [{ id: mug }],
      total: 1,
    });
    const taken = await change(owner, 'DELETE', `${BASE}/${one.id}/assets`, { asset_ids: [cup, NOBODYS] });
    expect(taken.body).toEqual({ succeeded: [cup], failed: [nobodys] });
    await change(owner, 'DELETE', `${BASE}/${one.id}`);
    expect((await owner.get(`${ASSETS}/${mug}`)).body.collection_ids).toEqual([two.id]);
    await change(owner, 'DELETE', `${ASSETS}/${mug}`);
    expect((await owner.get(`${BASE}/${two.id}`)).body).toMatchObject({
      asset_count: 0,
      cover_asset_id: null,
    });
  });

  test('is filled and emptied in bulk', async () => {
    const owner = await studio.on('pro');
    const [mug, { id }] = [await save(owner, 'mug'), await make(owner, 'one')];
    const bulk = { asset_ids: [mug, NOBODYS], collection_id: id };
    const done = { succeeded: [mug], failed: [nobodys] };
    expect(await owner.made(`${ASSETS}/bulk`, { ...bulk, action: 'add_to_collection' })).toEqual(done);
    expect((await owner.get(`${BASE}/${id}`)).body.asset_count).toBe(1);
    expect(await owner.made(`${ASSETS}/bulk`, { ...bulk, action: 'remove_from_collection' })).toEqual(done);
    expect((await owner.get(`${BASE}/${id}`)).body.asset_count).toBe(0);
    expect(await owner.refusal(`${ASSETS}/bulk`, { action: 'add_to_collection', asset_ids: [mug] })).toBe(
      'add_to_collection needs a collection_id',
    );
    const unknown = { action: 'add_to_collection', asset_ids: [mug], collection_id: NOBODYS };
    expect(await owner.refusal(`${ASSETS}/bulk`, unknown, 404)).toBe(`Collection not found: ${NOBODYS}`);
  });

  test('is unknown to other accounts, and takes none of their assets', async () => {
    const [owner, stranger] = [await studio.on('pro'), await studio.on('pro')];
    const [mug, { id }] = [await save(owner, 'mug'), await make(owner, 'one')];
    const calls: [string, string, unknown?][] = [
      ['GET', `${BASE}/${id}`],
      ['PUT', `${BASE}/${id}`, { name: 'mine' }],
      ['DELETE', `${BASE}/${id}`],
      ['GET', `${BASE}/${id}/assets`],
      ['POST', `${BASE}/${id}/assets`, { asset_ids: [mug] }],
      ['DELETE', `${BASE}/${id}/assets`, { asset_ids: [mug] }],
    ];
    for (const [method, path, json] of calls) {
      const answer = await change(stranger, method, path, json);
      expect([method, answer.status, answer.body.detail]).toEqual([
        method,
        404,
        `Collection not found: ${id}`,
      ]);
    }
    const own = await make(stranger, 'own');
    const filled = await stranger.made(`${BASE}/${own.id}/assets`, { asset_ids: [mug] });
    expect(filled).toEqual({ succeeded: [], failed: [{ id: mug, detail: `Asset not found: ${mug}` }] });
  });
});
