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
 * What a failed task means for its operation: the end, or only that its own part is missing from the result. Tasks whose
 * losses are borne depend on no other.
 */
export type Losses = 'fatal' | 'borne';

/**
 * Reads the state of an operation off its tasks: a step starts when all before it are done, and it succeeds when every
 * task is done. A failure fails it, unless losses are borne: then it succeeds with whatever was done once nothing is open.
 */
export function judge(
  tasks: readonly { step: number; status: TaskStatus }[],
  losses: Losses = 'fatal',
): Verdict {
  const lost = tasks.filter(({ status }) => status === 'failed' || status === 'cancelled');
  if (lost.length > 0 && (losses === 'fatal' || lost.length === tasks.length)) return { next: 'fail' };
  const open = tasks.filter((task) => task.status !== 'done' && !lost.includes(task));
  if (open.length === 0) return { next: 'succeed' };
  const step = Math.min(...open.map((task) => task.step));
  const ready = open.every((task) => task.step !== step || task.status === 'waiting');
  return ready ? { next: 'queue-step', step } : { next: 'wait' };
}
