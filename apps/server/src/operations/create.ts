import { LOCAL } from '@atelier/providers';
import type { AccountId } from '../accounts/account.ts';
import type { Ambient } from '../ambient.ts';
import type { Queue } from '../queue/queue.ts';
import { productEngineOf } from '../store/accounts.ts';
import { firstPictureOfAppearance } from '../store/appearances.ts';
import type { Db, Tx } from '../store/connect.ts';
import { inTurn, waitForTurn } from '../store/in-turn.ts';
import { insertCutouts, insertOperation, insertPhotos } from '../store/operations.ts';
import type { OperationKindName, Priority } from '../store/tables.ts';
import { insertTasks, type NewTask, nextTurn } from '../store/tasks.ts';
import { KINDS } from './kinds/kinds.ts';
import type { Appearance, NewOrder, OperationRoots, Order } from './operation.ts';
import { groundFor, type OrderedPhoto, orderedPhotos } from './photos.ts';
import { type PlannedTask, planTasks } from './plan.ts';

export interface CreateParts {
  db: Db;
  queue: Queue;
  ambient: Ambient;
}

/**
 * Writes an operation, its photos, all of its tasks and the first queue jobs in one transaction.
 * @throws AtelierError `input_image_not_found` for an unknown upload id
 */
export function createOperation(
  parts: CreateParts,
  account: AccountId,
  { photos: source, groundImageId, ...order }: NewOrder,
): Promise<string> {
  return whileOrdering(parts, account, async (tx) => {
    const photos = await orderedPhotos(tx, account, source, parts.ambient.now());
    const ground = await groundFor(tx, account, groundImageId, parts.ambient.now());
    return writeOperation(parts, tx, account, { ...order, ...ground }, photos);
  });
}

/** Turns are given out one order at a time per account, or two orders at once would share them. */
export function whileOrdering<T>(
  { db }: CreateParts,
  account: AccountId,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return inTurn(db, turnsOf(account), work);
}

/** The same from here to the end of a transaction that has begun otherwise. */
export function startOrdering(tx: Tx, account: AccountId): Promise<void> {
  return waitForTurn(tx, turnsOf(account));
}

const turnsOf = (account: AccountId) => `turns:${account}`;

/** Writes everything that an order consists of, and queues what can be done at once; returns the new id. */
export async function writeOperation<K extends OperationKindName>(
  parts: CreateParts,
  tx: Tx,
  account: AccountId,
  order: Order<K>,
  photos: OrderedPhoto[],
  { skuInternalId, preparedKeys = [] }: OperationRoots = {},
): Promise<string> {
  const { ambient } = parts;
  const kind = KINDS[order.kind];
  const id = `${kind.idPrefix}${ambient.uuid()}`;
  const identities = photos.map(({ identity }) => identity);
  const completed = kind.complete(order, identities);
  const { priority, family } = order;
  await insertOperation(tx, account, {
    id,
    kind: order.kind,
    family,
    request: { ...completed },
    priority,
    created_at: ambient.now(),
    sku_internal_id: skuInternalId ?? null,
  });
  await insertCutouts(tx, id, preparedKeys);
  await insertPhotos(
    tx,
    id,
    photos.map(({ identity: _, ...photo }) => photo),
  );
  await writeTasks(
    parts,
    tx,
    account,
    { id, priority },
    planTasks(kind, completed, photos, {
      isPrepared: preparedKeys.length > 0,
      leads: await hasToLead(tx, account, completed, ambient.now()),
    }),
  );
  return id;
}

/**
 * Whether one picture is to be made before the others: providers keep a person alike by looking at a picture, and there is
 * none yet. The local engine needs none.
 */
async function hasToLead(
  tx: Tx,
  account: AccountId,
  { appearance, imageTypes, generations }: Series,
  at: Date,
): Promise<boolean> {
  if (appearance === undefined || imageTypes.length * generations < 2) return false;
  if ((await productEngineOf(tx, account)) === LOCAL) return false;
  return (await firstPictureOfAppearance(tx, account, appearance.seed, at)) === null;
}

/** Of an order what says whether its pictures show one person. */
interface Series {
  appearance?: Appearance | undefined;
  imageTypes: readonly unknown[];
  generations: number;
}

/** Writes the tasks of an operation, in turns that follow each other, and queues those of its first step. */
export async function writeTasks(
  { ambient, queue }: CreateParts,
  tx: Tx,
  account: AccountId,
  { id, priority }: { id: string; priority: Priority },
  plan: PlannedTask[],
): Promise<void> {
  const firstTurn = await nextTurn(tx, account, priority);
  const firstStep = Math.min(...plan.map(({ step }) => step));
  const tasks = plan.map(
    (task, index): NewTask => ({
      ...task,
      id: ambient.uuid(),
      operation_id: id,
      priority,
      turn: firstTurn + index,
      status: task.step === firstStep ? 'queued' : 'waiting',
    }),
  );
  await insertTasks(tx, account, tasks);
  await queue.add(
    tx,
    tasks.filter(({ status }) => status === 'queued'),
  );
}
