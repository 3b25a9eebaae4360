import { photo } from '../test/support/photos.ts';
import { startAtelier } from '../test/support/server.ts';
import { onePicture, ShopClient } from './client.ts';
import { watchPeakMemory } from './process-tree.ts';
import type { Row } from './report.ts';

const PHOTOS = [
  'product-tee-blue-front.jpg',
  'product-flat-dress-pink.jpg',
  'product-worn-tee-blue.jpg',
  'product-mug.jpg',
  'product-bag-tote.png',
  'product-furniture-stool.jpg',
  'product-worn-jeans-woman.jpg',
  'product-cap-red-front.png',
];
const TYPES = ['flat', 'ghost_mannequin', 'detail'];
const GIB = 1024 ** 3;
const WARM_RUNS = 5;

/** Whole operations through the real server: start, latency of one warm flat lay, throughput and memory of eight. */
export async function benchOperations(): Promise<Row[]> {
  const first = await startAtelier();
  await first.stop();
  const started = performance.now();
  const atelier = await startAtelier({ dataDir: first.dataDir });
  const startMs = performance.now() - started;
  const shop = new ShopClient(atelier.url, atelier.apiKey);
  const tee = await shop.upload(photo('product-tee-blue-front.jpg'));
  await shop.end(await shop.order(onePicture(tee, { seedText: 'warm-up' })));

  const latencies: number[] = [];
  for (let run = 0; run < WARM_RUNS; run++) {
    const sent = performance.now();
    // Another title makes it other work, so nothing is answered from stored results.
    const operation = await shop.end(await shop.order(onePicture(tee, { seedText: `T-shirt ${run}` })), 20);
    if (operation.status !== 'SUCCESS') throw new Error(`A flat lay failed: ${operation.error}`);
    latencies.push(performance.now() - sent);
  }
  latencies.sort((a, b) => a - b);
  const medianMs = latencies[Math.floor(WARM_RUNS / 2)] ?? Number.NaN;

  const images = await Promise.all(PHOTOS.map((name) => shop.upload(photo(name))));
  const memory = watchPeakMemory(atelier.process.pid ?? 0);
  const sent = performance.now();
  const orders = images.map((image) => ({
    product_info: { uploaded_image_ids: [image] },
    image_types: TYPES.map((type) => ({ flat_lay_type: type, viewpoint: 'front' })),
  }));
  const ids = await Promise.all(orders.map((order) => shop.order(order)));
  const ended = await Promise.all(ids.map((id) => shop.end(id, 200)));
  const minutes = (performance.now() - sent) / 60_000;
  const peak = memory.stop();
  const failed = ended.filter((operation) => operation.status !== 'SUCCESS');
  if (failed.length > 0) throw new Error(`${failed.length} operations failed: ${failed[0]?.error}`);
  await atelier.stop();

  return [
    limit('second start to listening', startMs / 1000, 's', 5),
    limit('flat lay, one picture, warm (median)', medianMs / 1000, 's', 3),
    {
      name: `${ids.length} operations of ${TYPES.length} pictures`,
      ours: `${(ids.length / minutes).toFixed(1)} operations/min, ${((ids.length * TYPES.length) / minutes).toFixed(1)} pictures/min`,
      baseline: '',
    },
    limit('peak resident memory of all processes meanwhile', peak.rss / GIB, 'GiB', 2.5),
    {
      name: 'the same with shared pages counted once',
      ours: `${(peak.pss / GIB).toFixed(2)} GiB`,
      baseline: '',
    },
  ];
}

function limit(name: string, value: number, unit: string, most: number): Row {
  return {
    name,
    ours: `${value.toFixed(2)} ${unit}`,
    baseline: '',
    goal: `<= ${most} ${unit}`,
    held: value <= most,
  };
}
