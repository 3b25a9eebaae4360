import {
  AiutaImage,
  PredefinedTryOnModels,
  UnifiedPredefinedTryOnModels,
  UnifiedTryOnModels,
} from '@atelier/contracts';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { ALL_BASES } from './shop.ts';
import { useShopsWithQuickPictures } from './shops.ts';

const TRY_ON = '/digital-try-on/v1/predefined_try_on_models';
const UNIFIED = '/v1/predefined_try_on_models';
const FLAT = '/v1/try_on_models';
const LISTS = [TRY_ON, UNIFIED, FLAT];

const shops = useShopsWithQuickPictures();
const list = (path: string, headers: Record<string, string> = shops.shop.key) =>
  shops.shop.call('GET', path, { headers });
const models = async () => UnifiedTryOnModels.parse((await list(FLAT)).body);

describe('200', () => {
  test('the Try-On API answers at least eight women and eight men, with metadata', async () => {
    const categories = PredefinedTryOnModels.parse((await list(TRY_ON)).body);
    expect(categories.map(({ category }) => category).toSorted()).toEqual(['man', 'woman']);
    for (const { category, models } of categories) {
      expect(models.length).toBeGreaterThanOrEqual(8);
      for (const model of models)
        expect(model).toMatchObject({
          id: expect.stringMatching(`^model_${category}_\\d{2}$`),
          owner_type: 'aiuta',
          expires_at: null,
          metadata: { gender: category === 'man' ? 'male' : 'female', view: 'full-height' },
        });
    }
  });

  test('the Unified API answers the same people with tags', async () => {
    const own = PredefinedTryOnModels.parse((await list(TRY_ON)).body);
    const unified = UnifiedPredefinedTryOnModels.parse((await list(UNIFIED)).body);
    const withTags = own.map(({ category, models }) => ({
      category,
      models: models.map(({ metadata, ...image }) => ({ ...image, tags: metadata })),
    }));
    expect(unified).toEqual(withTags);
  });

  test('the browser SDK gets them in one list', async () => {
    const unified = UnifiedPredefinedTryOnModels.parse((await list(UNIFIED)).body);
    expect(await models()).toEqual(unified.flatMap(({ models }) => models));
  });

  test.each(LISTS)('%s is open to a key, a token and the subscription id', async (path) => {
    for (const headers of [shops.shop.key, await shops.shop.token(), shops.shop.id])
      expect((await list(path, headers)).status).toBe(200);
  });

  test('ids are each given once, and people differ in skin, body and age', async () => {
    const found = await models();
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
    const kinds = (tag: string) => new Set(found.map(({ tags }) => tags?.[tag]));
    expect(kinds('skin_tone').size).toBeGreaterThanOrEqual(5);
    expect([...kinds('body_shape')]).toEqual(expect.arrayContaining(['thin', 'plus_sized']));
    expect([...kinds('age_group')].toSorted()).toEqual(['middle_aged_adult', 'senior_adult', 'young_adult']);
  });
});

