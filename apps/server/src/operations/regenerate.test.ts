import { ON_FIGURE_POSES, ON_FIGURE_VIEWPOINTS } from '@atelier/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Domain, ended, openDomain } from '../../../../test/support/domain.ts';
import { testProvider } from '../../../../test/support/fake-pictures.ts';
import { onFigureOrder, order } from '../../../../test/support/orders.ts';
import type { AccountId } from '../accounts/account.ts';
import { FetchRefused } from '../outbound/index.ts';
import { startWorker, type Worker } from '../work/worker.ts';
import type { RegenerationOrder } from './operation.ts';
import { RENDER_INPUT } from './task-input.ts';

const { provider, calls } = testProvider();
const fetched: string[] = [];
let shopIsAway = false;
let domain: Domain;
let worker: Worker;
let account: AccountId;

beforeAll(async () => {
  domain = await openDomain({
    provider,
    queue: { retryDelaySeconds: 0 },
    fetchGate: {
      fetch: async (url) => {
        if (shopIsAway) throw new FetchRefused('bad_status', { message: 'The server answered with 404.' });
        fetched.push(url);
        return { bytes: Buffer.from(`photo at ${url}`), contentType: 'image/jpeg', finalUrl: url };
      },
    },
  });
  worker = await startWorker(domain.parts, 2);
});
beforeEach(async () => {
  account = await domain.account();
  fetched.length = 0;
  shopIsAway = false;
});
afterAll(async () => {
  await worker.stop(0);
  await domain.close();
});

const create = async (wish: Parameters<typeof onFigureOrder>[1] = {}) =>
  domain.operations.create(account, onFigureOrder([await domain.upload(account, 'photo')], wish));
const again = (originalId: string, wish: Partial<RegenerationOrder> = {}) =>
  domain.operations.regenerate(account, {
    originalId,
    imageTypes: [{ viewpoint: 'front', pose: 'standing' }],
    generations: null,
    ...wish,
  });
const specs = async (id: string) => {
  const rows = await domain.db
    .selectFrom('tasks')
    .select(['input', 'kind'])
    .where('operation_id', '=', id)
    .where('kind', '=', 'render')
    .orderBy('position')
    .execute();
  return rows.map(({ input }) => RENDER_INPUT.parse(input).spec);
};
/** Much more than it takes, much less than a client waits. */
const MAX_CREATE_MS = 2000;
const URLS = { photos: { imageUrls: ['http://shop/1', 'http://shop/2'] } };

describe('a regeneration', () => {
  test('shows the same person and product as its original, in a take of its own', async () => {
    const original = await create({ model: { gender: 'male', has_beard: true }, hints: { title: 'Tee' } });
    const first = await again(original, { imageTypes: [{ viewpoint: 'side', pose: 'walking' }] });
    const second = await again(first);
    const views = await Promise.all([original, first, second].map((id) => ended(domain, account, id)));
    expect(views.map(({ status }) => status)).toEqual(['SUCCESS', 'SUCCESS', 'SUCCESS']);
    expect(views.map(({ photos }) => photos)).toEqual([views[0]?.photos, views[0]?.photos, views[0]?.photos]);

    const [was, then, now] = (await Promise.all([original, first, second].map(specs))).map(([spec]) => spec);
    expect(then).toMatchObject({ viewpoint: 'side', pose: 'walking', model: was?.model, words: was?.words });
    expect([then?.modelSeed, now?.modelSeed]).toEqual([was?.modelSeed, was?.modelSeed]);
    expect(new Set([was?.seed, then?.seed, now?.seed]).size).toBe(3);
  });

  test('repeated gives the same pictures without making them again', async () => {
    const original = await create();
    const first = await ended(domain, account, await again(original));
    const { render } = calls;
    const second = await ended(domain, account, await again(original));
    expect(calls.render).toBe(render);
    expect(await specs(second.id)).toEqual(await specs(first.id));
  });

  test('takes the number of variants over unless told another', async () => {
    const original = await create({ generations: 3 });
    expect(await specs(await again(original))).toHaveLength(3);
    expect(await specs(await again(original, { generations: 1 }))).toHaveLength(1);
  });

  test('says what is in effect', async () => {
    const original = await create({
      echo: { product: 'as asked', image_types: [], number_of_generations: 1 },
    });
    const imageTypes = [{ viewpoint: 'back', pose: 'leaning' }] as const;
    const id = await again(original, { imageTypes: [...imageTypes], generations: 2 });
    expect((await domain.operations.get(account, id))?.echo).toEqual({
      product: 'as asked',
      image_types: imageTypes,
      number_of_generations: 2,
    });
  });

  test('of an original whose photos were downloaded does not download them again', async () => {
    const original = await domain.operations.create(account, onFigureOrder([], URLS));
    await ended(domain, account, original);
    const view = await ended(domain, account, await again(original));
    expect(view).toMatchObject({ status: 'SUCCESS', photos: [{}, {}] });
    expect(fetched.toSorted()).toEqual(['http://shop/1', 'http://shop/2']);
  });

  test('of an original that failed for want of its photos tries to get them', async () => {
    shopIsAway = true;
    const original = await domain.operations.create(account, onFigureOrder([], URLS));
    expect(await ended(domain, account, original)).toMatchObject({ status: 'FAILED' });
    shopIsAway = false;
    expect(await ended(domain, account, await again(original))).toMatchObject({
      status: 'SUCCESS',
      photos: [{}, {}],
    });
  });

  test('of an original that has not begun is made all the same', async () => {
    const original = await create();
    const id = await again(original);
    expect(await ended(domain, account, id)).toMatchObject({ status: 'SUCCESS' });
  });
});

describe('a regeneration is not created', () => {
  test.each(['onfigure_op-00000000-0000-4000-8000-000000000000', ''])(
    'for the unknown original "%s"',
    async (id) => {
      await expect(again(id)).rejects.toMatchObject({ code: 'operation_not_found' });
    },
  );

  test("for another account's operation, or one of another kind", async () => {
    const stranger = await domain.account('stranger');
    const photo = await domain.upload(stranger, 'photo');
    const foreign = await domain.operations.create(stranger, onFigureOrder([photo]));
    await expect(again(foreign)).rejects.toMatchObject({ code: 'operation_not_found' });
    const flat = await domain.operations.create(account, order([await domain.upload(account, 'photo')]));
    await expect(again(flat)).rejects.toMatchObject({ code: 'operation_not_found' });
  });

  test('when a photo of the original was deleted', async () => {
    const photo = await domain.upload(account, 'photo');
    const original = await domain.operations.create(account, onFigureOrder([photo]));
    await ended(domain, account, original);
    await domain.assets.deleteUploaded(account, photo);
    await expect(again(original)).rejects.toMatchObject({ code: 'input_image_not_found' });
  });
});

test('the largest order is taken at once and ends with all of its 140 pictures', async () => {
  const imageTypes = ON_FIGURE_VIEWPOINTS.flatMap((viewpoint) =>
    ON_FIGURE_POSES.map((pose) => ({ viewpoint, pose })),
  );
  const photo = await domain.upload(account, 'photo');
  const started = performance.now();
  const id = await domain.operations.create(
    account,
    onFigureOrder([photo], { imageTypes, generations: 4, priority: 'online' }),
  );
  expect(performance.now() - started).toBeLessThan(MAX_CREATE_MS);
  const { status, results } = await ended(domain, account, id);
  expect(status).toBe('SUCCESS');
  expect(results).toHaveLength(35);
  expect(new Set(results.flat().map((image) => image?.id)).size).toBe(140);
});
