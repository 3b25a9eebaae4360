import { pino } from 'pino';
import { expect, test } from 'vitest';
import type { Workload } from '../../services.ts';
import { HttpMetrics } from './metrics.ts';

const WORKLOAD: Workload = { operations: { SUCCESS: 3 }, tasks: { queued: 2, running: 1 } };

test('while the database is away the page lacks the workload and nothing else', async () => {
  let seconds = 0;
  let away = false;
  const metrics = new HttpMetrics({
    clock: () => new Date(seconds * 1000),
    log: pino({ level: 'silent' }),
    workload: async () => {
      if (away) throw new Error('connect ECONNREFUSED');
      return WORKLOAD;
    },
  });
  expect(await metrics.text()).toContain('atelier_tasks{state="queued"} 2');

  away = true;
  seconds = 60;
  const page = await metrics.text();
  expect(page).toContain('process_resident_memory_bytes');
  expect(page).not.toMatch(/^atelier_(tasks|operations)\{/m);

  away = false;
  seconds = 120;
  expect(await metrics.text()).toContain('atelier_operations{status="SUCCESS"} 3');
});
