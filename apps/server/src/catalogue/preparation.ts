import { mayNotWear } from '@atelier/contracts';
import type { ProductTraits } from '@atelier/engine';
import { contentOf } from '../blobs/blobs.ts';
import { type CreateParts, startOrdering, writeOperation } from '../operations/create.ts';
import type { Failure } from '../operations/failure.ts';
import type { OrderedPhoto } from '../operations/photos.ts';
import type { Tx } from '../store/connect.ts';
import { changeReadiness, type ReadinessRow, readinessOf } from '../store/sku-readiness.ts';
import { changeSku, photosOfSkus, type SkuPhoto, type SkuRow } from '../store/skus.ts';
import { modelFor, pictureOrder, preparationOrder } from './orders.ts';
import { roleOf } from './role.ts';
import { TRAITS } from './traits.ts';

/**
 * Starts whatever a locked SKU needs next: photos are fetched as soon as they are known, cutouts are made once some
 * capability wants them, and from the cutouts on every picture is on its own. Asked again after every step.
 */
export async function continuePreparation(parts: CreateParts, tx: Tx, sku: SkuRow): Promise<void> {
  if (sku.preparation_id !== null) return;
  const rows = await readinessOf(tx, [sku.internal_id]);
  const open = rows.filter((row) => row.status === 'preparing' && row.operation_id === null);
  const photos = await photosOfSkus(tx, sku.account_id, [sku.internal_id]);
  if (open.length > 0 && sku.prepared_key !== null) {
    await usePrepared(parts, tx, sku, sku.prepared_key, open, photos);
    return;
  }
  const wantsCutouts = open.length > 0;
  if (wantsCutouts || photos.some(({ image }) => image === null))
    await startPreparation(parts, tx, sku, photos, wantsCutouts);
}

async function startPreparation(
  parts: CreateParts,
  tx: Tx,
  sku: SkuRow,
  photos: SkuPhoto[],
  cutOut: boolean,
): Promise<void> {
  await startOrdering(tx, sku.account_id);
  const order = preparationOrder(sku.product, cutOut);
  const roots = { skuInternalId: sku.internal_id };
  const id = await writeOperation(parts, tx, sku.account_id, order, photos.map(asOrdered), roots);
  await changeSku(tx, sku.account_id, sku.internal_id, { preparation_id: id });
}

/** The photo of a SKU for an operation of it. */
export function asOrdered({ position, sourceUrl, image }: SkuPhoto): OrderedPhoto {
  const identity = image === null ? (sourceUrl ?? '') : contentOf(image.original_key ?? image.served_key);
  return { position, source_url: sourceUrl, image_id: image?.id ?? null, identity };
}

/** Settles the switches, which need the cutouts only, and orders the pictures. */
async function usePrepared(
  parts: CreateParts,
  tx: Tx,
  sku: SkuRow,
  preparedKey: string,
  open: ReadinessRow[],
  photos: SkuPhoto[],
): Promise<void> {
  const traits = TRAITS.parse(sku.traits);
  await startOrdering(tx, sku.account_id);
  for (const row of open) {
    const objection = objectionTo(row, sku, traits);
    const order = objection === null ? pictureOrder(sku.product, row) : null;
    if (order === null) {
      await settle(tx, row, objection, parts.ambient.now());
      continue;
    }
    const roots = { skuInternalId: sku.internal_id, preparedKeys: [preparedKey] };
    const id = await writeOperation(parts, tx, sku.account_id, order, photos.map(asOrdered), roots);
    await changeReadiness(tx, { ...row, operation_id: id });
  }
}

const SWIMWEAR_ON_THE_YOUNG = 'Swimwear and underwear are not shown on children.';
const NO_OUTFIT_ROLE =
  'The product does not look like something that is worn; please say what it is in category or title.';

/** Why a product cannot be used like this, as far as its cutouts and words tell; null when nothing speaks against it. */
function objectionTo(
  { capability }: ReadinessRow,
  { product }: SkuRow,
  traits: ProductTraits,
): Failure | null {
  const verdict = (sentence: string | null) => (sentence === null ? null : { sentence, isVerdict: true });
  switch (capability) {
    case 'try_on':
      return verdict(traits.notWorn);
    case 'outfit_recommendations':
    case 'size_and_fit':
      return verdict(roleOf(traits) === null ? NO_OUTFIT_ROLE : null);
    case 'on_figure_product_images':
      return verdict(mayNotWear(modelFor(product), product) ? SWIMWEAR_ON_THE_YOUNG : null);
    case 'off_figure_product_images':
      return null;
  }
}

/** Ends the preparation of one capability: ready, or why not. */
export async function settle(tx: Tx, row: ReadinessRow, failure: Failure | null, at: Date): Promise<void> {
  const status = failure === null ? 'ready' : failure.isVerdict ? 'rejected' : 'failed';
  await changeReadiness(tx, {
    ...row,
    status,
    error_message: failure?.sentence ?? null,
    updated_at: at,
  });
}
