import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Domain, openDomain, quiet, until } from '../../../../test/support/domain.ts';
import { openQueue } from './pg-boss.ts';
import { type Job, type Queue, RECOVERY_SECONDS } from './queue.ts';

let domain: Domain;
let queue: Queue;

beforeEach(async () => {
  domain = await openDomain();
  queue = domain.parts.queue;
});
afterEach(() => domain.close());

const job = (turn: number, priority: Job['priority'] = 'offline'): Job => ({
  id: randomUUID(),
  priority,
  turn,
});
const add = (...jobs: Job[]) => domain.db.transaction().execute((tx) => queue.add(tx, jobs));

/** Less than it takes until a silent process counts as dead. */
const DEAD_FOR_MS = 8_000;

/** Works on everything with one slot; the ids in the order in which they were taken. */
async function takeAll(count: number): Promise<string[]> {
  const taken: string[] = [];
  await queue.work(1, async (id) => {
    taken.push(id);
    return 'done';
  });
  await until(async () => (taken.length >= count ? true : null));
  return taken;
}

describe('the queue', () => {
  test('brings online jobs before all offline ones, and lower turns first', async () => {
    const [late, early, online] = [job(7), job(2), job(900, 'online')];
    await add(late, early);
    await add(online);
    expect(await takeAll(3)).toEqual([online.id, early.id, late.id]);
  });

  test('has no job of a transaction that was rolled back', async () => {
    const kept = job(1);
    const lost = domain.db.transaction().execute(async (tx) => {
      await queue.add(tx, [job(0)]);
      throw new Error('rolled back');
    });
    await expect(lost).rejects.toThrow('rolled back');
    await add(kept);
    expect(await takeAll(1)).toEqual([kept.id]);
  });

  test('brings a job again after trouble, and a handed back one at once', async () => {
    const [troubled, returned] = [job(1), job(2)];
    await add(troubled, returned);
    const taken: string[] = [];
    await queue.work(1, async (id) => {
      taken.push(id);
      if (taken.filter((other) => other === id).length > 1) return 'done';
      return id === troubled.id ? 'retry-later' : 'hand-back';
    });
    await until(async () => (taken.length === 4 ? true : null));
    // The back-off of the first lets the second pass twice.
    expect(taken).toEqual([troubled.id, returned.id, returned.id, troubled.id]);
  });

  test('takes the settings of its latest start, not of its first', async () => {
    const settings = () => domain.sql("select retry_delay from pgboss.queue where name = 'tasks'");
    expect((await settings()).rows).toEqual([{ retry_delay: 1 }]);
    const next = await openQueue(domain.address, { sole: true, log: quiet, retryDelaySeconds: 3 });
    expect((await settings()).rows).toEqual([{ retry_delay: 3 }]);
    await next.close();
  });

  test('tells the worker of a cancelled job, and forgets one that waits', async () => {
    const [running, waiting] = [job(1), job(2)];
    await add(running, waiting);
    const taken: string[] = [];
    const told = Promise.withResolvers<void>();
    await queue.work(1, async (id, signal) => {
      taken.push(id);
      signal.addEventListener('abort', () => told.resolve());
      await domain.db.transaction().execute((tx) => queue.cancel(tx, [running.id, waiting.id]));
      await told.promise;
      return 'done';
    });
    await told.promise;
    const after = job(3);
    await add(after);
    await until(async () => (taken.includes(after.id) ? true : null));
    expect(taken).toEqual([running.id, after.id]);
  });

  test('of a sole server returns at its start what the one before it was working on', async () => {
    const lost = job(1);
    await add(lost);
    const taken = Promise.withResolvers<void>();
    await queue.work(1, async () => {
      taken.resolve();
      return new Promise(() => {}); // the process "dies" here
    });
    await taken.promise;
    await queue.pause();
    const next = await openQueue(domain.address, { sole: true, log: quiet, retryDelaySeconds: 1 });
    const again = Promise.withResolvers<string>();
    await next.work(1, async (id) => {
      again.resolve(id);
      return 'done';
    });
    expect(await again.promise).toBe(lost.id);
    await next.close();
  });

  test('among several processes brings the job of a dead one back in time', { timeout: 60_000 }, async () => {
    const lost = job(1);
    await add(lost);
    // A claim without heartbeats, as a process left it that was killed some seconds ago.
    const died = Date.now() - DEAD_FOR_MS;
    await sql`update pgboss.job set state = 'active', started_on = ${new Date(died)}, heartbeat_on = ${new Date(died)}
        where id = ${lost.id}`.execute(domain.db);
    expect(await takeAll(1)).toEqual([lost.id]);
    expect(Date.now() - died).toBeLessThan(RECOVERY_SECONDS * 1000);
  });
});
