import type { Logger } from 'pino';
import type { ClaimedTask } from '../operations/settle.ts';
import { attemptOf } from '../operations/settle.ts';
import type { Db } from '../store/connect.ts';
import { announceOperation } from '../store/operations.ts';
import { recordProgress } from '../store/tasks.ts';

const MIN_INTERVAL_MS = 1000;

/**
 * Tells the database how far a task is, at most once a second: the numbers are for people, and each one costs
 * a write and makes pollers look again. A write that fails is not worth failing the task.
 */
export function progressRecorder(
  parts: { db: Db; log: Logger; ambient: { now(): Date } },
  task: ClaimedTask,
): (stage: string, fraction: number) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (stage, fraction) => {
    const now = parts.ambient.now().getTime();
    if (now - last < MIN_INTERVAL_MS) return;
    last = now;
    recordProgress(parts.db, task.account, attemptOf(task), stage, clamp(fraction))
      .then(() => announceOperation(parts.db, task.account, task.operation_id))
      .catch((error: unknown) => parts.log.debug({ err: error }, 'progress was not recorded'));
  };
}

function clamp(fraction: number): number {
  return Math.min(1, Math.max(0, fraction));
}
