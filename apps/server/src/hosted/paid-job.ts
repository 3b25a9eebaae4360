import {
  type HostedContext,
  type JobHandle,
  type JobState,
  type PendingJob,
  type ProviderError,
  stateOf,
} from '@atelier/providers/hosted';
import { type HostedJobRow, isTaskCancelled } from '../store/hosted-jobs.ts';
import type { HostedJobState } from '../store/tables.ts';
import { PaidLedger } from './paid-ledger.ts';
import {
  costs,
  HANDLE,
  isRepeatable,
  type PaidJob,
  type PaidOutcome,
  type PaidParts,
} from './paid-outcome.ts';
import { pollToEnd } from './poll-to-end.ts';
import { tryToCancel } from './try-to-cancel.ts';

export type { PaidJob, PaidOutcome, PaidParts, PaidPicture } from './paid-outcome.ts';

/** Before what surely was not accepted is sent again (spec: image-studio-api.md section 4.6). */
const PAUSES_MS = [1_000, 3_000];
const MAY_BE_CHARGED = 'The provider may have charged for the work.';
const USUAL_DEADLINE_MS = 5 * 60_000;

/**
 * Has a provider do some work, once: whatever was begun by an earlier attempt (before a crash, by another process) is taken
 * up where it is, and nothing that may have been paid for is sent again.
 * @throws LostAttempt when another process is at it
 * @throws the signal's reason
 */
export async function runPaidJob(
  parts: PaidParts,
  job: PaidJob,
  signal: AbortSignal,
  onProgress: (fraction: number) => void,
): Promise<PaidOutcome> {
  const ledger = new PaidLedger(parts, job);
  const known = await ledger.read();
  const run = new PaidRun(parts, job, ledger, signal, onProgress);
  if (known === null || known.state === 'refused') return run.submitAnew(['refused']);
  return run.takeUp(known);
}

class PaidRun {
  readonly #parts: PaidParts;
  readonly #job: PaidJob;
  readonly #ledger: PaidLedger;
  readonly #signal: AbortSignal;
  readonly #onProgress: (fraction: number) => void;
  /** One of those that the provider has for jobs at the same time. */
  #hasPlace = false;
  #sentAgain = 0;

  constructor(
    parts: PaidParts,
    job: PaidJob,
    ledger: PaidLedger,
    signal: AbortSignal,
    onProgress: (fraction: number) => void,
  ) {
    this.#parts = parts;
    this.#job = job;
    this.#ledger = ledger;
    this.#signal = signal;
    this.#onProgress = onProgress;
  }

  /** Goes on from what an earlier attempt noted. */
  async takeUp(known: HostedJobRow): Promise<PaidOutcome> {
    switch (known.state) {
      case 'done':
        return this.#ledger.remembered([]);
      case 'running': {
        const handle = HANDLE.parse(known.handle);
        return this.#toEnd({ state: 'running', handle, pollAfterMs: 0 });
      }
      case 'sent':
        return this.#afterLostAnswer(known);
      case 'blocked':
        return { outcome: 'blocked' };
      case 'refused':
        return { outcome: 'refused', message: known.message ?? '' };
      case 'lost':
      case 'failed':
      case 'cancelled':
        return { outcome: 'lost', message: known.message ?? this.#lostSentence() };
    }
  }

  /** @param from states in which an earlier submission may be repeated */
  async submitAnew(from: readonly HostedJobState[]): Promise<PaidOutcome> {
    // What is sent again keeps its place: waiting for another one, it would wait for itself.
    if (this.#hasPlace) return this.#submitUntilHeard(from);
    const leave = await this.#job.by.turnstile.enter(this.#signal);
    this.#hasPlace = true;
    try {
      return await this.#submitUntilHeard(from);
    } finally {
      this.#hasPlace = false;
      leave();
    }
  }

  async #submitUntilHeard(from: readonly HostedJobState[]): Promise<PaidOutcome> {
    for (const pause of [...PAUSES_MS, null]) {
      const state = await this.#submit(from);
      const mayRepeat = pause !== null && state.state === 'failed' && isRepeatable(state.error);
      if (!mayRepeat) return this.#settle(state);
      this.#job.by.turnstile.failed(state.error);
      await this.#ledger.end({ state: 'refused', message: state.error.message });
      await this.#parts.hosted.clock.pause(Math.max(pause, state.error.retryAfterMs ?? 0), this.#signal);
    }
    throw new Error('the last try neither ended nor failed');
  }

  async #submit(from: readonly HostedJobState[]): Promise<JobState> {
    const { by, request } = this.#job;
    const key = await this.#ledger.noteSent(request, from);
    return stateOf(() => by.provider.submit(request, this.#context(key)));
  }

  #context(key: string, submittedAt = this.#now()): HostedContext {
    const { http, clock } = this.#parts.hosted;
    return {
      key,
      signal: this.#signal,
      deadline: submittedAt + this.#deadlineMs(),
      http,
      clock,
      save: (handle) => this.#ledger.save(handle, this.#signal),
    };
  }

  #now(): number {
    return this.#parts.hosted.clock.now();
  }

