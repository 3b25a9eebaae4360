import { z } from 'zod';
import type { AccountId } from '../accounts/account.ts';
import { toStoredImage } from '../assets/assets.ts';
import { isFinal } from '../operations/states.ts';
import { firstAssetsOf, taskProgressOf, tasksAhead } from '../store/activity.ts';
import type { Db } from '../store/connect.ts';
import { liveImages } from '../store/images.ts';
import type { OperationRow } from '../store/operations.ts';
import type { OperationSummary } from './activity.ts';

const Titled = z.object({ title: z.string().optional() });
/** As much of a stored order as says what it is about. */
const Order = z.object({
  hints: Titled.optional(),
  words: z.array(Titled).optional(),
  job: z.object({ route: z.string(), operation: z.string(), prompt: z.string().nullable() }).optional(),
});

type Tasks = Awaited<ReturnType<typeof taskProgressOf>>;

/** The operations in the given order, each with its progress and its first picture at `now`. */
export async function summarise(
  db: Db,
  account: AccountId,
  rows: readonly OperationRow[],
  now: Date,
): Promise<OperationSummary[]> {
  const ids = rows.map(({ id }) => id);
  const [tasks, assets] = await Promise.all([taskProgressOf(db, account, ids), firstAssetsOf(db, ids)]);
  const tasksOf = (id: string) => tasks.filter((task) => task.operation_id === id);
  const previewIds = rows
    .filter(({ status }) => status === 'SUCCESS')
    .flatMap(({ id }) => firstImageOf(tasksOf(id)) ?? []);
  const images = await liveImages(db, account, previewIds, now);
  return Promise.all(
    rows.map(async (row) => {
      const own = tasksOf(row.id);
      const image = images.find(({ id }) => id === firstImageOf(own));
      const asset = assets.find(({ operation_id }) => operation_id === row.id);
      const order = Order.parse(row.request);
      return {
        id: row.id,
        kind: row.kind,
        module: order.job?.route ?? null,
        operation: order.job?.operation ?? null,
        title: titleOf(order),
        status: row.status,
        progress: row.status === 'SUCCESS' ? 1 : progressOf(own),
        stage: own.find(({ status }) => status === 'running')?.stage ?? null,
        ahead: isFinal(row.status) ? null : await aheadOf(db, own),
        error: row.error,
        preview: image === undefined ? null : toStoredImage(image),
        previewAsset: asset === undefined ? null : Number(asset.asset_id),
        version: row.version,
        createdAt: row.created_at,
        updatedAt: row.updated_at,
        finishedAt: row.finished_at,
      };
    }),
  );
}

function titleOf({ hints, words, job }: z.infer<typeof Order>): string | null {
  const title = hints?.title ?? words?.flatMap((word) => word.title ?? []).join(', ') ?? job?.prompt ?? '';
  return title === '' ? null : title;
}

function firstImageOf(tasks: Tasks): string | null {
  return tasks.find(({ result_image_id }) => result_image_id !== null)?.result_image_id ?? null;
}

function progressOf(tasks: Tasks): number {
  return tasks.reduce((sum, { progress }) => sum + progress, 0) / Math.max(1, tasks.length);
}

/** Null when somebody works on it, or nothing of it is ready for a worker. */
async function aheadOf(db: Db, tasks: Tasks): Promise<number | null> {
  const first = tasks.find(({ status }) => status === 'queued');
  if (first === undefined || tasks.some(({ status }) => status === 'running')) return null;
  return tasksAhead(db, first);
}
