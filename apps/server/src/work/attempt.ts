import { UNEXPLAINED } from '../operations/failure.ts';
import {
  attemptOf,
  beginTask,
  type ClaimedTask,
  completeTask,
  failTaskForGood,
  LostAttempt,
} from '../operations/settle.ts';
import type { Outcome } from '../queue/queue.ts';
import type { TaskKind } from '../store/tables.ts';
import { requeueAfterFailure, requeueUnfinished } from '../store/tasks.ts';
import { download } from './download.ts';
import { prepare } from './prepare.ts';
import { progressRecorder } from './progress.ts';
import { diagnose } from './refusals.ts';
import { render } from './render.ts';
import { studio } from './studio.ts';
import type { TaskWork, WorkParts } from './task-work.ts';

const WORK: Record<TaskKind, TaskWork> = { download, prepare, render, studio };

/** Attempts that may end in trouble before the task is given up. */
const MAX_FAILURES = 3;
/** Claims after which a task is held to be what kills its workers. */
const MAX_ATTEMPTS = 50;

/** Why an attempt is to stop. */
export interface StopSignals {
  /** The job is no longer ours. */
  lost: AbortSignal;
  /** The process stops. */
  shutdown: AbortSignal;
}

/** One attempt at one task, from claim to record. Rejects only when the database cannot be told how it went. */
export async function attemptTask(parts: WorkParts, taskId: string, signals: StopSignals): Promise<Outcome> {
  const task = await beginTask(parts, taskId);
  if (task === null) return 'done';
  const log = parts.log.child({ task: task.id, operation: task.operation_id, kind: task.kind });
  const worn = { ...parts, log };
  try {
    if (task.attempts > MAX_ATTEMPTS) await failTaskForGood(parts, task, UNEXPLAINED);
    else await workOn(worn, task, AbortSignal.any([signals.lost, signals.shutdown]));
    return 'done';
  } catch (error) {
    return await afterTrouble(worn, task, error, signals);
  }
}

async function workOn(parts: WorkParts, task: ClaimedTask, signal: AbortSignal): Promise<void> {
  const finished = await WORK[task.kind](parts, task, { signal, onProgress: progressRecorder(parts, task) });
  try {
    await completeTask(parts, task, finished.warnings, finished.write);
  } catch (error) {
    await parts.storage.discard(...finished.held);
    throw error;
  }
  parts.log.info({ attempt: task.attempts }, 'task done');
}

async function afterTrouble(
  parts: WorkParts,
  task: ClaimedTask,
  error: unknown,
  signals: StopSignals,
): Promise<Outcome> {
  if (error instanceof LostAttempt || signals.lost.aborted) return 'done';
  if (signals.shutdown.aborted) {
    await requeueUnfinished(parts.db, task.account, attemptOf(task));
    return 'hand-back';
  }
  const { failure, retryable } = diagnose(error);
  if (retryable && task.failures + 1 < MAX_FAILURES) {
    parts.log.warn({ err: error, failures: task.failures + 1 }, 'task is tried again');
    const failures = await requeueAfterFailure(parts.db, task.account, attemptOf(task));
    return failures === null ? 'done' : 'retry-later';
  }
  parts.log.warn({ err: error }, 'task failed');
  await failTaskForGood(parts, task, failure).catch(ignoreLost);
  return 'done';
}

function ignoreLost(error: unknown): void {
  if (!(error instanceof LostAttempt)) throw error;
}