  #deadlineMs(): number {
    return this.#job.spec.deadlineMs ?? USUAL_DEADLINE_MS;
  }

  async #settle(state: JobState): Promise<PaidOutcome> {
    const { turnstile } = this.#job.by;
    if (state.state === 'queued' || state.state === 'running') return this.#toEnd(state);
    if (state.state === 'failed') turnstile.failed(state.error);
    else turnstile.succeeded();
    switch (state.state) {
      case 'done':
        await this.#ledger.keep(state);
        return this.#ledger.remembered(state.warnings);
      case 'blocked':
        await this.#ledger.end({ state: 'blocked', message: state.categories.join(', '), ...costs(state) });
        return { outcome: 'blocked' };
      case 'failed':
        return this.#failed(state.error);
      case 'canceled':
        await this.#ledger.end({ state: 'cancelled', message: 'The provider cancelled the work.' });
        return { outcome: 'lost', message: 'The provider cancelled the work.' };
    }
  }

  async #failed(error: ProviderError): Promise<PaidOutcome> {
    const { name } = this.#job.by.provider;
    const message = `${name}: ${error.message}`;
    this.#parts.log.warn(
      { provider: this.#job.by.provider.id, task: this.#job.turn.taskId, error },
      'a provider failed',
    );
    if (error.charged === 'no' || (error.accepted === 'unknown' && this.#job.spec.resend === 'free')) {
      await this.#ledger.end({ state: 'refused', message, ...costs(error) });
      return { outcome: 'refused', message };
    }
    if (error.accepted === 'unknown' && this.#job.spec.resend === 'lookup-first') {
      const row = await this.#ledger.read();
      if (row?.state === 'sent') return this.#afterLostAnswer(row);
    }
    const isLost = error.accepted === 'unknown';
    const sentence = `${message} ${isLost ? this.#lostSentence() : MAY_BE_CHARGED}`;
    await this.#ledger.end({ state: isLost ? 'lost' : 'failed', message: sentence, ...costs(error) });
    return { outcome: 'lost', message: sentence };
  }

  /** Something was sent, and nobody heard what became of it. */
  async #afterLostAnswer(known: HostedJobRow): Promise<PaidOutcome> {
    const { by, spec, request } = this.#job;
    if (spec.resend === 'free') return this.submitAnew(['sent']);
    if (spec.resend === 'lookup-first' && by.provider.lookUp !== undefined) {
      const context = this.#context(known.key);
      const found = await by.provider.lookUp(request, context).catch((error: unknown) => {
        this.#signal.throwIfAborted();
        this.#parts.log.warn({ err: error }, 'a provider could not be asked for lost work');
        return { arrived: 'unknown' as const };
      });
      if (found.arrived === 'no') return this.#sendAgain();
      if ('handle' in found && found.handle !== undefined) {
        await this.#ledger.save(found.handle, this.#signal);
        return this.#toEnd({ state: 'running', handle: found.handle, pollAfterMs: 0 });
      }
    }
    await this.#ledger.end({ state: 'lost', message: this.#lostSentence() });
    return { outcome: 'lost', message: this.#lostSentence() };
  }

  /** What surely did not arrive is sent again a few times, and then left to somebody else. */
  async #sendAgain(): Promise<PaidOutcome> {
    const pause = PAUSES_MS[this.#sentAgain++];
    if (pause === undefined) {
      const message = `${this.#job.by.provider.name} did not take the work.`;
      await this.#ledger.end({ state: 'refused', message });
      return { outcome: 'refused', message };
    }
    await this.#parts.hosted.clock.pause(pause, this.#signal);
    return this.submitAnew(['sent']);
  }

  #lostSentence(): string {
    const { name } = this.#job.by.provider;
    return `It is not known whether ${name} did the work, and it may have been charged, so it was not sent again; send the request again to have it made anew.`;
  }

  /** Follows the job until it has ended, or its time is over. */
  async #toEnd(pending: PendingJob): Promise<PaidOutcome> {
    const { handle } = pending;
    const context = this.#context(handle.key, handle.submittedAt);
    try {
      const end = await pollToEnd(pending, this.#job.by.provider, context, this.#onProgress);
      return end === null ? await this.#outOfTime(handle) : await this.#settle(end);
    } catch (error) {
      if (this.#signal.aborted) await this.#cancelIfUnwanted(handle);
      throw error;
    }
  }

  async #outOfTime(handle: JobHandle): Promise<PaidOutcome> {
    await tryToCancel(this.#parts, this.#job, handle);
    const seconds = Math.round(this.#deadlineMs() / 1000);
    const message = `${this.#job.by.provider.name} did not finish within ${seconds} seconds; it may have charged for the work.`;
    await this.#ledger.end({ state: 'failed', message });
    return { outcome: 'lost', message };
  }

  /** Work that a user cancelled is cancelled at the provider, too; work that is only handed over goes on. */
  async #cancelIfUnwanted(handle: JobHandle): Promise<void> {
    if (!(await isTaskCancelled(this.#parts.db, this.#job.turn.taskId))) return;
    await tryToCancel(this.#parts, this.#job, handle);
    await this.#ledger.end({ state: 'cancelled', message: 'The job was cancelled.' });
  }
}
