import { fork } from 'node:child_process';
import { once } from 'node:events';
import { photo } from '../test/support/photos.ts';
import { type AtelierProcess, startAtelier } from '../test/support/server.ts';
import { onePicture, ShopClient } from './client.ts';
import { loadGet } from './load.ts';
import type { Row } from './report.ts';

const ROUNDS = 3;

/** Polling an operation against a bare Fastify route that answers the same bytes; the two take turns. */
export async function benchPolling(): Promise<Row[]> {
  const atelier: AtelierProcess = await startAtelier();
  const shop = new ShopClient(atelier.url, atelier.apiKey);
  const id = await shop.order(onePicture(await shop.upload(photo('product-tee-blue-front.jpg'))));
  await shop.end(id);
  const body = await (await fetch(shop.operationUrl(id), { headers: shop.headers })).text();

  const bare = fork(new URL('./bare-fastify.ts', import.meta.url), [body]);
  const [{ port }] = (await once(bare, 'message')) as [{ port: number }];
  const bareUrl = `http://127.0.0.1:${port}/poll`;

  const ratios: number[] = [];
  let ours = 0;
  let theirs = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const a = await loadGet(shop.operationUrl(id), shop.headers);
    const b = await loadGet(bareUrl, shop.headers);
    if (a.errors > 0) throw new Error(`Polling failed ${a.errors} times.`);
    ratios.push(a.requestsPerSecond / b.requestsPerSecond);
    ours = a.requestsPerSecond;
    theirs = b.requestsPerSecond;
  }
  bare.disconnect();
  await atelier.stop();
  ratios.sort((x, y) => x - y);
  const median = ratios[Math.floor(ROUNDS / 2)] ?? Number.NaN;
  return [
    {
      name: 'poll a finished operation',
      ours: `${ours.toFixed(0)} requests/s`,
      baseline: `bare Fastify: ${theirs.toFixed(0)} requests/s`,
      ratio: median,
      goal: '>= 0.40',
      held: median >= 0.4,
    },
  ];
}