describe('pictures', () => {
  test('anybody may fetch and keep them; they show a person from head to foot', async () => {
    for (const { url } of await models()) {
      const file = await fetch(url, { headers: { origin: 'https://shop.example' } });
      expect([file.status, file.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
      expect(file.headers.get('access-control-allow-origin')).toBe('*');
      expect(file.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
      expect(file.headers.get('cache-control')).toMatch(/^public, max-age=/);
      const { width, height } = await sharp(await file.arrayBuffer()).metadata();
      expect([width, height]).toEqual([1024, 1536]);
    }
  });

  test('answer HEAD, and 304 to whoever has them', async () => {
    const [first] = await models();
    const head = await fetch(first?.url ?? '', { method: 'HEAD' });
    expect([head.status, Number(head.headers.get('content-length')) > 0]).toEqual([200, true]);
    const headers = { 'if-none-match': head.headers.get('etag') ?? '' };
    expect((await fetch(first?.url ?? '', { headers })).status).toBe(304);
  });

  test('404 for a picture of nobody', async () => {
    for (const name of ['model_woman_99.jpg', '..%2f..%2fpackage.json'])
      expect((await fetch(`${shops.shop.url}/try_on_models/${name}`)).status).toBe(404);
  });
});

describe.each(LISTS)('ETag of %s', (path) => {
  let etag = '';
  beforeAll(async () => {
    etag = (await list(path)).headers.get('etag') ?? '';
  });
  const ask = (ifNoneMatch: string) => list(path, { ...shops.shop.id, 'if-none-match': ifNoneMatch });

  test('is strong, and the same for every caller', async () => {
    expect(etag).toMatch(/^"[\w-]+"$/);
    for (const headers of [shops.shop.id, shops.stranger.key])
      expect((await list(path, headers)).headers.get('etag')).toBe(etag);
  });

  test.each([
    ['the tag itself', (tag: string) => tag],
    ['the tag marked weak', (tag: string) => `W/${tag}`],
    ['a list with the tag in it', (tag: string) => `"other", W/"more" , ${tag}`],
    ['any tag', () => '*'],
  ])('304 without a body and with the same tag for %s', async (_, header) => {
    const answer = await ask(header(etag));
    expect([answer.status, answer.body]).toEqual([304, undefined]);
    expect(answer.headers.get('etag')).toBe(etag);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  });

  test.each(['"other"', 'nonsense', ''])('200 for %j', async (header) => {
    expect((await ask(header)).status).toBe(200);
  });

  test('HEAD answers as GET does', async () => {
    const head = (ifNoneMatch: string) =>
      fetch(`${shops.shop.url}${path}`, {
        method: 'HEAD',
        headers: { ...shops.shop.id, 'if-none-match': ifNoneMatch },
      });
    expect((await head('"other"')).headers.get('etag')).toBe(etag);
    expect((await head(etag)).status).toBe(304);
  });
});

describe('behind one public address', () => {
  const env = () => ({ ATELIER_PUBLIC_URL: 'https://studio.example' });
  const replicas = [useShopsWithQuickPictures(env), useShopsWithQuickPictures(env)];

  test.each(LISTS)('every server and every start gives %s the same ETag', async (path) => {
    const answers = await Promise.all(
      replicas.map(({ shop }) => shop.call('GET', path, { headers: shop.key })),
    );
    const [one, other] = answers.map(({ headers }) => headers.get('etag'));
    expect(one).toMatch(/^"/);
    expect(other).toBe(one);
    expect(JSON.stringify(answers[0]?.body)).toContain(
      'https://studio.example/try_on_models/model_woman_00.jpg?v=',
    );
  });
});

test.each(LISTS)('401 for %s without credentials, whatever tag is sent', async (path) => {
  expect(await shops.shop.call('GET', path)).toMatchObject({
    status: 401,
    body: { detail: expect.any(String) },
  });
  expect(await list(path, { 'x-api-key': 'nonsense' })).toMatchObject({ status: 401 });
  expect(await shops.shop.call('GET', path, { headers: { 'if-none-match': '*' } })).toMatchObject({
    status: 401,
  });
});

describe.each(ALL_BASES)('data endpoints under %s', (base) => {
  test('a model is looked up like any image, and not deleted by anybody', async () => {
    const [model] = await models();
    const { tags: _, ...image } = model ?? { tags: null };
    const answer = await list(`${base}/uploaded_images/${model?.id}`, shops.shop.id);
    expect(answer).toMatchObject({ status: 200, body: image });
    expect(AiutaImage.parse(answer.body).owner_type).toBe('aiuta');
  });

  test.each(['uploaded_images', 'generated_images'])('403 for deleting a model from %s', async (kind) => {
    const [model] = await models();
    const remove = (headers: Record<string, string>) =>
      shops.shop.call('DELETE', `${base}/${kind}/${model?.id}`, { headers });
    expect(await remove(shops.shop.key)).toMatchObject({ status: 403, body: { detail: expect.any(String) } });
    expect(await remove(shops.shop.id)).toMatchObject({ status: 401 });
    expect((await fetch(model?.url ?? '')).status).toBe(200);
  });

  test('404 for a model that there is not', async () => {
    expect(await list(`${base}/uploaded_images/model_woman_99`)).toMatchObject({ status: 404 });
  });
});

test('a model is no photo of a product', async () => {
  const [model] = await models();
  const answer = await shops.shop.create({
    product_info: { uploaded_image_ids: [model?.id] },
    image_types: [{ flat_lay_type: 'flat', viewpoint: 'front' }],
  });
  expect(answer).toMatchObject({ status: 400, body: { detail: 'Input image was not found' } });
});
