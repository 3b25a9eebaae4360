import type { PictureProvider } from '@atelier/providers';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FakeFashn, startFakeFashn } from '../../../../test/fakes/fashn.ts';
import { type FakeGemini, startFakeGemini } from '../../../../test/fakes/gemini.ts';
import { CANARY_KEY } from '../../../../test/providers/trial.ts';
import { type Domain, ended, openDomain, until } from '../../../../test/support/domain.ts';
import { testProvider } from '../../../../test/support/fake-pictures.ts';
import { hostedBy } from '../../../../test/support/hosted-studio.ts';
import { onFigureOrder, order } from '../../../../test/support/orders.ts';
import { newSku } from '../../../../test/support/sku.ts';
import type { AccountId } from '../accounts/account.ts';
import type { NewOrder } from '../operations/operation.ts';
import { createTryOns } from '../try-on/try-ons.ts';
import { readTryOnModels } from '../try-on-models/try-on-models.ts';
import { startWorker, type Worker } from '../work/worker.ts';

const plain = await sharp({ create: { width: 256, height: 256, channels: 3, background: '#a33' } })
  .jpeg()
  .toBuffer();
/** The engine of tests, whose pictures of products are real files. */
const { provider: engine, calls } = testProvider();
const provider: PictureProvider = {
  ...engine,
  flatLay: async (request, context) => ({ ...(await engine.flatLay(request, context)), bytes: plain }),
  studio: async (request, context) => {
    const made = await engine.studio(request, context);
    if (request.work.kind !== 'adapt') return made;
    return { ...made, pictures: made.pictures.map((picture) => ({ ...picture, bytes: plain })) };
  },
};

let fashn: FakeFashn;
let gemini: FakeGemini;
let domain: Domain;
let worker: Worker;
let account: AccountId;

beforeEach(async () => {
  [fashn, gemini] = await Promise.all([startFakeFashn(CANARY_KEY), startFakeGemini(CANARY_KEY)]);
  domain = await openDomain({
    provider,
    hosted: hostedBy({ fashn, gemini }),
    queue: { retryDelaySeconds: 0 },
  });
  worker = await startWorker(domain.parts, 2);
  account = await domain.account();
  calls.render = 0;
});
afterEach(async () => {
  await worker.stop(0);
  await domain.close();
  for (const { server } of [fashn, gemini]) {
    expect(server.violations).toEqual([]);
    await server.close();
  }
});

const use = (name: string) => domain.administration.setEngine(account, name);
const made = async (wish: NewOrder) => {
  const id = await domain.operations.create(account, wish);
  const view = await ended(domain, account, id);
  const { rows } = await domain.sql(
    `select metadata from images where origin = 'generated' order by created_at`,
  );
  return { view, metadata: rows };
};
const upload = () => domain.upload(account, 'photo');

