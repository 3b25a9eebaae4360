import type { OperationStatus } from '@atelier/contracts';
import type { AccountId } from '../accounts/account.ts';
import type { Db } from '../store/connect.ts';
import { entryOf } from '../store/credits.ts';
import { findOperation } from '../store/operations.ts';
import { type StudioPictureRow, studioPicturesOf } from '../store/studio-jobs.ts';
import { type TaskRow, tasksOf } from '../store/tasks.ts';
import { type JobPicture, type JobStatus, STORED_ORDER, type StudioJob } from './job.ts';

const CENTS = 100;

const STATUSES: Record<OperationStatus, JobStatus> = {
  CREATED: 'queued',
  IN_PROGRESS: 'running',
  PAUSED: 'running',
  SUCCESS: 'succeeded',
  FAILED: 'failed',
  ABORTED: 'failed',
  CANCELLED: 'cancelled',
};

/** Null when the account has no such job. */
export async function viewJob(db: Db, account: AccountId, id: string): Promise<StudioJob | null> {
  const operation = await findOperation(db, account, id);
  if (operation?.kind !== 'image_studio') return null;
  const [tasks, pictures, entry] = await Promise.all([
    tasksOf(db, account, id),
    studioPicturesOf(db, id),
    entryOf(db, account, id),
  ]);
  const { job } = STORED_ORDER.parse(operation.request);
  return {
    ...job,
    id,
    status: STATUSES[operation.status],
    progress: operation.status === 'SUCCESS' ? 1 : progressOf(tasks),
    error: operation.error,
    // Requests for pictures from words have no picture that could be at fault (spec: section 4.6).
    isRefused: operation.is_refused && job.route !== 'create',
    warnings: operation.warnings,
    pictures: pictures.map(toPicture),
    losses: tasks.flatMap(({ position, error }) => (error === null ? [] : [{ position, error }])),
    credits: (entry?.cents ?? 0) / CENTS,
    seconds: secondsOf(tasks, operation.finished_at),
  };
}

function toPicture(row: StudioPictureRow): JobPicture {
  const { blob_key, asset_id, position, mime, width, height, metadata } = row;
  return {
    position,
    key: blob_key,
    assetId: asset_id === null ? null : Number(asset_id),
    mime,
    width,
    height,
    metadata,
  };
}

function progressOf(tasks: TaskRow[]): number {
  return tasks.reduce((sum, { progress }) => sum + progress, 0) / Math.max(1, tasks.length);
}

function secondsOf(tasks: TaskRow[], finished: Date | null): number | null {
  const starts = tasks.flatMap(({ started_at }) => (started_at === null ? [] : [started_at.getTime()]));
  if (finished === null || starts.length === 0) return null;
  return (finished.getTime() - Math.min(...starts)) / 1000;
}
