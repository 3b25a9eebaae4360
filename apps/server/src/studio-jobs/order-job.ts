import { AtelierError } from '@atelier/contracts';
import type { StudioWork } from '@atelier/contracts/image-studio';
import type { Account, AccountId } from '../accounts/account.ts';
import type { Storage } from '../assets/storage.ts';
import { reserveCredits } from '../credits/credits.ts';
import type { Engines } from '../hosted/choose.ts';
import { hostedOrderOf } from '../hosted/order-of-work.ts';
import { type CreateParts, whileOrdering, writeTasks } from '../operations/create.ts';
import type { PlannedTask } from '../operations/plan.ts';
import type { Hold } from '../store/blobs.ts';
import type { Db, Tx } from '../store/connect.ts';
import { type KeptAnswer, keptAnswer, keyUse, noteKeyUse } from '../store/idempotency.ts';
import { insertOperation } from '../store/operations.ts';
import { insertStudioInputs } from '../store/studio-jobs.ts';
import type { RequestKey, StoredJob, StudioOrder } from './job.ts';

const KEY_LIFE_MS = 24 * 60 * 60 * 1000;
const PRIORITY = 'online';
const FAMILY = 'image-studio';

export interface OrderParts extends CreateParts {
  storage: Storage;
  engines: Engines;
}

/** Orders of one account take turns, so that a key is never used twice at once. */
export async function orderJob(parts: OrderParts, account: Account, order: StudioOrder): Promise<string> {
  const holds = await Promise.all(order.inputs.map(({ bytes }) => parts.storage.hold(account.id, bytes)));
  const written = await whileOrdering(parts, account.id, async (tx) => {
    const earlier = await earlierJob(parts, tx, account.id, order.requestKey);
    if (earlier !== null) return { id: earlier, isNew: false };
    return { id: await writeJob(parts, tx, account, order, holds), isNew: true };
  }).catch(async (error: unknown) => {
    await parts.storage.discard(...holds);
    throw error;
  });
  if (!written.isNew) await parts.storage.discard(...holds);
  return written.id;
}

async function writeJob(
  parts: OrderParts,
  tx: Tx,
  account: Account,
  order: StudioOrder,
  holds: Hold[],
): Promise<string> {
  const { ambient, storage } = parts;
  const id = `studio_job-${ambient.uuid()}`;
  const at = ambient.now();
  await reserveCredits(parts, tx, account, id, order.price, order.images);
  await insertOperation(tx, account.id, {
    id,
    kind: 'image_studio',
    family: FAMILY,
    request: { echo: {}, imageTypes: [], generations: order.images, job: storedJob(order) },
    priority: PRIORITY,
    created_at: at,
    sku_internal_id: null,
  });
  const inputs = order.inputs.flatMap(({ role }, index) => {
    const hold = holds[index];
    return hold === undefined ? [] : [{ role, key: hold.key }];
  });
  await insertStudioInputs(tx, id, inputs);
  await storage.refer(tx, ...holds);
  await writeTasks(
    parts,
    tx,
    account.id,
    { id, priority: PRIORITY },
    order.work.map(planner(parts.engines, order)),
  );
  if (order.requestKey !== undefined) {
    const { key, hash: requestHash } = order.requestKey;
    await noteKeyUse(tx, account.id, key, { requestHash, operationId: id }, window(at));
  }
  return id;
}

function planner(engines: Engines, order: StudioOrder) {
  return (work: StudioWork, position: number): PlannedTask => {
    const hosted = hostedOrderOf(engines, order, work);
    return { kind: 'studio', step: 0, position, input: { work, ...(hosted === null ? {} : { hosted }) } };
  };
}

function storedJob({ route, price, facts, save, prompt }: StudioOrder): StoredJob {
  const { operation, provider, model } = price;
  return { route, operation, provider, model, facts, save, prompt: prompt ?? null };
}

/** The job that this request became when it came before. @throws AtelierError `idempotency_key_reused` */
async function earlierJob(
  { ambient }: OrderParts,
  db: Db,
  account: AccountId,
  requestKey: RequestKey | undefined,
): Promise<string | null> {
  if (requestKey === undefined) return null;
  const use = await keyUse(db, account, requestKey.key, window(ambient.now()).since);
  if (use === null) return null;
  if (!use.requestHash.equals(requestKey.hash)) throw new AtelierError('idempotency_key_reused');
  return use.operationId;
}

/**
 * Holds a request that makes no job to its key.
 * @returns what the same request was answered before, if that was kept
 * @throws AtelierError `idempotency_key_reused`
 */
export async function holdToKey(
  parts: OrderParts,
  account: AccountId,
  requestKey: RequestKey,
): Promise<KeptAnswer | null> {
  await earlierJob(parts, parts.db, account, requestKey);
  const kept = await keptAnswer(parts.db, account, requestKey.key, window(parts.ambient.now()).since);
  if (kept !== null) return kept;
  const use = { requestHash: requestKey.hash, operationId: null };
  await noteKeyUse(parts.db, account, requestKey.key, use, window(parts.ambient.now()));
  return null;
}

function window(at: Date): { at: Date; since: Date } {
  return { at, since: new Date(at.getTime() - KEY_LIFE_MS) };
}
