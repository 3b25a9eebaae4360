import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Domain, ended, openDomain, until } from '../../../../test/support/domain.ts';
import { testProvider } from '../../../../test/support/fake-pictures.ts';
import { order } from '../../../../test/support/orders.ts';
import type { AccountId } from '../accounts/account.ts';
import { FetchRefused } from '../outbound/index.ts';
import { startWorker, type Worker } from '../work/worker.ts';

const { provider, calls } = testProvider();
let domain: Domain;
let worker: Worker;
let account: AccountId;

beforeAll(async () => {
  domain = await openDomain({
    provider,
    queue: { retryDelaySeconds: 0 },
    fetchGate: {
      fetch: async (url) => {
        if (url.endsWith('/missing'))
          throw new FetchRefused('bad_status', { message: 'The server answered with status 404.' });
        if (url.endsWith('/away')) throw new FetchRefused('unreachable');
        const content = url.endsWith('/broken') ? 'bad' : `photo at ${url}`;
        return { bytes: Buffer.from(content), contentType: 'image/jpeg', finalUrl: url };
      },
    },
  });
  worker = await startWorker(domain.parts, 2);
});
beforeEach(async () => {
  account = await domain.account();
});
afterAll(async () => {
  await worker.stop(0);
  await domain.close();
});

const create = (wish: Parameters<typeof order>[1], ids: string[] = []) =>
  domain.operations.create(account, order(ids, wish));
const urls = (...imageUrls: string[]) => ({ photos: { imageUrls } });
const tasks = (id: string) =>
  domain.db.selectFrom('tasks').selectAll().where('operation_id', '=', id).orderBy('step').execute();

describe('a flat lay', () => {
  test('of uploads ends with every picture in the order asked for', async () => {
    const photo = await domain.upload(account, 'front');
    const imageTypes = [
      { flat_lay_type: 'detail', viewpoint: 'front' },
      { flat_lay_type: 'flat', viewpoint: 'back' },
    ] as const;
    const id = await create({ imageTypes: [...imageTypes], generations: 2, hints: { title: 'warn me' } }, [
      photo,
    ]);
    const view = await ended(domain, account, id);
    expect(view).toMatchObject({
      id,
      kind: 'flat_lay',
      family: 'studio',
      status: 'SUCCESS',
      error: null,
      progress: 1,
    });
    expect(view.echo).toEqual({ note: 'as asked' });
    expect(view.warnings).toEqual(['The back was inferred.']);
    expect(view.photos.map((image) => image.id)).toEqual([photo]);
    expect(view.results.map((images) => images.length)).toEqual([2, 2]);
    const ids = view.results.flat().map((image) => image?.id);
    expect(new Set(ids).size).toBe(4);
    for (const image of ids) expect(image).toMatch(/^gen_image-/);
  });

  test('of URLs downloads them in the order given and shows our copies', async () => {
    const id = await create(urls('http://shop/1', 'http://shop/2'));
    const view = await ended(domain, account, id);
    expect(view.status).toBe('SUCCESS');
    expect(view.photos).toHaveLength(2);
    const [first] = view.photos;
    expect(first && (await domain.assets.uploaded(account, first.id))).toEqual(first);
  });

  test('records attempts, timings and every change', async () => {
    const id = await create({}, [await domain.upload(account, 'timed')]);
    const view = await ended(domain, account, id);
    expect(view.version).toBeGreaterThanOrEqual(4);
    const rows = await tasks(id);
    expect(rows.map(({ kind, attempts, progress }) => ({ kind, attempts, progress }))).toEqual([
      { kind: 'prepare', attempts: 1, progress: 1 },
      { kind: 'render', attempts: 1, progress: 1 },
    ]);
    expect(rows[1]?.timings).toEqual({ draw: 1 });
  });

  test('of an unknown upload is not created', async () => {
    await expect(create({}, ['user_image-nobody'])).rejects.toMatchObject({ code: 'input_image_not_found' });
    const rows = await domain.db
      .selectFrom('operations')
      .select('id')
      .where('account_id', '=', account)
      .execute();
    expect(rows).toEqual([]);
  });

  test('of another account is unknown', async () => {
    const id = await create({}, [await domain.upload(account, 'mine')]);
    const stranger = await domain.account('stranger');
    expect(await domain.operations.get(stranger, id)).toBeNull();
    expect((await ended(domain, account, id)).status).toBe('SUCCESS');
    expect(await domain.operations.get(stranger, id)).toBeNull();
  });
});

