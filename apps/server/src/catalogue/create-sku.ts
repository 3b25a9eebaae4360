import { AtelierError } from '@atelier/contracts';
import type { AccountId } from '../accounts/account.ts';
import { type CreateParts, whileOrdering } from '../operations/create.ts';
import { orderedPhotos } from '../operations/photos.ts';
import type { Tx } from '../store/connect.ts';
import { insertImage, liveImages } from '../store/images.ts';
import type { OperationPhoto } from '../store/operations.ts';
import { insertReadiness } from '../store/sku-readiness.ts';
import { insertSku, insertSkuPhotos, lockSku } from '../store/skus.ts';
import { replaceCapabilities } from './capabilities.ts';
import { continuePreparation } from './preparation.ts';
import type { NewSkuItem, Sku } from './sku.ts';
import { viewSkus } from './view.ts';

/**
 * Writes a SKU and starts to prepare it, in one transaction.
 * @throws AtelierError `sku_exists`, `input_image_not_found`
 */
export function createSku(parts: CreateParts, account: AccountId, item: NewSkuItem): Promise<Sku> {
  const { ambient } = parts;
  return whileOrdering(parts, account, async (tx) => {
    const at = ambient.now();
    const internalId = `sku-${ambient.uuid()}`;
    const { skuId, product, availability, metadata } = item;
    const isNew = await insertSku(tx, account, {
      internal_id: internalId,
      sku_id: skuId,
      product,
      metadata,
      availability,
      created_at: at,
    });
    if (!isNew) throw new AtelierError('sku_exists');
    await insertSkuPhotos(tx, internalId, await ownPhotos(parts, tx, account, item));
    await insertReadiness(tx, replaceCapabilities(internalId, [], item.capabilities, at).insert);
    await continuePreparation(parts, tx, await requireSku(tx, account, skuId));
    const [sku] = await viewSkus(tx, account, [await requireSku(tx, account, skuId)]);
    if (sku === undefined) throw new Error('a SKU that was just written is there');
    return sku;
  });
}

/** A locked SKU. @throws AtelierError `sku_not_found` */
export async function requireSku(tx: Tx, account: AccountId, skuId: string) {
  const row = await lockSku(tx, account, { skuId });
  if (row === null) throw new AtelierError('sku_not_found');
  return row;
}

/** Uploads expire and may be deleted, SKUs stay: a SKU has pictures of its own of the same bytes. */
async function ownPhotos(
  { ambient }: CreateParts,
  tx: Tx,
  account: AccountId,
  { photos: { uploaded_image_ids, image_urls } }: NewSkuItem,
): Promise<OperationPhoto[]> {
  const at = ambient.now();
  const source = uploaded_image_ids?.length
    ? { uploadedImageIds: uploaded_image_ids }
    : { imageUrls: image_urls ?? [] };
  const photos = await orderedPhotos(tx, account, source, at);
  const uploads = await liveImages(
    tx,
    account,
    photos.flatMap(({ image_id }) => image_id ?? []),
    at,
  );
  const own: OperationPhoto[] = [];
  for (const { position, source_url, image_id } of photos) {
    const upload = uploads.find(({ id }) => id === image_id);
    const id = upload === undefined ? null : `user_image-${ambient.uuid()}`;
    if (upload !== undefined && id !== null) {
      const { account_id: _, ...picture } = upload;
      await insertImage(tx, account, { ...picture, id, origin: 'product', created_at: at, expires_at: null });
    }
    own.push({ position, source_url, image_id: id });
  }
  return own;
}
