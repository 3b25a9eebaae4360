import type { CreateParts } from '../operations/create.ts';
import type { Failure } from '../operations/failure.ts';
import type { Tx } from '../store/connect.ts';
import type { OperationRow } from '../store/operations.ts';
import { readinessOf } from '../store/sku-readiness.ts';
import { changeSku, lockSku } from '../store/skus.ts';
import { continuePreparation, settle } from './preparation.ts';

/**
 * What the end of an operation means for the SKU that it belongs to, if any: a preparation is followed by what it makes
 * possible, a picture is ready. In the transaction that ends the operation; the SKU is locked already.
 * @param failure null when the operation succeeded
 */
export async function skuOperationEnded(
  parts: CreateParts,
  tx: Tx,
  { id, account_id: account, sku_internal_id: internalId }: OperationRow,
  failure: Failure | null,
): Promise<void> {
  const sku = internalId === null ? null : await lockSku(tx, account, { internalId });
  if (sku === null) return;
  const rows = await readinessOf(tx, [sku.internal_id]);
  const isPreparation = sku.preparation_id === id;
  if (isPreparation) await changeSku(tx, account, sku.internal_id, { preparation_id: null });
  if (isPreparation && failure === null) {
    await continuePreparation(parts, tx, { ...sku, preparation_id: null });
    return;
  }
  const concerned = rows.filter(
    (row) => row.status === 'preparing' && row.operation_id === (isPreparation ? null : id),
  );
  for (const row of concerned) await settle(tx, row, failure, parts.ambient.now());
}
