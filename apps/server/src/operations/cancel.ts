import { AtelierError } from '@atelier/contracts';
import type { AccountId } from '../accounts/account.ts';
import { deleteImage } from '../store/images.ts';
import { dropIntermediates } from '../store/intermediates.ts';
import { changeOperation, lockOperation } from '../store/operations.ts';
import { cancelOpenTasks, tasksOf } from '../store/tasks.ts';
import { studioOperationEnded } from '../studio-jobs/ended.ts';
import type { SettleParts } from './settle.ts';
import { isFinal } from './states.ts';

/**
 * Ends an operation that has not ended: what waits is taken out of the queue, what runs loses the right to record its
 * result, pictures that were made go, and nothing is charged.
 * @throws AtelierError `operation_not_found`, also for preparations: those end with their SKU
 */
export async function cancelOperation(parts: SettleParts, account: AccountId, id: string): Promise<void> {
  const letGo = await parts.db.transaction().execute(async (tx) => {
    const operation = await lockOperation(tx, account, id);
    if (operation === null || operation.sku_internal_id !== null)
      throw new AtelierError('operation_not_found');
    if (isFinal(operation.status)) return [];
    const at = parts.ambient.now();
    await parts.queue.cancel(tx, await cancelOpenTasks(tx, account, id, at));
    const keys = await dropIntermediates(tx, account, id);
    for (const { result_image_id } of await tasksOf(tx, account, id)) {
      const image = result_image_id === null ? null : await deleteImage(tx, account, result_image_id);
      if (image !== null) keys.push(image.served_key);
    }
    await changeOperation(tx, account, id, { status: 'CANCELLED', finished_at: at }, at);
    return [...keys, ...(await studioOperationEnded(parts, tx, operation, 0))];
  });
  await parts.storage.sweep(letGo);
}
