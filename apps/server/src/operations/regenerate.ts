import { AtelierError } from '@atelier/contracts';
import type { AccountId } from '../accounts/account.ts';
import { findOperation } from '../store/operations.ts';
import { type CreateParts, whileOrdering, writeOperation } from './create.ts';
import { orderAgain } from './kinds/on-figure.ts';
import type { RegenerationOrder } from './operation.ts';
import { photosAgain } from './photos.ts';

/**
 * Creates an operation that shows the product of an earlier one on the same person. The original may be a
 * regeneration itself, and it does not matter whether it has ended or how.
 * @throws AtelierError `operation_not_found`, `input_image_not_found`
 */
export function regenerate(
  parts: CreateParts,
  account: AccountId,
  order: RegenerationOrder,
): Promise<string> {
  return whileOrdering(parts, account, async (tx) => {
    const original = await findOperation(tx, account, order.originalId);
    if (original?.kind !== 'on_figure') throw new AtelierError('operation_not_found');
    const photos = await photosAgain(tx, account, original.id, parts.ambient.now());
    return writeOperation(parts, tx, account, orderAgain(original.request, order), photos);
  });
}