describe('pictures of products', () => {
  test('are made by the local engine unless the account says otherwise', async () => {
    expect((await made(onFigureOrder([await upload()]))).view.status).toBe('SUCCESS');
    expect([fashn.server.paid.length, gemini.server.paid.length]).toEqual([0, 0]);
  });

  test('on a model are made by the provider that the account wants, in words and with the product', async () => {
    await use('fashn');
    const { view, metadata } = await made(onFigureOrder([await upload()], { hints: { title: 'red tee' } }));
    expect(view.status).toBe('SUCCESS');
    expect(metadata).toEqual([
      {
        metadata: expect.objectContaining({
          provider: 'fashn',
          model: 'product-to-model',
          chosen_because: 'chosen for the account',
          viewpoint: 'front',
          pose: 'standing',
        }),
      },
    ]);
    expect(fashn.server.paid).toHaveLength(1);
    const run = fashn.server.requests.find(({ method }) => method === 'POST');
    expect(JSON.stringify(run?.json())).toContain('A woman');
  });

  test('are paid for once, however often they are ordered', async () => {
    await use('fashn');
    const photos = [await upload()];
    await made(onFigureOrder(photos));
    await made(onFigureOrder(photos));
    expect(fashn.server.paid).toHaveLength(1);
  });

  test('lying flat are cut out again and laid out by the engine', async () => {
    await use('gemini');
    const { metadata } = await made(order([await upload()]));
    expect(metadata).toEqual([{ metadata: expect.objectContaining({ provider: 'gemini' }) }]);
    expect(gemini.server.paid).toHaveLength(1);
    // The reference for the provider, and the layout of its answer.
    expect(calls.render).toBe(2);
  });

  test('fall back on the local engine where nobody could make them, and where nobody makes such', async () => {
    await use('auto');
    fashn.server.fail({ kind: 'status', status: 401 });
    gemini.server.fail({ kind: 'status', status: 401 });
    const { view } = await made(onFigureOrder([await upload()]));
    expect(view.status).toBe('SUCCESS');
    expect(view.warnings.at(-1)).toBe('The local engine made the picture, as no provider could.');
    const detail = order([await upload()], { imageTypes: [{ flat_lay_type: 'detail', viewpoint: 'front' }] });
    expect((await made(detail)).view.status).toBe('SUCCESS');
    expect([fashn.server.paid.length, gemini.server.paid.length]).toEqual([0, 0]);
  });

  test('fail with a sentence when the provider that the account wants is not configured', async () => {
    await use('wavespeed');
    const { view } = await made(onFigureOrder([await upload()]));
    expect(view.status).toBe('FAILED');
    expect(view.error).toBe("The provider 'wavespeed', which is chosen for the account, is not configured.");
  });
});

describe('one person in many pictures', () => {
  const SERIES: Parameters<typeof onFigureOrder>[1] = {
    imageTypes: [
      { viewpoint: 'back', pose: 'standing' },
      { viewpoint: 'front', pose: 'standing' },
      { viewpoint: 'side', pose: 'walking' },
    ],
  };
  /** How many pictures came with each request, and whether it asks for the person of one of them. */
  const seenByGemini = () =>
    gemini.works.map(({ body }) => {
      const parts = body.contents.flatMap((content) => content.parts);
      const words = parts.map((part) => ('text' in part ? part.text : '')).join('');
      const pictures = parts.filter((part) => 'inlineData' in part).length;
      return { pictures, again: words.includes('the very person of image 2') };
    });

  test('is seen first from the front, and every other picture is made with a look at that one', async () => {
    await use('gemini');
    const { view, metadata } = await made(onFigureOrder([await upload()], SERIES));
    expect(view.status).toBe('SUCCESS');
    const FOLLOWING = { pictures: 2, again: true };
    expect(seenByGemini()).toEqual([{ pictures: 1, again: false }, FOLLOWING, FOLLOWING]);
    const front = view.results[1]?.[0]?.id;
    expect(metadata).toMatchObject([
      { metadata: { viewpoint: 'front' } },
      { metadata: { person_as_in: front } },
      { metadata: { person_as_in: front } },
    ]);
    expect(new Set(gemini.works.map(({ body }) => body.generationConfig.seed)).size).toBe(1);
  });

  test('comes back in a regeneration', async () => {
    await use('gemini');
    const original = await domain.operations.create(account, onFigureOrder([await upload()]));
    await ended(domain, account, original);
    const wish = { originalId: original, generations: 1 };
    const again = await domain.operations.regenerate(account, {
      ...wish,
      imageTypes: [
        { viewpoint: 'side', pose: 'walking' },
        { viewpoint: 'front', pose: 'sitting' },
      ],
    });
    expect((await ended(domain, account, again)).status).toBe('SUCCESS');
    expect(seenByGemini().map(({ again }) => again)).toEqual([false, true, true]);
  });

  test('is told by the face where a model takes no more, and a warning says where it takes none', async () => {
    await use('fashn');
    const { view } = await made(onFigureOrder([await upload()], SERIES));
    expect(view.status).toBe('SUCCESS');
    const withFace = fashn.runs.map(({ inputs }) => 'face_reference' in inputs);
    expect([withFace[0], withFace.filter(Boolean).length]).toEqual([false, 1]);
    expect(view.warnings).toContain(
      'FASHN cannot be shown the person of the other pictures here; only words and seed keep them alike.',
    );
  });

  test('is found again after its first picture was deleted, in the next one', async () => {
    await use('gemini');
    const photos = [await upload()];
    const first = await made(onFigureOrder(photos, SERIES));
    await domain.assets.deleteGenerated(account, first.view.results[1]?.[0]?.id ?? '');
    const again = await domain.operations.regenerate(account, {
      originalId: first.view.id,
      generations: 1,
      imageTypes: [{ viewpoint: 'front', pose: 'walking' }],
    });
    expect((await ended(domain, account, again)).status).toBe('SUCCESS');
    expect(seenByGemini().at(-1)).toEqual({ pictures: 2, again: true });
  });
});

