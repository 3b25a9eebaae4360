import { fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { PHOTO_CHECKS } from '@atelier/contracts';
import type { FlatLaySpec } from '@atelier/engine';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { photo } from '../../../../test/support/photos.ts';
import { isRunning, until } from '../../../../test/support/processes.ts';
import {
  type CallContext,
  type PhotoTryOnRequest,
  type PrepareRequest,
  ProviderUnavailable,
  UndecodableImage,
} from '../provider.ts';
import { createLocalProvider } from './local-provider.ts';

const provider = createLocalProvider({ threads: 2 });
afterAll(() => provider.close());

const REQUEST: PrepareRequest = { photos: [photo('product-mug.jpg')], hints: {}, viewpoints: ['front'] };
const SPEC: FlatLaySpec = {
  type: 'flat',
  viewpoint: 'front',
  background: { background_type: 'transparent' },
  size: { width: 400, height: 400 },
  variant: 0,
  seed: 7,
};
const signal = new AbortController().signal;

/** The mug, prepared once for all who only need something to show. */
const preparedMug = async () => {
  mug ??= provider.prepareProduct(REQUEST, { signal });
  return (await mug).bytes;
};
let mug: ReturnType<typeof provider.prepareProduct> | undefined;

/** A call that has begun: resolves when the engine says its first stage. */
function begun(context: CallContext) {
  const first = Promise.withResolvers<void>();
  const call = provider.prepareProduct(REQUEST, { ...context, onProgress: () => first.resolve() });
  call.catch(() => undefined);
  return { call, first: first.promise };
}

describe('the engine in its process', () => {
  test('prepares a product and makes a picture of it', async () => {
    const stages: string[] = [];
    const onProgress = (stage: string, fraction: number) => {
      expect(fraction).toBeGreaterThanOrEqual(0);
      expect(fraction).toBeLessThanOrEqual(1);
      stages.push(stage);
    };
    mug = provider.prepareProduct(REQUEST, { signal, onProgress });
    const { bytes, timings } = await mug;
    const picture = await provider.flatLay({ prepared: bytes, spec: SPEC }, { signal, onProgress });
    const { width, height, hasAlpha } = await sharp(picture.bytes).metadata();
    expect([picture.mime, width, height, hasAlpha]).toEqual(['image/png', 400, 400, true]);
    expect(picture.metadata).toMatchObject({
      provider: 'local',
      seed: 7,
      engine_version: provider.engineVersion,
    });
    expect(Object.keys(timings)).not.toEqual([]);
    expect(stages.length).toBeGreaterThan(3);
  });

  test('makes the same bytes again, also beside other work', async () => {
    const prepared = await preparedMug();
    const pictures = await Promise.all(
      [1, 2].map(() => provider.flatLay({ prepared, spec: SPEC }, { signal })),
    );
    expect(Buffer.compare(pictures[0]!.bytes, pictures[1]!.bytes)).toBe(0);
  });

  test('refuses a broken photo for good', async () => {
    const request = { ...REQUEST, photos: [photo('fmt-truncated.png')] };
    await expect(provider.prepareProduct(request, { signal })).rejects.toBeInstanceOf(UndecodableImage);
  });

  test('refuses a side that the prepared product does not have', async () => {
    const spec: FlatLaySpec = { ...SPEC, viewpoint: 'back' };
    const refused = provider.flatLay({ prepared: await preparedMug(), spec }, { signal });
    await expect(refused).rejects.toMatchObject({
      name: 'PictureRefused',
      message: expect.stringContaining('back'),
    });
  });

  test('aborts a try-on in a photo of nobody with the reason, and refuses it when that check is left out', {
    timeout: 60_000,
  }, async () => {
    const request: PhotoTryOnRequest = {
      photo: photo('scene-rocket.jpg'),
      products: [{ prepared: await preparedMug(), words: { category: 'T-shirt' } }],
      checks: [...PHOTO_CHECKS],
      seed: 7,
    };
    const aborted = provider.tryOnPhoto(request, { signal });
    await expect(aborted).rejects.toMatchObject({ name: 'TryOnAborted', reason: 'NO_PEOPLE_DETECTED' });
    const refused = provider.tryOnPhoto({ ...request, checks: [] }, { signal });
    await expect(refused).rejects.toMatchObject({ name: 'PictureRefused' });
  });

  test('refuses to dress anybody in what nobody wears, before it looks at them', async () => {
    const request = { photo: photo('scene-rocket.jpg'), checks: [...PHOTO_CHECKS], seed: 7 };
    const products = [{ prepared: await preparedMug(), words: { category: 'mug' } }];
    const refused = provider.tryOnPhoto({ ...request, products }, { signal });
    await expect(refused).rejects.toMatchObject({ name: 'PictureRefused' });
  });

  test('that dies loses its calls as retryable, and the next call works', async () => {
    const prepared = await preparedMug();
    const { call, first } = begun({ signal });
    await first;
    const pid = provider.pid!;
    process.kill(pid, 'SIGKILL');
    await expect(call).rejects.toBeInstanceOf(ProviderUnavailable);
    const { bytes } = await provider.flatLay({ prepared, spec: SPEC }, { signal });
    expect(bytes.length).toBeGreaterThan(1000);
    expect(provider.pid).not.toBe(pid);
  });

  test('stops when told to, with the reason given, and lives on', async () => {
    const prepared = await preparedMug();
    const controller = new AbortController();
    const { call, first } = begun({ signal: controller.signal });
    await first;
    const pid = provider.pid;
    controller.abort(new Error('cancelled'));
    await expect(call).rejects.toThrow('cancelled');
    const { bytes } = await provider.flatLay({ prepared, spec: SPEC }, { signal });
    expect(bytes.length).toBeGreaterThan(1000);
    expect(provider.pid).toBe(pid);
  });

  test('takes no call whose signal was aborted before', async () => {
    const reason = new Error('too late');
    await expect(provider.prepareProduct(REQUEST, { signal: AbortSignal.abort(reason) })).rejects.toBe(
      reason,
    );
  });

  test('does not outlive the process that started it', async () => {
    const owner = fork(resolve(import.meta.dirname, '../../../../test/support/engine-owner.ts'), {
      execArgv: [],
    });
    const [pids]: number[][] = await once(owner, 'message');
    expect(pids?.map(isRunning)).toEqual([true, true]);
    owner.kill('SIGKILL');
    await until(() => !pids?.some(isRunning), 5_000);
    expect(pids?.map(isRunning)).toEqual([false, false]);
  });
});

test('a closed provider takes no calls', async () => {
  const closed = createLocalProvider({ threads: 1 });
  const pid = closed.pid!;
  await closed.close();
  expect(isRunning(pid)).toBe(false);
  await expect(closed.prepareProduct(REQUEST, { signal })).rejects.toBeInstanceOf(ProviderUnavailable);
});
