import type { Row } from './report.ts';

const WARM_UP_RUNS = 2;
const RUNS = 7;

/** Times our way of some work against a bare one, in turns, and takes the medians. */
export async function compare(
  name: string,
  ours: () => Promise<unknown>,
  baselineName: string,
  baseline: () => Promise<unknown>,
): Promise<Row> {
  const timed = async (work: () => Promise<unknown>) => {
    const start = performance.now();
    await work();
    return performance.now() - start;
  };
  for (let run = 0; run < WARM_UP_RUNS; run++) {
    await ours();
    await baseline();
  }
  const pairs: { ours: number; baseline: number }[] = [];
  // In turns, so that a slow moment of the machine falls on both.
  for (let run = 0; run < RUNS; run++)
    pairs.push({ ours: await timed(ours), baseline: await timed(baseline) });
  const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN;
  return {
    name,
    ours: `${median(pairs.map((pair) => pair.ours)).toFixed(0)} ms`,
    baseline: `${baselineName}: ${median(pairs.map((pair) => pair.baseline)).toFixed(0)} ms`,
    ratio: median(pairs.map((pair) => pair.ours / pair.baseline)),
  };
}
