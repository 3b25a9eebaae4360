import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Domain, openDomain, until } from '../../../../test/support/domain.ts';
import { testProvider } from '../../../../test/support/fake-pictures.ts';
import { newSku } from '../../../../test/support/sku.ts';
import type { AccountId } from '../accounts/account.ts';
import { realAmbient } from '../ambient.ts';
import { tidy } from '../assets/janitor.ts';
import { readTryOnModels } from '../try-on-models/try-on-models.ts';
import { startWorker, type Worker } from '../work/worker.ts';
import { createTryOns, type TryOns } from './try-ons.ts';

const DAY_MS = 86_400_000;
const clock = { ahead: 0 };
const { provider, calls } = testProvider();
const tryOnModels = await readTryOnModels();

let domain: Domain;
let worker: Worker;
let tryOns: TryOns;
beforeAll(async () => {
  const ambient = { ...realAmbient, now: () => new Date(Date.now() + clock.ahead) };
  domain = await openDomain({ provider, ambient });
  worker = await startWorker(domain.parts, 2);
  tryOns = createTryOns({ ...domain.parts, tryOnModels });
});
afterEach(() => {
  clock.ahead = 0;
});
afterAll(async () => {
  await worker.stop(0);
  await domain.close();
});

const SKUS = ['tee', 'skirt', 'jacket'];

/** A new account whose SKUs can be tried on. */
async function shop(): Promise<AccountId> {
  const account = await domain.account();
  for (const skuId of SKUS)
    await domain.catalogue.create(account, newSku(skuId, await domain.upload(account, `photo of ${skuId}`)));
  await until(async () => {
    const { skus } = await domain.catalogue.list(account, { offset: 0, limit: 10 });
    return skus.every(({ readiness }) => readiness.try_on.status === 'ready') || null;
  });
  return account;
}

async function order(account: AccountId, personImageId: string, skuIds = ['tee']): Promise<string> {
  const wish = { personImageId, skuIds, family: 'unified' as const, echo: {} };
  return (await tryOns.order(account, wish)).operationId;
}

function ended(account: AccountId, id: string) {
  return until(async () => {
    const view = await domain.operations.get(account, id);
    return view !== null && ['SUCCESS', 'FAILED', 'ABORTED'].includes(view.status) ? view : null;
  });
}

const tried = async (account: AccountId, image: string, skuIds?: string[]) =>
  ended(account, await order(account, image, skuIds));
const ownFiles = async (account: AccountId) =>
  (await domain.files()).filter((file) => file.startsWith(account));

describe('checks of photos', () => {
  test('abort until the account leaves them out, and again when it takes them back', async () => {
    const [account, other] = [await shop(), await shop()];
    const [photo, others] = [
      await domain.upload(account, 'CHILD_DETECTED'),
      await domain.upload(other, 'CHILD_DETECTED'),
    ];
    expect(await tried(account, photo)).toMatchObject({ status: 'ABORTED', abortReason: 'CHILD_DETECTED' });
    await domain.administration.setPhotoChecks(account, ['NO_PEOPLE_DETECTED']);
    expect(await tried(account, photo)).toMatchObject({ status: 'SUCCESS', abortReason: null });
    expect(await tried(other, others)).toMatchObject({ status: 'ABORTED' });
    await domain.administration.setPhotoChecks(account, 'all');
    expect(await tried(account, photo)).toMatchObject({ status: 'ABORTED' });
  });

  test('leave nothing of a person behind but the reason', async () => {
    const account = await shop();
    const id = await order(account, await domain.upload(account, 'NO_PEOPLE_DETECTED'));
    await ended(account, id);
    const { rows } = await domain.sql(`select * from tasks where operation_id = '${id}'`);
    expect(rows).toMatchObject([{ status: 'failed', result_image_id: null, result_key: null, timings: {} }]);
    const results = await domain.sql(
      `select 1 from images where origin = 'generated' and account_id = '${account}'`,
    );
    expect(results.rows).toEqual([]);
  });
});

describe('a photo', () => {
  test('that has expired is unknown, and so are the pictures made of it', async () => {
    const account = await shop();
    const photo = await domain.upload(account, 'somebody');
    const id = await order(account, photo);
    const [[picture] = []] = (await ended(account, id)).results;
    expect(picture?.expiresAt?.getTime()).toBeGreaterThan(Date.now() + 29 * DAY_MS);

    clock.ahead = 31 * DAY_MS;
    await expect(order(account, photo)).rejects.toMatchObject({
      status: 400,
      message: 'Input image was not found',
    });
    const before = await ownFiles(account);
    await tidy({ ...domain.parts, cacheDays: 7 });
    expect((await ownFiles(account)).length).toBeLessThan(before.length);
    await until(async () => (await domain.operations.get(account, id))?.results[0]?.[0] === null || null);
  });

  test('that is deleted before its turn fails the try-on with a sentence', async () => {
    const account = await shop();
    await worker.stop(0);
    const photo = await domain.upload(account, 'shy');
    const id = await order(account, photo);
    await domain.assets.deleteUploaded(account, photo);
    worker = await startWorker(domain.parts, 2);
    expect(await ended(account, id)).toMatchObject({
      status: 'FAILED',
      error: 'The photo of the person does not exist any more.',
    });
  });

  test('takes the bytes of a deleted result and its own with it', async () => {
    const account = await shop();
    const kept = await ownFiles(account);
    const photo = await domain.upload(account, 'private');
    const [[picture] = []] = (await tried(account, photo)).results;
    await domain.assets.deleteGenerated(account, picture?.id ?? '');
    await domain.assets.deleteUploaded(account, photo);
    expect(await ownFiles(account)).toEqual(kept);
  });
});

describe('work', () => {
  test('that was done before is not done again', async () => {
    const account = await shop();
    const model = tryOnModels.all[0]?.id ?? '';
    await tried(account, model, ['tee', 'skirt']);
    const before = calls.render;
    expect(await tried(account, model, ['tee', 'skirt'])).toMatchObject({ status: 'SUCCESS' });
    expect(calls.render).toBe(before);
    await tried(account, model, ['tee', 'jacket']);
    expect(calls.render).toBe(before + 1);
  });

  test('on outfits that share SKUs in any order is taken in at once', async () => {
    const account = await shop();
    const photo = await domain.upload(account, 'busy');
    const outfits = Array.from({ length: 12 }, (_, n) => (n % 2 === 0 ? SKUS : SKUS.toReversed()));
    const views = await Promise.all(outfits.map((skuIds) => tried(account, photo, skuIds)));
    expect(new Set(views.map(({ status }) => status))).toEqual(new Set(['SUCCESS']));
  });

  test('keeps the cutouts of a deleted SKU until it has ended, and no longer', async () => {
    const account = await shop();
    const photo = await domain.upload(account, 'late');
    const cutouts = (await domain.catalogue.get(account, 'tee'))?.preparedKey ?? '';
    const id = await order(account, photo, ['tee', 'skirt']);
    await domain.catalogue.remove(account, 'tee');
    expect(await ended(account, id)).toMatchObject({ status: 'SUCCESS' });
    await tidy({ ...domain.parts, cacheDays: 0 });
    expect(await domain.files()).not.toContain(cutouts);
  });
});