describe('a flat lay that cannot be made', () => {
  test('names the photo that could not be downloaded', async () => {
    const view = await ended(domain, account, await create(urls('http://shop/1', 'http://shop/missing')));
    expect(view).toMatchObject({
      status: 'FAILED',
      error: 'Photo 2 could not be downloaded: The server answered with status 404.',
      results: [],
    });
  });

  test('looks again for a photo whose server is away, then says so', async () => {
    const id = await create(urls('http://shop/away'));
    const view = await ended(domain, account, id);
    expect(view.error).toBe('Photo 1 could not be downloaded: The server could not be reached.');
    expect((await tasks(id))[0]?.attempts).toBe(3);
  });

  test('names the photo that is no picture', async () => {
    const view = await ended(domain, account, await create(urls('http://shop/broken')));
    expect(view.error).toBe('Photo 1 could not be used: The file is not a picture.');
  });

  test('says what the provider says, at the first attempt, and runs nothing else', async () => {
    const id = await create({ hints: { title: 'refuse me' } }, [await domain.upload(account, 'refused')]);
    const view = await ended(domain, account, id);
    expect(view).toMatchObject({ status: 'FAILED', error: 'No product was found in the photos.' });
    expect((await tasks(id)).map(({ status, attempts }) => [status, attempts])).toEqual([
      ['failed', 1],
      ['cancelled', 0],
    ]);
  });

  test('says which photo was deleted before its turn', async () => {
    await worker.stop(0);
    const photo = await domain.upload(account, 'deleted');
    const id = await create({}, [photo]);
    await domain.assets.deleteUploaded(account, photo);
    worker = await startWorker(domain.parts, 2);
    expect((await ended(domain, account, id)).error).toBe('Photo 1 does not exist any more.');
  });
});

describe('identical work', () => {
  test('is answered from the stored result, with an id of its own', async () => {
    const photo = await domain.upload(account, 'again');
    const first = await ended(domain, account, await create({}, [photo]));
    const before = { ...calls };
    const second = await ended(domain, account, await create({}, [await domain.upload(account, 'again')]));
    expect(calls).toEqual(before);
    const [a, b] = [first, second].map((view) => view.results[0]?.[0]?.id ?? '');
    expect(a).not.toBe(b);
    const etags = await Promise.all([a, b].map(async (id) => (await domain.assets.served(id ?? ''))?.etag));
    expect(etags[0]).toBe(etags[1]);
  });

  test('of another account is done anew', async () => {
    await ended(domain, account, await create({}, [await domain.upload(account, 'private')]));
    const before = calls.render;
    const stranger = await domain.account('stranger');
    const photo = await domain.upload(stranger, 'private');
    await ended(domain, stranger, await domain.operations.create(stranger, order([photo])));
    expect(calls.render).toBe(before + 1);
  });

  test('is forgotten with the photo that it was made from, and with the picture', async () => {
    const photo = await domain.upload(account, 'forget');
    const view = await ended(domain, account, await create({}, [photo]));
    await domain.assets.deleteUploaded(account, photo);
    await domain.assets.deleteGenerated(account, view.results[0]?.[0]?.id ?? '');
    const files = (await domain.files()).filter((file) => file.startsWith(account));
    expect(files).toEqual([]);
    const rows = await domain.db
      .selectFrom('work_results')
      .selectAll()
      .where('account_id', '=', account)
      .execute();
    expect(rows).toEqual([]);
  });
});

describe('a finished operation', () => {
  test('shows a gap where a picture was deleted, at once', async () => {
    const view = await ended(
      domain,
      account,
      await create({ generations: 2 }, [await domain.upload(account, 'gap')]),
    );
    const [first, second] = view.results[0] ?? [];
    await domain.assets.deleteGenerated(account, first?.id ?? '');
    const later = await until(async () => {
      const fresh = await domain.operations.get(account, view.id);
      return fresh?.results[0]?.[0] === null ? fresh : null;
    });
    expect(later.results[0]).toEqual([null, second]);
    expect(later.status).toBe('SUCCESS');
  });

  test('costs no query when it is polled again', async () => {
    const view = await ended(domain, account, await create({}, [await domain.upload(account, 'polled')]));
    const first = await domain.operations.get(account, view.id);
    expect(await domain.operations.get(account, view.id)).toBe(first);
  });
});
