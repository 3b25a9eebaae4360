import type { SkuCapabilities } from '@atelier/contracts';
import { afterEach, describe, expect, test } from 'vitest';
import { type Domain, type DomainOptions, openDomain, until } from '../../../../test/support/domain.ts';
import { testProvider } from '../../../../test/support/fake-pictures.ts';
import { ALL_OFF, newSku } from '../../../../test/support/sku.ts';
import type { AccountId } from '../accounts/account.ts';
import { startWorker, type Worker } from '../work/worker.ts';
import type { NewSkuItem, Sku } from './sku.ts';

const PICTURES: SkuCapabilities = {
  ...ALL_OFF,
  try_on: true,
  off_figure_product_images: [{ flat_lay_type: 'flat', viewpoint: 'front' }],
  on_figure_product_images: [{ viewpoint: 'front', pose: 'standing' }],
};

const item = (skuId: string, upload: string, more: Partial<NewSkuItem> = {}) =>
  newSku(skuId, upload, { capabilities: PICTURES, ...more });

let open: { domain: Domain; worker: Worker | null } | null = null;
afterEach(async () => {
  await open?.worker?.stop(0);
  await open?.domain.close();
  open = null;
});

async function opened(options: DomainOptions & { slots?: number } = {}) {
  const domain = await openDomain(options);
  const { slots = 2 } = options;
  open = { domain, worker: slots === 0 ? null : await startWorker(domain.parts, slots) };
  return { domain, account: await domain.account() };
}

function settled(domain: Domain, account: AccountId, skuId: string): Promise<Sku> {
  return until(async () => {
    const sku = await domain.catalogue.get(account, skuId);
    return sku === null || JSON.stringify(sku.readiness).includes('"preparing"') ? null : sku;
  });
}

test('cutouts are made once, whatever is made of them and whenever', async () => {
  const { provider, calls } = testProvider();
  const { domain, account } = await opened({ provider });
  const upload = await domain.upload(account, 'photo');
  await domain.catalogue.create(account, item('tee', upload));
  await settled(domain, account, 'tee');
  const more = { ...PICTURES, size_and_fit: true, off_figure_product_images: [] };
  await domain.catalogue.setCapabilities(account, 'tee', more);
  const sku = await settled(domain, account, 'tee');
  expect(sku.readiness.size_and_fit.status).toBe('ready');
  expect(sku.preparedKey).not.toBeNull();
  expect(calls).toEqual({ prepare: 1, render: 2 });
});

describe('deleting a SKU', () => {
  test('frees every stored byte of it', async () => {
    const { domain, account } = await opened();
    const upload = await domain.upload(account, 'photo');
    await domain.catalogue.create(account, item('tee', upload));
    await settled(domain, account, 'tee');
    await domain.assets.deleteUploaded(account, upload);
    expect(await domain.files()).not.toEqual([]);
    await domain.catalogue.remove(account, 'tee');
    expect(await domain.files()).toEqual([]);
  });

  test('stops what is being prepared and leaves nothing of it', async () => {
    const reached = Promise.withResolvers<void>();
    const { provider } = testProvider({
      duringCall: (_call, { signal }) => {
        reached.resolve();
        return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      },
    });
    const { domain, account } = await opened({ provider });
    const upload = await domain.upload(account, 'photo');
    await domain.catalogue.create(account, item('tee', upload));
    await reached.promise;
    await domain.catalogue.remove(account, 'tee');
    await domain.assets.deleteUploaded(account, upload);
    expect(await domain.files()).toEqual([]);
    const { rows } = await domain.sql(
      'select (select count(*) from operations)::int + (select count(*) from tasks)::int as left',
    );
    expect(rows).toEqual([{ left: 0 }]);
  });

  test('leaves the upload that it was made from, and another SKU of the same photo', async () => {
    const { domain, account } = await opened();
    const upload = await domain.upload(account, 'photo');
    await domain.catalogue.create(account, item('one', upload));
    await domain.catalogue.create(account, item('two', upload));
    await settled(domain, account, 'one');
    await settled(domain, account, 'two');
    await domain.catalogue.remove(account, 'one');
    expect(await domain.assets.uploaded(account, upload)).not.toBeNull();
    const two = await domain.catalogue.get(account, 'two');
    expect(two?.photos).toHaveLength(1);
    expect(await domain.files()).toContain(two?.preparedKey);
  });
});

