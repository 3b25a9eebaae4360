import { AtelierError, type SkuProductWords } from '@atelier/contracts';
import type { ProductTraits } from '@atelier/engine';
import type { AccountId } from '../accounts/account.ts';
import { TRAITS } from '../catalogue/traits.ts';
import type { Tx } from '../store/connect.ts';
import { readinessOf } from '../store/sku-readiness.ts';
import { lockSku, type SkuRow } from '../store/skus.ts';

/** A SKU that can be tried on. */
export interface ReadySku {
  skuId: string;
  product: SkuProductWords;
  preparedKey: string;
  traits: ProductTraits;
}

/**
 * Locks SKUs for the rest of the transaction, so that their cutouts stay until the operation refers to them.
 * @param skuIds all different
 * @returns them in the given order
 * @throws AtelierError `try_on_sku_not_found`, `try_on_sku_not_ready`
 */
export async function lockReadySkus(tx: Tx, account: AccountId, skuIds: string[]): Promise<ReadySku[]> {
  const rows: SkuRow[] = [];
  // Two outfits that share SKUs would wait for each other if they took them in their own orders.
  for (const skuId of skuIds.toSorted()) {
    const row = await lockSku(tx, account, { skuId });
    if (row === null) throw new AtelierError('try_on_sku_not_found');
    rows.push(row);
  }
  const readiness = await readinessOf(
    tx,
    rows.map((row) => row.internal_id),
  );
  const isReady = ({ internal_id }: SkuRow) =>
    readiness.some(
      (row) => row.sku_internal_id === internal_id && row.capability === 'try_on' && row.status === 'ready',
    );
  const ready = rows.map((row) => {
    const { sku_id: skuId, product, prepared_key: preparedKey, traits } = row;
    if (preparedKey === null || traits === null || !isReady(row))
      throw new AtelierError('try_on_sku_not_ready');
    return { skuId, product, preparedKey, traits: TRAITS.parse(traits) };
  });
  return ready.toSorted((a, b) => skuIds.indexOf(a.skuId) - skuIds.indexOf(b.skuId));
}
