import { AtelierError } from '@atelier/contracts';
import type { AccountId } from '../accounts/account.ts';
import { type CreateParts, startOrdering, writeOperation } from '../operations/create.ts';
import type { NewOrder, Order } from '../operations/operation.ts';
import { groundFor } from '../operations/photos.ts';
import { readinessOf } from '../store/sku-readiness.ts';
import { photosOfSkus } from '../store/skus.ts';
import { offFigureVariant } from './capabilities.ts';
import { requireSku } from './create-sku.ts';
import { hintsOf } from './orders.ts';
import { asOrdered } from './preparation.ts';

/** An order of flat lays whose product is a SKU. */
export type FlatLayOfSku = Omit<Order<'flat_lay'>, 'hints'> & Pick<NewOrder, 'groundImageId'>;

/**
 * Orders flat lays of a SKU, made from its stored cutouts; returns the id of the operation.
 * @throws AtelierError `sku_not_found`, `input_image_not_found`, and `sku_not_ready` unless the SKU was to have every
 * picture of the order and it is ready
 */
export function orderFlatLayOfSku(
  parts: CreateParts,
  account: AccountId,
  skuId: string,
  { groundImageId, ...wish }: FlatLayOfSku,
): Promise<string> {
  return parts.db.transaction().execute(async (tx) => {
    const sku = await requireSku(tx, account, skuId);
    const rows = await readinessOf(tx, [sku.internal_id]);
    const isReady = (variant: string) =>
      rows.some(
        (row) =>
          row.capability === 'off_figure_product_images' && row.variant === variant && row.status === 'ready',
      );
    const { prepared_key: preparedKey } = sku;
    if (preparedKey === null || !wish.imageTypes.map(offFigureVariant).every(isReady))
      throw new AtelierError('sku_not_ready');
    const ground = await groundFor(tx, account, groundImageId, parts.ambient.now());
    const photos = await photosOfSkus(tx, account, [sku.internal_id]);
    const order: Order<'flat_lay'> = { ...wish, ...ground, hints: hintsOf(sku.product) };
    await startOrdering(tx, account);
    return writeOperation(parts, tx, account, order, photos.map(asOrdered), {
      preparedKeys: [preparedKey],
    });
  });
}
