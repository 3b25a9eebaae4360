import { z } from 'zod';
import type { AccountId } from '../accounts/account.ts';
import { toStoredImage } from '../assets/assets.ts';
import type { Db } from '../store/connect.ts';
import type { ImageRow } from '../store/images.ts';
import { findOperation, type OperationRow, photosOf } from '../store/operations.ts';
import { resultImages, type TaskRow, tasksOf } from '../store/tasks.ts';
import type { OperationView } from './operation.ts';
import { RENDER_INPUT } from './task-input.ts';

/** What orders of every kind have in common, as `create.ts` stores them. */
const REQUEST = z.object({
  echo: z.record(z.string(), z.unknown()),
  imageTypes: z.array(z.unknown()),
  generations: z.number(),
  showBest: z.boolean().optional(),
});

/** Everything that callers may see of an operation at `now`; null when the account has no such operation. */
export async function viewOperation(
  db: Db,
  account: AccountId,
  id: string,
  now: Date,
): Promise<OperationView | null> {
  const operation = await findOperation(db, account, id);
  if (operation === null) return null;
  const [photos, tasks, images] = await Promise.all([
    photosOf(db, account, id, now),
    tasksOf(db, account, id),
    operation.status === 'SUCCESS' ? resultImages(db, account, id, now) : [],
  ]);
  return {
    id,
    kind: operation.kind,
    family: operation.family,
    echo: REQUEST.parse(operation.request).echo,
    status: operation.status,
    error: operation.error,
    abortReason: operation.abort_reason,
    warnings: operation.warnings,
    version: operation.version,
    progress: progressOf(tasks),
    photos: photos.flatMap(({ image }) => (image === null ? [] : [toStoredImage(image)])),
    results: operation.status === 'SUCCESS' ? resultsOf(operation, tasks, images) : [],
  };
}

function progressOf(tasks: TaskRow[]): number {
  return tasks.reduce((sum, task) => sum + task.progress, 0) / Math.max(1, tasks.length);
}

function resultsOf(operation: OperationRow, tasks: TaskRow[], images: ImageRow[]): OperationView['results'] {
  const { imageTypes, generations, showBest = false } = REQUEST.parse(operation.request);
  const results = imageTypes.map(() => new Array<ImageRow | null>(generations).fill(null));
  for (const task of tasks.filter(({ kind }) => kind === 'render')) {
    const { typeIndex, spec } = RENDER_INPUT.parse(task.input);
    const image = images.find(({ id }) => id === task.result_image_id);
    const variants = results[typeIndex];
    if (variants !== undefined && image !== undefined) variants[spec.variant] = image;
  }
  return results.map((variants) =>
    (showBest ? [best(variants)] : variants).map((image) => image && toStoredImage(image)),
  );
}

/** What the engine found out about a picture. */
const QUALITY = z.object({ warnings: z.array(z.string()).default([]), separation: z.number().default(0) });

/** The picture with the fewest shortcomings; of several the one that stands out best from its ground. */
function best(candidates: (ImageRow | null)[]): ImageRow | null {
  const [first = null] = candidates
    .filter((image) => image !== null)
    .map((image) => ({ image, quality: QUALITY.parse(image.metadata) }))
    .sort(
      (a, b) =>
        a.quality.warnings.length - b.quality.warnings.length || b.quality.separation - a.quality.separation,
    );
  return first?.image ?? null;
}
