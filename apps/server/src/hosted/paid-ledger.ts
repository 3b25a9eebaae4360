import type { JobHandle, JobState, OperationRequest } from '@atelier/providers/hosted';
import { LostAttempt } from '../operations/settle.ts';
import {
  findHostedJob,
  type HostedEnding,
  type HostedJobRow,
  hostedResults,
  insertHostedResults,
  noteEnded,
  noteRunning,
  noteSent,
} from '../store/hosted-jobs.ts';
import type { HostedJobState } from '../store/tables.ts';
import { costs, type PaidJob, type PaidOutcome, type PaidParts } from './paid-outcome.ts';

const SAVE_TRIES = 5;
const SAVE_PAUSE_MS = 200;

/** What is written down of one piece of paid work, so that whoever comes after a crash knows what may have been paid. */
export class PaidLedger {
  readonly #parts: PaidParts;
  readonly #job: PaidJob;

  constructor(parts: PaidParts, job: PaidJob) {
    this.#parts = parts;
    this.#job = job;
  }

  /** Null when nothing was ever sent. */
  read(): Promise<HostedJobRow | null> {
    return findHostedJob(this.#parts.db, this.#job.turn);
  }

  /**
   * Notes that the work is about to be sent: after a crash the note is all that is known.
   * @param from states in which an earlier submission may be repeated
   * @returns the key of this submission
   * @throws LostAttempt when another process is at it
   */
  async noteSent({ operation, model }: OperationRequest, from: readonly HostedJobState[]): Promise<string> {
    const { db, ambient } = this.#parts;
    const { account, turn, by } = this.#job;
    const key = ambient.uuid();
    const row = { key, provider: by.provider.id, operation, model };
    if (!(await noteSent(db, account, turn, row, from, ambient.now()))) throw new LostAttempt();
    return key;
  }

  /** The handle is worth money: a database that is away for a moment must not lose it. */
  async save(handle: JobHandle, signal: AbortSignal): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await noteRunning(this.#parts.db, this.#job.turn, handle);
      } catch (error) {
        if (attempt === SAVE_TRIES) throw error;
        await this.#parts.hosted.clock.pause(SAVE_PAUSE_MS * attempt, signal);
      }
    }
  }

  /** Stores what came back before anything is made of it: it was paid for. */
  async keep({ images, cost, requestId }: Extract<JobState, { state: 'done' }>): Promise<void> {
    const { db, storage } = this.#parts;
    const holds = await Promise.all(images.map(({ bytes }) => storage.hold(this.#job.account, bytes)));
    const pictures = holds.map(({ key }, index) => ({
      key,
      seed: images[index]?.seed ?? null,
      facts: { ...images[index]?.facts },
    }));
    await db.transaction().execute(async (tx) => {
      await insertHostedResults(tx, this.#job.turn, pictures);
      await storage.refer(tx, ...holds);
      const ending: HostedEnding = { state: 'done', ...costs({ cost, requestId }) };
      await noteEnded(tx, this.#job.turn, ending, this.#parts.ambient.now());
    });
  }

  /** What was kept, as if it came now. */
  async remembered(warnings: readonly string[]): Promise<PaidOutcome> {
    const job = await this.read();
    if (job === null) throw new Error('a hosted job is gone');
    const pictures = await hostedResults(this.#parts.db, this.#job.turn);
    return { outcome: 'done', pictures, job, warnings };
  }

  async end(ending: HostedEnding): Promise<void> {
    await noteEnded(this.#parts.db, this.#job.turn, ending, this.#parts.ambient.now());
  }
}
