import { describe, expect, test } from 'vitest';
import { DescribedApi } from './described-api.ts';
import { useShopsWithQuickPictures } from './shops.ts';

const BASE = '/account/v1';
const PATH = '/model-preview';

const shops = useShopsWithQuickPictures();

const preview = (query: string, headers: Record<string, string> = shops.shop.key) =>
  fetch(`${shops.shop.url}${BASE}${PATH}?${query}`, { headers });
const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer());

describe('the preview of a model', () => {
  test('is a picture, the same for the same description, whoever asks', async () => {
    const first = await preview('gender=female&hair_color=red&has_tattoo=true');
    expect([first.status, first.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    const again = await preview('has_tattoo=true&hair_color=red&gender=female', await shops.stranger.token());
    expect(await bytesOf(again)).toEqual(await bytesOf(first));
    const other = await preview('gender=female&hair_color=black&has_tattoo=true');
    expect(other.headers.get('etag')).not.toBe(first.headers.get('etag'));
  });

  test('is not sent again to those who have it', async () => {
    const etag = (await preview('gender=male')).headers.get('etag') ?? '';
    const answer = await preview('gender=male', { ...shops.shop.key, 'if-none-match': etag });
    expect(answer.status).toBe(304);
  });

  test.each([
    ['', 'gender'],
    ['gender=robot', 'gender'],
    ['gender=female&hair_color=plaid', 'hair_color'],
    ['gender=male&has_beard=perhaps', 'has_beard'],
  ])('of %j is refused with the field that is wrong', async (query, field) => {
    const answer = await preview(query);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ detail: [{ loc: ['query', field] }] });
  });

  test('of settings that nobody knows is refused', async () => {
    expect((await preview('gender=male&shoe_size=44')).status).toBe(422);
  });

  test('is for those who may order pictures', async () => {
    for (const headers of [{}, shops.shop.id])
      expect((await preview('gender=male', headers)).status).toBe(401);
  });

  test('is described as it is refused', async () => {
    const api = await DescribedApi.read(shops.shop.url, BASE);
    const refused = await preview('gender=robot');
    expect(api.problems('GET', PATH, refused.status, await refused.json())).toEqual([]);
  });
});
