import { Pool } from 'undici';
import { percentile } from './percentile.ts';

export interface LoadResult {
  requestsPerSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  errors: number;
}

/** GETs one path over and over on `connections` keep-alive connections for `seconds`. */
export async function loadGet(
  url: string,
  headers: Record<string, string>,
  { connections = 16, seconds = 4 } = {},
): Promise<LoadResult> {
  const { origin, pathname, search } = new URL(url);
  const pool = new Pool(origin, { connections, pipelining: 1 });
  const latencies: number[] = [];
  let errors = 0;
  const started = performance.now();
  const deadline = started + seconds * 1000;
  const client = async () => {
    while (performance.now() < deadline) {
      const sent = performance.now();
      const answer = await pool.request({ path: pathname + search, method: 'GET', headers });
      await answer.body.dump();
      if (answer.statusCode === 200) latencies.push(performance.now() - sent);
      else errors++;
    }
  };
  await Promise.all(Array.from({ length: connections }, client));
  const elapsedSeconds = (performance.now() - started) / 1000;
  await pool.close();
  return {
    requestsPerSecond: latencies.length / elapsedSeconds,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    errors,
  };
}
