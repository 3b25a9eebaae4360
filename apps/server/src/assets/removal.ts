import type { AccountId } from '../accounts/account.ts';
import type { Db, Tx } from '../store/connect.ts';
import { deleteImage, isShown, operationsShowing } from '../store/images.ts';
import { waitForTurn } from '../store/in-turn.ts';
import { announceOperation } from '../store/operations.ts';
import { forgetWorkOn } from '../store/work-results.ts';
import type { Storage } from './storage.ts';

/**
 * Deletes an image for good: its row, its bytes unless another image has the same, and every stored answer
 * that holds them or was made from them. Operations that show it get a gap.
 * @returns false when there is no such image
 */
export async function removeImage(
  db: Db,
  storage: Storage,
  account: AccountId,
  id: string,
): Promise<boolean> {
  const keys = await db.transaction().execute((tx) => dropImage(tx, account, id));
  if (keys === null) return false;
  await storage.sweep(keys);
  return true;
}

/**
 * The same within a transaction; returns the keys of bytes to sweep after it, null when there is no such image. One
 * removal at a time per account: of two images with the same content, each would leave the bytes to the other.
 */
export async function dropImage(tx: Tx, account: AccountId, id: string): Promise<string[] | null> {
  await waitForTurn(tx, `removals:${account}`);
  const showing = await operationsShowing(tx, account, id);
  const image = await deleteImage(tx, account, id);
  if (image === null) return null;
  for (const operation of showing) await announceOperation(tx, account, operation);
  const own = [image.served_key, ...(image.original_key === null ? [] : [image.original_key])];
  const shared = await Promise.all(own.map((key) => isShown(tx, account, key)));
  const gone = own.filter((_, index) => shared[index] === false);
  return [...own, ...(await forgetWorkOn(tx, account, gone))];
}
