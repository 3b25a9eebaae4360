import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { photo } from '../support/photos.ts';
import { type StudioClient, useStudio } from './studio-client.ts';

const studio = useStudio('quick');
const ASSETS = '/api/content-assets';
const PICTURE = photo('product-mug.jpg').toString('base64');
const NOBODYS = 999_999;
const Noted = z.object({ id: z.int(), file_url: z.url() });
const Saved = z.object({ asset_id: z.int(), file_url: z.url(), file_size: z.int() });
const video = {
  asset_type: 'video',
  source_module: 'video_studio',
  filename: 'spot.mp4',
  file_url: 'https://cdn.example.com/spot.mp4',
};
const text = {
  asset_type: 'text',
  source_module: 'blog_writer',
  filename: 'post.txt',
  content: 'Größe: 3 Äpfel',
};

const save = async (client: StudioClient) =>
  Saved.parse(await client.made('/save-to-library', { image_base64: PICTURE }));
const note = async (client: StudioClient, json: unknown) => {
  const answer = await client.post(ASSETS, json);
  expect(answer.status).toBe(201);
  return { ...Noted.parse(answer.body), body: answer.body };
};

describe('a record of an asset', () => {
  test('tells of a file elsewhere', async () => {
    const owner = await studio.on('pro');
    const words = {
      title: 'Spot',
      tags: ['tv'],
      cost: 1.5,
      generation_time: 2.5,
      file_size: 1234,
      asset_metadata: { fps: 25 },
    };
    const { id, body } = await note(owner, { ...video, ...words, mime_type: 'video/mp4' });
    expect(body).toMatchObject({ ...video, ...words, mime_type: 'video/mp4', status: 'completed' });
    expect((await owner.get(`${ASSETS}/${id}`)).body).toEqual(body);
    expect((await owner.get(`${ASSETS}/statistics`)).body).toMatchObject({
      by_type: { video: 1 },
      by_source: { video_studio: 1 },
      total_cost: 1.5,
      storage_bytes: 0,
    });
    expect((await owner.get(`${ASSETS}/${id}/thumbnail`)).body.detail).toBe('Only images have thumbnails');
    const elsewhere = await note(owner, { ...video, asset_type: 'image' });
    expect((await owner.get(`${ASSETS}/${elsewhere.id}/thumbnail`)).body.detail).toBe(
      'The file of this asset is kept elsewhere',
    );
    expect((await owner.call(`${ASSETS}/${id}`, { method: 'DELETE' })).body).toEqual({
      asset_id: id,
      deleted: true,
    });
  });

  test('tells of a file here, which lasts as long as one of its assets', async () => {
    const owner = await studio.on('pro');
    const saved = await save(owner);
    const record = { ...video, asset_type: 'image', file_url: saved.file_url, parent_id: saved.asset_id };
    const { id, file_url, body } = await note(owner, record);
    expect(body).toMatchObject({
      mime_type: 'image/jpeg',
      file_size: saved.file_size,
      parent_id: saved.asset_id,
    });
    await owner.call(`${ASSETS}/${saved.asset_id}`, { method: 'DELETE' });
    expect((await fetch(file_url)).status).toBe(200);
    expect((await owner.get(`${ASSETS}/${id}`)).body.parent_id).toBeNull();
  });

  test('takes nothing from other accounts', async () => {
    const [owner, stranger] = [await studio.on('pro'), await studio.on('pro')];
    const { asset_id, file_url } = await save(owner);
    const sentence = `Asset not found: ${asset_id}`;
    expect(await stranger.refusal(ASSETS, { ...video, file_url })).toBe(sentence);
    expect(await stranger.refusal(ASSETS, { ...video, parent_id: asset_id })).toBe(sentence);
  });

  test.each([
    ['without a type', { asset_type: undefined }, "Field 'asset_type' is required"],
    ['of an unknown type', { asset_type: 'smell' }, /^Invalid value for 'asset_type': /],
    ['without a file name', { filename: ' ' }, "Field 'filename' is required"],
    ['without a file', { file_url: undefined }, "Field 'file_url' is required"],
    [
      'at a place that is no URL',
      { file_url: 'file:///etc/passwd' },
      'Expected an absolute http or https URL',
    ],
    ['of a video in words', { content: 'words' }, 'Only text assets have content'],
    ['of a negative cost', { cost: -1 }, 'cost must be between 0 and 1000000'],
    ['of something made from what nobody has', { parent_id: NOBODYS }, `Asset not found: ${NOBODYS}`],
  ])('is refused %s', async (_name, change, sentence) => {
    expect(await studio.client.refusal(ASSETS, { ...video, ...change })).toEqual(
      typeof sentence === 'string' ? sentence : expect.stringMatching(sentence),
    );
  });
});

describe('the content of a text', () => {
  test('is what it was noted with', async () => {
    const owner = await studio.on('pro');
    const { id, body } = await note(owner, text);
    expect(body).toMatchObject({ asset_type: 'text', file_size: Buffer.byteLength(text.content) });
    expect((await owner.get(`${ASSETS}/${id}/content`)).body).toEqual({
      asset_id: id,
      mime_type: 'text/plain; charset=utf-8',
      content: text.content,
    });
  });

  test('is there for texts only, and for their owner', async () => {
    const [owner, stranger] = [await studio.on('pro'), await studio.on('pro')];
    const [{ asset_id }, { id }] = [await save(owner), await note(owner, text)];
    const answer = await owner.get(`${ASSETS}/${asset_id}/content`);
    expect([answer.status, answer.body.detail]).toEqual([400, 'Only text assets have content']);
    expect((await stranger.get(`${ASSETS}/${id}/content`)).status).toBe(404);
  });
});

test('an edit of an asset names it as its parent', async () => {
  const owner = await studio.on('pro');
  const { asset_id, file_url } = await save(owner);
  const source = Buffer.from(await (await fetch(file_url)).arrayBuffer()).toString('base64');
  const edit = { image_base64: source, operation: 'remove_background' };
  const made = await owner.made('/edit', edit);
  expect((await owner.get(`${ASSETS}/${made.asset_id}`)).body.parent_id).toBe(asset_id);
  const unrelated = await owner.made('/edit', { ...edit, image_base64: PICTURE });
  expect((await owner.get(`${ASSETS}/${unrelated.asset_id}`)).body.parent_id).toBeNull();
});
