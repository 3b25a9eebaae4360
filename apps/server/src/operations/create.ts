import { AtelierError } from '@atelier/contracts';
import type { AccountId } from '../accounts/account.ts';
import type { Ambient } from '../ambient.ts';
import { contentOf } from '../blobs/blobs.ts';
import type { Queue } from '../queue/queue.ts';
import type { Db, Tx } from '../store/connect.ts';
import { liveImages } from '../store/images.ts';
import { inTurn } from '../store/in-turn.ts';
import { insertOperation, insertPhotos, type OperationPhoto } from '../store/operations.ts';
import { insertTasks, type NewTask, nextTurn } from '../store/tasks.ts';
import type { FlatLayOrder } from './operation.ts';
import { planFlatLay } from './plan.ts';

export interface CreateParts {
  db: Db;
  queue: Queue;
  ambient: Ambient;
}

interface OrderedPhoto extends OperationPhoto {
  /** What the photo is, for the seeds. */
  identity: string;
}

/**
 * Writes an operation, its photos, all of its tasks and the first queue jobs in one transaction.
 * @throws AtelierError `input_image_not_found` for an unknown upload id
 */
export async function createFlatLay(
  parts: CreateParts,
  account: AccountId,
  order: FlatLayOrder,
): Promise<string> {
  const { ambient, queue } = parts;
  const id = `flatlay_op-${ambient.uuid()}`;
  // Turns are given out one order at a time per account, or two orders at once would share them.
  await inTurn(parts.db, `turns:${account}`, async (tx) => {
    const at = ambient.now();
    const photos = await orderedPhotos(tx, account, order, at);
    await insertOperation(tx, account, {
      id,
      kind: 'flat_lay',
      family: order.family,
      request: { echo: order.echo, imageTypes: order.imageTypes, generations: order.generations },
      priority: order.priority,
      created_at: at,
    });
    await insertPhotos(
      tx,
      id,
      photos.map(({ identity: _, ...photo }) => photo),
    );
    const tasks = await insertPlan(tx, parts, account, id, order, photos);
    await queue.add(
      tx,
      tasks.filter((task) => task.status === 'queued'),
    );
  });
  return id;
}

async function insertPlan(
  tx: Tx,
  { ambient }: CreateParts,
  account: AccountId,
  operationId: string,
  order: FlatLayOrder,
  photos: OrderedPhoto[],
): Promise<NewTask[]> {
  const planned = planFlatLay(
    order,
    photos.map((photo) => photo.identity),
  );
  const firstStep = Math.min(...planned.map((task) => task.step));
  const firstTurn = await nextTurn(tx, account, order.priority);
  const tasks = planned.map(
    (task, index): NewTask => ({
      ...task,
      id: ambient.uuid(),
      operation_id: operationId,
      priority: order.priority,
      turn: firstTurn + index,
      status: task.step === firstStep ? 'queued' : 'waiting',
    }),
  );
  await insertTasks(tx, account, tasks);
  return tasks;
}

async function orderedPhotos(
  tx: Tx,
  account: AccountId,
  order: FlatLayOrder,
  at: Date,
): Promise<OrderedPhoto[]> {
  if ('imageUrls' in order.photos)
    return order.photos.imageUrls.map((url, position) => ({
      position,
      source_url: url,
      image_id: null,
      identity: url,
    }));
  const ids = order.photos.uploadedImageIds;
  const images = await liveImages(tx, account, ids, at);
  return ids.map((id, position) => {
    const image = images.find((row) => row.id === id && row.origin !== 'generated');
    if (image === undefined) throw new AtelierError('input_image_not_found');
    const identity = contentOf(image.original_key ?? image.served_key);
    return { position, source_url: null, image_id: id, identity };
  });
}