describe('try-ons in photos', () => {
  const tryOn = async (photo: string, skuIds = ['tee']) => {
    for (const id of skuIds) await domain.catalogue.create(account, newSku(id, await upload()));
    await until(async () => {
      const { skus } = await domain.catalogue.list(account, { offset: 0, limit: skuIds.length });
      return skus.every(({ readiness }) => readiness.try_on.status === 'ready') || null;
    });
    const tryOns = createTryOns({ ...domain.parts, tryOnModels: await readTryOnModels() });
    const personImageId = await domain.upload(account, photo);
    const wish = { personImageId, skuIds, family: 'unified' as const, echo: {} };
    return (await tryOns.order(account, wish)).operationId;
  };
  const endOf = (id: string) =>
    until(async () => {
      const view = await domain.operations.get(account, id);
      return view !== null && ['SUCCESS', 'FAILED', 'ABORTED'].includes(view.status) ? view : null;
    });

  test('show the provider the person and the product', async () => {
    await use('fashn');
    expect((await endOf(await tryOn('somebody'))).status).toBe('SUCCESS');
    const run = fashn.server.requests.find(({ method }) => method === 'POST');
    expect(run?.json()).toMatchObject({ inputs: { model_image: expect.stringMatching(/^data:image/) } });
    expect(fashn.server.paid).toHaveLength(1);
  });

  test('dress somebody in one product after the other where a model takes only one', async () => {
    await use('fashn');
    expect((await endOf(await tryOn('somebody', ['tee', 'trousers']))).status).toBe('SUCCESS');
    const [first, second, ...more] = fashn.runs.map(({ inputs }) => inputs);
    expect(more).toEqual([]);
    expect(first?.garment_image).toMatch(/^data:image/);
    expect(second?.model_image).toMatch(/^data:image/);
    const { rows } = await domain.sql(`select metadata from images where origin = 'generated'`);
    expect(rows).toMatchObject([{ metadata: { provider: 'fashn', provider_cost_usd: 0.15, products: 2 } }]);
  });

  test('are not given to somebody else when a later step is refused: the first one was paid', async () => {
    await use('auto');
    const isSecondRun = () => fashn.runs.length === 1;
    fashn.server.fail({ kind: 'status', status: 401 }, ({ method }) => method === 'POST' && isSecondRun());
    const view = await endOf(await tryOn('somebody', ['tee', 'trousers']));
    expect(view.status).toBe('FAILED');
    expect([fashn.server.paid.length, gemini.server.paid.length]).toEqual([1, 0]);
  });

  test('of photos that may not be used never leave the house', async () => {
    await use('fashn');
    expect((await endOf(await tryOn('CHILD_DETECTED'))).status).toBe('ABORTED');
    expect(fashn.server.requests).toEqual([]);
  });
});

test('an account cannot want a provider that does not exist', async () => {
  await expect(use('nobody')).rejects.toThrow('Expected an engine among local, auto, stability');
});
