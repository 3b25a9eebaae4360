import { availableParallelism } from 'node:os';
import { createLocalProvider, type LocalProvider, type TryOnProduct } from '@atelier/providers';
import { PREDEFINED_MODELS } from '../apps/server/src/try-on-models/predefined-models.ts';
import { photo } from '../test/support/photos.ts';
import { watchPeakResident } from './process-tree.ts';
import type { Row } from './report.ts';

const PHOTOS = ['person-full-casual.jpg', 'person-full-render.jpg', 'person-half-denim.jpg'];
const MODELS = ['model_woman_00', 'model_man_03'];
const WORDS = { title: 'T-shirt' };
const PRODUCT = ['product-tee-blue-front.jpg', 'product-tee-blue-back.jpg'];
const CHECKS = [
  'NO_PEOPLE_DETECTED',
  'TOO_MANY_PEOPLE_DETECTED',
  'CHILD_DETECTED',
  'INSUFFICIENT_TARGET_AREA',
] as const;
const BYTES_PER_GB = 1e9;
/** The middle one of so many counts. */
const RUNS = 3;

/** Goals, on two cores. */
const PREPARE_MS = 10_000;
const PHOTO_MS = 8_000;
const MODEL_MS = 4_000;
const MEMORY_GB = 2;

const signal = new AbortController().signal;
type Timings = Readonly<Record<string, number>>;
type Take = () => Promise<{ readonly timings: Timings }>;

/**
 * Try-ons of one prepared product by the engine in its process, as the server has them made, in a process that has
 * worked before: in three photos, one of them before a busy ground, and on predefined models. The rows of stages add up
 * to the time of the picture; what is left over is unpacking the product and going from process to process.
 */
export async function benchTryOn(): Promise<Row[]> {
  const provider = createLocalProvider({ threads: availableParallelism(), log: console });
  const prepareStart = performance.now();
  const products = await prepared(provider);
  const prepareMs = performance.now() - prepareStart;
  const memory = watchPeakResident(provider.pid ?? 0);
  const photos = PHOTOS.map((name) => {
    const request = { photo: photo(name), products, checks: [...CHECKS], seed: 1 };
    return { name, most: PHOTO_MS, take: () => provider.tryOnPhoto(request, { signal }) };
  });
  const models = MODELS.map((id) => {
    const model = PREDEFINED_MODELS.get(id);
    if (!model) throw new Error(`Expected a predefined model ${id}.`);
    return { name: id, most: MODEL_MS, take: () => provider.tryOnModel({ model, products }, { signal }) };
  });
  // Networks are loaded and code is compiled by the first orders of a process.
  for (const { take } of [...photos, ...models]) await take();
  const rows: Row[] = [];
  for (const { name, most, take } of [...photos, ...models]) rows.push(...(await measure(name, most, take)));
  const gb = memory.stop() / BYTES_PER_GB;
  await provider.close();
  return [
    timeRow('prepare a product from two photos, networks not loaded yet', prepareMs, PREPARE_MS),
    ...rows,
    {
      name: 'resident memory of the process meanwhile',
      ours: `${gb.toFixed(2)} GB`,
      baseline: '',
      goal: `<= ${MEMORY_GB} GB`,
      held: gb <= MEMORY_GB,
    },
  ];
}

async function prepared(provider: LocalProvider): Promise<TryOnProduct[]> {
  const photos = PRODUCT.map((name) => photo(name));
  const { bytes } = await provider.prepareProduct(
    { photos, hints: WORDS, viewpoints: ['front', 'back'] },
    { signal },
  );
  return [{ prepared: bytes, words: WORDS }];
}

/** The run in the middle counts. */
async function measure(name: string, most: number, take: Take): Promise<Row[]> {
  const runs: { ms: number; timings: Timings }[] = [];
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    const { timings } = await take();
    runs.push({ ms: performance.now() - start, timings });
  }
  runs.sort((a, b) => a.ms - b.ms);
  const { ms, timings } = runs[Math.floor(RUNS / 2)]!;
  const left = ms - Object.values(timings).reduce((sum, time) => sum + time, 0);
  const stages = Object.entries({ ...timings, 'left over': left });
  return [
    ...stages.map(([stage, time]) => timeRow(`  ${name}: ${stage.replaceAll('_', ' ')}`, time)),
    timeRow(`a tee on ${name}, warm`, ms, most),
  ];
}

function timeRow(name: string, ms: number, most?: number): Row {
  const goal = most === undefined ? {} : { goal: `<= ${most / 1000} s`, held: ms <= most };
  return { name, ours: `${(ms / 1000).toFixed(2)} s`, baseline: '', ...goal };
}
