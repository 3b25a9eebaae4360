import { ON_FIGURE_POSES, ON_FIGURE_VIEWPOINTS, type OnFigurePose } from '@atelier/contracts';
import type { OnFigureSpec } from '@atelier/engine';
import { createLocalProvider, type LocalProvider } from '@atelier/providers';
import { photo } from '../test/support/photos.ts';
import { watchPeakResident } from './process-tree.ts';
import type { Row } from './report.ts';

const PHOTOS = ['product-tee-blue-front.jpg', 'product-tee-blue-back.jpg'];
const SIZE = { width: 1024, height: 1536 };
const BYTES_PER_GB = 1e9;

/** Goals, on two cores. */
const FIRST_MS = 6_000;
const NEXT_MS = 1_500;
const ALL_MS = 90_000;
const PROCESS_GB = 0.8;

const signal = new AbortController().signal;
type Timings = Record<string, number>;
type Take = (spec: Partial<OnFigureSpec>) => Promise<{ ms: number; timings: Timings }>;

/**
 * Pictures on figures, made by the engine in its process as the server has them made: a first one, further views of
 * its pose, and all combinations of a garment on one thread and on two.
 */
export async function benchFigure(): Promise<Row[]> {
  const { rows, prepared } = await benchFirstPicture();
  const one = await benchCombinations(prepared, 1);
  const two = await benchCombinations(prepared, 2);
  const count = ON_FIGURE_POSES.length * ON_FIGURE_VIEWPOINTS.length;
  return [
    ...rows,
    { name: `all ${count} combinations, one thread`, ours: seconds(one.ms), baseline: '' },
    {
      ...withGoal(`all ${count} combinations, two threads`, two.ms, ALL_MS),
      baseline: `one thread: ${seconds(one.ms)}`,
      ratio: two.ms / one.ms,
    },
    memoryRow('resident memory of the process meanwhile, one thread', one.rss, PROCESS_GB),
    memoryRow('the same, two threads', two.rss),
  ];
}

/** Operations made before the one that is measured: the engine's code is compiled as it is used. */
const WARM_UPS = 3;

/** The first picture of an operation, from its photos, in a process that has worked before; then the next views. */
async function benchFirstPicture(): Promise<{ rows: Row[]; prepared: Uint8Array }> {
  const provider = createLocalProvider({ threads: 1 });
  let newcomerMs = 0;
  for (let k = 1; k <= WARM_UPS; k++) {
    const warmUp = await prepare(provider);
    const { ms } = await takeOf(provider, warmUp.bytes)({ modelSeed: k });
    if (k === 1) newcomerMs = warmUp.ms + ms;
  }
  const product = await prepare(provider);
  const take = takeOf(provider, product.bytes);
  const first = await take({});
  const next: Awaited<ReturnType<Take>>[] = [];
  for (const viewpoint of ON_FIGURE_VIEWPOINTS.slice(1)) next.push(await take({ viewpoint }));
  await provider.close();
  const slowest = next.reduce((a, b) => (b.ms > a.ms ? b : a));
  const rows = [
    { name: 'read and cut out two photos', ours: seconds(product.ms), baseline: '' },
    ...stageRows('first picture', first.timings),
    withGoal('first picture of an operation, from its photos', product.ms + first.ms, FIRST_MS),
    { name: 'the same in a process just started', ours: seconds(newcomerMs), baseline: '' },
    ...stageRows('further view', slowest.timings),
    withGoal('further view of the same pose (slowest of four)', slowest.ms, NEXT_MS),
  ];
  return { rows, prepared: product.bytes };
}

/** Views of a pose one after the other, as many poses at a time as there are threads; no network is loaded. */
async function benchCombinations(
  prepared: Uint8Array,
  threads: number,
): Promise<{ ms: number; rss: number }> {
  const provider = createLocalProvider({ threads });
  const take = takeOf(provider, prepared);
  const poses: OnFigurePose[] = [...ON_FIGURE_POSES];
  const memory = watchPeakResident(provider.pid ?? 0);
  const start = performance.now();
  const takePoses = async () => {
    for (let pose = poses.shift(); pose; pose = poses.shift())
      for (const viewpoint of ON_FIGURE_VIEWPOINTS) await take({ pose, viewpoint });
  };
  await Promise.all(Array.from({ length: threads }, takePoses));
  const ms = performance.now() - start;
  const rss = memory.stop();
  await provider.close();
  return { ms, rss };
}

async function prepare(provider: LocalProvider): Promise<{ bytes: Uint8Array; ms: number }> {
  const start = performance.now();
  const photos = PHOTOS.map((name) => photo(name));
  const { bytes } = await provider.prepareProduct(
    { photos, hints: {}, viewpoints: ['front', 'back'] },
    { signal },
  );
  return { bytes, ms: performance.now() - start };
}

function takeOf(provider: LocalProvider, prepared: Uint8Array): Take {
  return async (wish) => {
    const spec: OnFigureSpec = {
      viewpoint: 'front',
      pose: 'standing',
      model: { gender: 'female', hair_length: 'long' },
      modelSeed: 7,
      words: {},
      background: { background_type: 'arbitrary' },
      size: SIZE,
      variant: 0,
      seed: 1,
      ...wish,
    };
    const start = performance.now();
    const { timings } = await provider.onFigure({ prepared, spec }, { signal });
    return { ms: performance.now() - start, timings };
  };
}

function stageRows(picture: string, timings: Timings): Row[] {
  return Object.entries(timings).map(([stage, ms]) => ({
    name: `  ${picture}: ${stage.replaceAll('_', ' ')}`,
    ours: `${ms.toFixed(0)} ms`,
    baseline: '',
  }));
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;

function withGoal(name: string, ms: number, most: number): Row {
  return { name, ours: seconds(ms), baseline: '', goal: `<= ${most / 1000} s`, held: ms <= most };
}

function memoryRow(name: string, bytes: number, mostGb?: number): Row {
  const gb = bytes / BYTES_PER_GB;
  const goal = mostGb === undefined ? {} : { goal: `<= ${mostGb} GB`, held: gb <= mostGb };
  return { name, ours: `${gb.toFixed(2)} GB`, baseline: '', ...goal };
}
