import { expect, test } from 'vitest';
import { z } from 'zod';
import { photo } from '../support/photos.ts';
import { zipEntries } from '../support/zip-entries.ts';
import { bearer } from './shop.ts';
import { type StudioClient, useStudio } from './studio-client.ts';

const studio = useStudio('real');
const ASSETS = '/api/content-assets';
const NOBODYS = 999_999;
const Saved = z.object({ asset_id: z.int(), filename: z.string(), file_url: z.url() });

const save = async (client: StudioClient) =>
  Saved.parse(
    await client.made('/save-to-library', { image_base64: photo('product-mug.jpg').toString('base64') }),
  );
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());
const fetchAs = ({ url, token }: StudioClient, path: string, init: RequestInit = {}) =>
  fetch(`${url}${path}`, { ...init, headers: { ...bearer(token), ...init.headers } });
const download = (client: StudioClient, ids: number[]) =>
  fetchAs(client, `${ASSETS}/bulk-download`, {
    method: 'POST',
    body: JSON.stringify({ asset_ids: ids }),
    headers: { 'content-type': 'application/json' },
  });

test('the file of an asset is its bytes, for its owner', async () => {
  const [owner, stranger] = [await studio.on('pro'), await studio.on('pro')];
  const { asset_id, file_url } = await save(owner);
  const file = await fetchAs(owner, `${ASSETS}/${asset_id}/file`);
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  expect((await bytesOf(file)).equals(await bytesOf(await fetch(file_url)))).toBe(true);
  for (const part of ['file', 'thumbnail'])
    expect((await fetchAs(stranger, `${ASSETS}/${asset_id}/${part}`)).status).toBe(404);
});

test('a thumbnail is a small picture that caches can keep', async () => {
  const owner = await studio.on('pro');
  const { asset_id, file_url } = await save(owner);
  const path = `${ASSETS}/${asset_id}/thumbnail`;
  const answer = await fetchAs(owner, path);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  const whole = await bytesOf(await fetch(file_url));
  expect((await bytesOf(answer)).length).toBeLessThan(whole.length / 2);
  const known = { 'if-none-match': answer.headers.get('etag') ?? '' };
  expect((await fetchAs(owner, path, { headers: known })).status).toBe(304);
});

test('several files come as one archive, under names of their own, and count as downloaded', async () => {
  const owner = await studio.on('pro');
  const [a, b] = [await save(owner), await save(owner)];
  const answer = await download(owner, [b.asset_id, a.asset_id, NOBODYS, a.asset_id]);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
  const files = zipEntries(await bytesOf(answer));
  expect(files.map(([name]) => name)).toEqual([b.filename, a.filename]);
  expect(files[1]?.[1].equals(await bytesOf(await fetch(a.file_url)))).toBe(true);
  expect((await owner.get(`${ASSETS}/${a.asset_id}`)).body.download_count).toBe(1);
});

test('an archive of nothing is refused', async () => {
  const [owner, stranger] = [await studio.on('pro'), await studio.on('pro')];
  const { asset_id } = await save(owner);
  expect((await download(stranger, [asset_id])).status).toBe(404);
  expect((await download(owner, [])).status).toBe(400);
});

test('a page shows files with the token in their URL, and nothing else is open to that', async () => {
  const owner = await studio.on('pro');
  const { asset_id } = await save(owner);
  const shown = (part: string) => fetch(`${owner.url}${ASSETS}/${asset_id}${part}?token=${owner.token}`);
  for (const part of ['/file', '/thumbnail']) expect((await shown(part)).status).toBe(200);
  expect((await shown('')).status).toBe(401);
  expect((await fetch(`${owner.url}${ASSETS}/${asset_id}/file?token=nobodys`)).status).toBe(401);
});

test('a part of a file comes as it is asked for', async () => {
  const owner = await studio.on('pro');
  const { asset_id, file_url } = await save(owner);
  const path = `${ASSETS}/${asset_id}/file`;
  const part = await fetchAs(owner, path, { headers: { range: 'bytes=10-19' } });
  expect(part.status).toBe(206);
  expect((await bytesOf(part)).equals((await bytesOf(await fetch(file_url))).subarray(10, 20))).toBe(true);
});
