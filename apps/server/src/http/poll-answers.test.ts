import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { ImageUrls } from '../files/image-urls.ts';
import type { OperationView } from '../operations/operation.ts';
import { ImageAnswers } from './image-answers.ts';
import { PollAnswers } from './poll-answers.ts';
import { flatLayAnswer } from './studio/flat-lay-answer.ts';

const TTL_SECONDS = 3600;

const view = (): OperationView => ({
  id: 'flatlay_op-1',
  kind: 'flat_lay',
  family: 'studio',
  echo: { product_info: {}, image_types: [] },
  status: 'CREATED',
  error: null,
  abortReason: null,
  warnings: [],
  version: 1,
  progress: 0,
  photos: [
    { id: 'user_image-1', ownerType: 'user', mime: 'image/jpeg', width: 1, height: 1, expiresAt: null },
  ],
  results: [],
});

/** Polls the same view of an operation at different times and under different hosts. */
async function poller() {
  let seconds = 0;
  const now = () => new Date(seconds * 1000);
  const urls = new ImageUrls({ secret: new Uint8Array(32), ttlSeconds: TTL_SECONDS, now });
  const answers = new PollAnswers(new ImageAnswers(urls, null), flatLayAnswer);
  const app = Fastify();
  const same = view();
  app.get('/', (request) => answers.write(answers.answer(request, same)));
  return async (at: number, host: string) => {
    seconds = at;
    return (await app.inject({ url: '/', headers: { host } })).body;
  };
}

test('an answer is the same until its URLs change', async () => {
  const poll = await poller();
  const first = await poll(0, 'a.example');
  expect(await poll(TTL_SECONDS / 4 - 1, 'a.example')).toBe(first);
  expect(await poll(TTL_SECONDS / 4, 'a.example')).not.toBe(first);
});

test('every caller gets URLs on the host they used', async () => {
  const poll = await poller();
  expect(await poll(0, 'a.example')).toContain('http://a.example/files/');
  expect(await poll(0, 'b.example:81')).toContain('http://b.example:81/files/');
});

test('a host that could break out of a URL is not used', async () => {
  const poll = await poller();
  expect(await poll(0, 'evil.example/path?x=')).not.toContain('evil.example');
});
