import type { AccountId } from '../accounts/account.ts';
import type { Ambient } from '../ambient.ts';
import { dropImage } from '../assets/removal.ts';
import type { Queue } from '../queue/queue.ts';
import type { Tx } from '../store/connect.ts';
import { dropIntermediates } from '../store/intermediates.ts';
import { deleteOperation, lockOperation } from '../store/operations.ts';
import { cancelOpenTasks, tasksOf } from '../store/tasks.ts';

/**
 * Makes an operation as if it had never been: its open tasks are cancelled, its pictures go. For operations that nobody
 * was told of.
 * @returns keys of bytes that were let go of
 */
export async function discardOperation(
  { queue, ambient }: { queue: Queue; ambient: Ambient },
  tx: Tx,
  account: AccountId,
  id: string,
): Promise<string[]> {
  if ((await lockOperation(tx, account, id)) === null) return [];
  await queue.cancel(tx, await cancelOpenTasks(tx, account, id, ambient.now()));
  const letGo = await dropIntermediates(tx, account, id);
  for (const { result_image_id } of await tasksOf(tx, account, id))
    if (result_image_id !== null) letGo.push(...((await dropImage(tx, account, result_image_id)) ?? []));
  await deleteOperation(tx, account, id);
  return letGo;
}
