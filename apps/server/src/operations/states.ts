import type { OperationStatus } from '@atelier/contracts';
import type { TaskStatus } from '../store/tables.ts';

/** Where an operation may go from each state: only forward, and nowhere from a final one (product API, section 3). */
const NEXT: Record<OperationStatus, readonly OperationStatus[]> = {
  CREATED: ['IN_PROGRESS', 'FAILED', 'CANCELLED', 'ABORTED'],
  IN_PROGRESS: ['PAUSED', 'SUCCESS', 'FAILED', 'CANCELLED', 'ABORTED'],
  PAUSED: ['IN_PROGRESS', 'SUCCESS', 'FAILED', 'CANCELLED', 'ABORTED'],
  SUCCESS: [],
  FAILED: [],
  CANCELLED: [],
  ABORTED: [],
};

export function mayMove(from: OperationStatus, to: OperationStatus): boolean {
  return NEXT[from].includes(to);
}

export function isFinal(status: OperationStatus): boolean {
  return NEXT[status].length === 0;
}

/** What is to happen after a task has ended. */
export type Verdict =
  | { next: 'wait' }
  | { next: 'queue-step'; step: number }
  | { next: 'succeed' }
  | { next: 'fail' };

/**
 * Reads the state of an operation off its tasks: any failure fails it, a step starts when all before it are
 * done, and it succeeds when every task is done.
 */
export function judge(tasks: readonly { step: number; status: TaskStatus }[]): Verdict {
  if (tasks.some(({ status }) => status === 'failed' || status === 'cancelled')) return { next: 'fail' };
  const open = tasks.filter(({ status }) => status !== 'done');
  if (open.length === 0) return { next: 'succeed' };
  const step = Math.min(...open.map((task) => task.step));
  const ready = open.every((task) => task.step !== step || task.status === 'waiting');
  return ready ? { next: 'queue-step', step } : { next: 'wait' };
}
