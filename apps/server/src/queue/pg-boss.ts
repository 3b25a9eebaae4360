import { type Db as BossDatabase, fromKysely, type JobWithMetadata, PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Address } from '../store/connect.ts';
import type { Job, JobHandler, Outcome, Queue } from './queue.ts';

const QUEUE = 'tasks';

/** Online work comes before all offline work; both halves of the 32-bit priority leave room for a billion turns. */
const ONLINE_BASE = 1_000_000_000;
const MAX_TURN = ONLINE_BASE - 1;

// A dead worker's job: silent for HEARTBEAT, noticed after SUPERVISE, waits at most MAX_DELAY: 24 s < 30 s.
const HEARTBEAT_SECONDS = 10;
const SUPERVISE_SECONDS = 2;
const MAX_DELAY_SECONDS = 10;

/** The task decides when it has failed often enough; the queue only has to go on bringing it. */
const RETRY_LIMIT = 100_000;
const EXPIRE_SECONDS = 3600;
const KEEP_DONE_SECONDS = 600;
const KEEP_WAITING_SECONDS = 365 * 24 * 3600;
/** Workers are woken by NOTIFY; looking by themselves is for retries that fall due, and for lost notices. */
const POLL_SECONDS = 0.5;
const CONNECTIONS = 6;
const CLOSE_TIMEOUT_MS = 2000;

export interface QueueOptions {
  /** No other process works on this database. */
  sole: boolean;
  log: Logger;
  /** Pause before a second attempt; it doubles with each further one, up to `MAX_DELAY_SECONDS`. 0 = none at all. */
  retryDelaySeconds: number;
}

/**
 * The queue on PostgreSQL through pg-boss. On the database of a sole server, jobs that are marked as worked on at
 * start were lost by a crash and return at once.
 */
export async function openQueue(address: Address, options: QueueOptions): Promise<Queue> {
  const { log, retryDelaySeconds } = options;
  const boss = new PgBoss({
    ...address,
    max: CONNECTIONS,
    useListenNotify: true,
    schedule: false,
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: SUPERVISE_SECONDS,
  });
  boss.on('error', (error) => log.warn({ err: error }, 'queue trouble'));
  boss.on('warning', (warning) => log.debug({ warning: warning.message }, 'queue warning'));
  await boss.start();
  const settings = {
    notify: true,
    retryLimit: RETRY_LIMIT,
    retryDelay: retryDelaySeconds,
    retryBackoff: retryDelaySeconds > 0,
    ...(retryDelaySeconds > 0 ? { retryDelayMax: MAX_DELAY_SECONDS } : {}),
    heartbeatSeconds: HEARTBEAT_SECONDS,
    expireInSeconds: EXPIRE_SECONDS,
    deleteAfterSeconds: KEEP_DONE_SECONDS,
    retentionSeconds: KEEP_WAITING_SECONDS,
  };
  await boss.createQueue(QUEUE, settings);
  // A queue that an earlier start made keeps the settings of then.
  await boss.updateQueue(QUEUE, settings);
  if (options.sole) await handBackAllActive(boss);
  return new PgBossQueue(boss);
}

const ATTEMPTS = z.array(z.object({ id: z.string(), retryCount: z.number() }));

async function handBackAllActive(boss: PgBoss): Promise<void> {
  const { rows } = await boss
    .getDb()
    .executeSql(
      `select id, retry_count as "retryCount" from pgboss.job where name = $1 and state = 'active'`,
      [QUEUE],
    );
  for (const attempt of ATTEMPTS.parse(rows)) await handBack(boss, attempt);
}

/** Back in line at once, in front of nobody and behind no delay. */
async function handBack(boss: PgBoss, attempt: { id: string; retryCount: number }): Promise<void> {
  await boss.fail(QUEUE, attempt, { message: 'handed back' });
  await boss.update(QUEUE, undefined, { id: attempt.id, startAfter: new Date() });
}

function priorityOf(job: Job): number {
  return (job.priority === 'online' ? ONLINE_BASE : 0) - Math.min(job.turn, MAX_TURN);
}

class PgBossQueue implements Queue {
  readonly #boss: PgBoss;

  constructor(boss: PgBoss) {
    this.#boss = boss;
  }

  async add(tx: Parameters<Queue['add']>[0], jobs: Job[]): Promise<void> {
    if (jobs.length === 0) return;
    const inserts = jobs.map((job) => ({ id: job.id, priority: priorityOf(job) }));
    await this.#boss.insert(QUEUE, inserts, { db: inTransaction(tx) });
  }

  async cancel(tx: Parameters<Queue['cancel']>[0], taskIds: string[]): Promise<void> {
    if (taskIds.length > 0) await this.#boss.cancel(QUEUE, taskIds, { db: inTransaction(tx) });
  }

  /** One pg-boss worker per slot, so that each can ask for its next job the moment it is free. */
  async work(slots: number, handler: JobHandler): Promise<void> {
    const options = {
      includeMetadata: true,
      pollingIntervalSeconds: POLL_SECONDS,
      notifyPollingIntervalSeconds: POLL_SECONDS,
    } as const;
    for (let slot = 0; slot < slots; slot++) {
      const workerId: string = await this.#boss.work(QUEUE, options, async (jobs: JobWithMetadata[]) => {
        try {
          for (const job of jobs) await this.#attempt(job, handler);
        } finally {
          this.#boss.notifyWorker(workerId);
        }
      });
    }
  }

  async #attempt(job: JobWithMetadata, handler: JobHandler): Promise<void> {
    const outcome: Outcome = await handler(job.id, job.signal);
    if (outcome === 'retry-later') throw new Error('the task is to be tried again later');
    if (outcome === 'hand-back') await handBack(this.#boss, job);
  }

  async pause(): Promise<void> {
    await this.#boss.offWork(QUEUE, { wait: false });
  }

  async close(): Promise<void> {
    await this.#boss.stop({ graceful: true, timeout: CLOSE_TIMEOUT_MS });
  }
}

function inTransaction(tx: Parameters<Queue['add']>[0]): BossDatabase {
  return fromKysely(tx);
}