test('many changes at once, while workers are at it, neither fail nor leave anything behind', {
  timeout: 60_000,
}, async () => {
  const { domain, account } = await opened({ slots: 4 });
  const { catalogue } = domain;
  const upload = await domain.upload(account, 'photo');
  const names = Array.from({ length: 12 }, (_, n) => `sku ${n}`);
  await Promise.all(names.map((name) => catalogue.create(account, item(name, upload))));
  const changes = names.flatMap((name) => [
    () => catalogue.setCapabilities(account, name, ALL_OFF),
    () => catalogue.setCapabilities(account, name, { ...PICTURES, size_and_fit: true }),
    () => catalogue.setAvailability(account, name, 'preorder'),
  ]);
  await Promise.all(changes.map((change) => change()));
  await Promise.all(names.map((name) => settled(domain, account, name)));
  await Promise.all([...names.map((name) => catalogue.remove(account, name))]);
  await domain.assets.deleteUploaded(account, upload);
  expect(await domain.files()).toEqual([]);
});

test('pictures that nobody wants any more are deleted', async () => {
  const { domain, account } = await opened();
  const upload = await domain.upload(account, 'photo');
  await domain.catalogue.create(account, item('tee', upload));
  await settled(domain, account, 'tee');
  const before = await domain.files();
  await domain.catalogue.setCapabilities(account, 'tee', { ...ALL_OFF, try_on: true });
  expect((await domain.files()).length).toBe(before.length - 2);
});

test('the photos and pictures of a SKU do not expire', async () => {
  const { domain, account } = await opened();
  const upload = await domain.upload(account, 'photo');
  await domain.catalogue.create(account, item('tee', upload));
  await settled(domain, account, 'tee');
  const { rows } = await domain.sql('select origin from images where expires_at is not null order by origin');
  expect(rows).toEqual([{ origin: 'upload' }]);
});

test('a photo of a SKU is no upload: it can neither be looked up nor deleted as one', async () => {
  const { domain, account } = await opened({ slots: 0 });
  const upload = await domain.upload(account, 'photo');
  const { photos } = await domain.catalogue.create(account, item('tee', upload));
  const [photo] = photos;
  expect(await domain.assets.uploaded(account, photo?.id ?? '')).toBeNull();
  await expect(domain.assets.deleteUploaded(account, photo?.id ?? '')).rejects.toThrow('not found');
});

test('a hundred SKUs created at once become ready in the order of creation', {
  timeout: 60_000,
}, async () => {
  const order: string[] = [];
  const { provider } = testProvider();
  const watched: typeof provider = {
    ...provider,
    prepareProduct: (request, context) => {
      order.push(request.hints.title ?? '');
      return provider.prepareProduct(request, context);
    },
  };
  const { domain, account } = await opened({ provider: watched, slots: 0 });
  const upload = await domain.upload(account, 'photo');
  const titles = Array.from({ length: 100 }, (_, n) => `product ${n}`);
  const capabilities = { ...ALL_OFF, try_on: true };
  await Promise.all(
    titles.map((title) => {
      const plain = item(title, upload, { capabilities });
      return domain.catalogue.create(account, { ...plain, product: { ...plain.product, title } });
    }),
  );
  open = { domain, worker: await startWorker(domain.parts, 1) };
  const page = await until(async () => {
    const { skus } = await domain.catalogue.list(account, { offset: 0, limit: 100 });
    return skus.every(({ readiness }) => readiness.try_on.status === 'ready') ? skus : null;
  });
  expect(order).toEqual(page.map(({ skuId }) => skuId));
});
