import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AtelierFailure, answerOf, createAtelier, waitForFlatLay, watchOperations } from '@atelier/sdk';
import { describe, expect, test } from 'vitest';
import { GENERATED, generateTypes } from '../../packages/sdk/generate.ts';
import { flatLay } from './shop.ts';
import { useShopsWithQuickPictures } from './shops.ts';

const shops = useShopsWithQuickPictures();
const client = (key = shops.shop.credentials.api_key) => createAtelier({ baseUrl: shops.shop.url, key });

test('the types of the client are those of the server', async () => {
  for (const [name, text] of await generateTypes(shops.shop.url))
    expect(await readFile(join(GENERATED, name), 'utf8'), `${name}: run node scripts/generate-sdk.ts`).toBe(
      text,
    );
});

describe('the client', () => {
  test('opens all APIs with one key', async () => {
    expect(await answerOf(client().unified.GET('/sku_items'))).toMatchObject({ items: [] });
    expect(await answerOf(client().imageStudio.GET('/image-studio/credits'))).toMatchObject({
      plan: 'unlimited',
    });
    expect(await answerOf(client().account.GET('/session'))).toMatchObject({ signed_in: true });
  });

  test("throws the server's sentence, with what helps to find the request again", async () => {
    const call = answerOf(
      client().account.GET('/operations/{operation_id}', { params: { path: { operation_id: 'x' } } }),
    );
    const failure = await call.catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(AtelierFailure);
    expect(failure).toMatchObject({
      message: 'Operation was not found.',
      status: 404,
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  test('says so when nobody answers', async () => {
    const nobody = createAtelier({ baseUrl: 'http://127.0.0.1:9' });
    await expect(answerOf(nobody.account.GET('/session'))).rejects.toMatchObject({
      message: 'The server could not be reached.',
      status: 0,
    });
  });
});

describe('without polling by hand', () => {
  test('an order is waited for, and its changes are told', async () => {
    const stop = new AbortController();
    const statuses = new Map<string, string>();
    const ended = Promise.withResolvers<void>();
    const watching = watchOperations(
      client(),
      {
        onOperation: ({ id, status }) => {
          statuses.set(id, status);
          if (status === 'SUCCESS') ended.resolve();
        },
      },
      stop.signal,
    );
    const { id: image } = await shops.shop.image();
    const order = await shops.shop.order(flatLay(image));
    const flatLayOperation = await waitForFlatLay(client(), order);
    expect(flatLayOperation).toMatchObject({ id: order, status: 'SUCCESS' });
    await ended.promise;
    stop.abort();
    await watching;
    expect(statuses.get(order)).toBe('SUCCESS');
  });

  test('waiting stops when it is told to', async () => {
    const reason = new Error('enough');
    const waiting = waitForFlatLay(client(), 'flatlay_op-unknown', { signal: AbortSignal.abort(reason) });
    await expect(waiting).rejects.toBe(reason);
  });
});
