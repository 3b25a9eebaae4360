import type { Tx } from '../store/connect.ts';
import type { Priority } from '../store/tables.ts';

/** A place in line for a task. */
export interface Job {
  /** The task's id: a task has at most one job. */
  id: string;
  priority: Priority;
  /** Within one priority, lower turns come first. */
  turn: number;
}

/** What became of a job that a worker took. */
export type Outcome = 'done' | 'retry-later' | 'hand-back';

/**
 * Does the work of one job. The signal says that the job is no longer this worker's: another one has it, or
 * it was cancelled. A rejection counts as `retry-later`.
 */
export type JobHandler = (taskId: string, signal: AbortSignal) => Promise<Outcome>;

/** A line of tasks that survives crashes. A job taken by a worker that dies returns within `RECOVERY_SECONDS`. */
export interface Queue {
  /** Joins the caller's transaction: the jobs exist exactly when its rows do. A task that has a job keeps it. */
  add(tx: Tx, jobs: Job[]): Promise<void>;
  /** Joins the caller's transaction. Jobs being worked on are told by their signal within seconds. */
  cancel(tx: Tx, taskIds: string[]): Promise<void>;
  /** Works on up to `slots` jobs at the same time. */
  work(slots: number, handler: JobHandler): Promise<void>;
  /** Takes no more jobs; those being worked on go on. */
  pause(): Promise<void>;
  /** Ends the connection; jobs whose handler has not returned by then are handed back. */
  close(): Promise<void>;
}

export const RECOVERY_SECONDS = 30;
