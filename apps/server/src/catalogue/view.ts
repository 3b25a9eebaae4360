import type { AccountId } from '../accounts/account.ts';
import { toStoredImage } from '../assets/assets.ts';
import type { Db } from '../store/connect.ts';
import { type ReadinessRow, readinessOf } from '../store/sku-readiness.ts';
import { photosOfSkus, type SkuPhoto, type SkuRow } from '../store/skus.ts';
import { offFigureType, onFigureType, type Switch } from './capabilities.ts';
import type { CapabilityState, Sku, SkuReadiness } from './sku.ts';
import { TRAITS } from './traits.ts';

/** Everything that is known of some SKUs, in the given order. */
export async function viewSkus(db: Db, account: AccountId, rows: SkuRow[]): Promise<Sku[]> {
  const ids = rows.map((row) => row.internal_id);
  const [photos, readiness] = await Promise.all([photosOfSkus(db, account, ids), readinessOf(db, ids)]);
  const photosById = Map.groupBy(photos, ({ skuInternalId }) => skuInternalId);
  const readinessById = Map.groupBy(readiness, ({ sku_internal_id }) => sku_internal_id);
  return rows.map((row) =>
    skuOf(row, photosById.get(row.internal_id) ?? [], readinessById.get(row.internal_id) ?? []),
  );
}

function skuOf(row: SkuRow, photos: SkuPhoto[], rows: ReadinessRow[]): Sku {
  const readiness = readinessOfRows(rows);
  const isOn = (capability: Switch) => readiness[capability].status !== 'absent';
  return {
    internalId: row.internal_id,
    skuId: row.sku_id,
    createdAt: row.created_at,
    product: row.product,
    photos: photos.flatMap(({ image }) => (image === null ? [] : [toStoredImage(image)])),
    capabilities: {
      try_on: isOn('try_on'),
      outfit_recommendations: isOn('outfit_recommendations'),
      size_and_fit: isOn('size_and_fit'),
      off_figure_product_images: readiness.off_figure_product_images.map(({ imageType }) => imageType),
      on_figure_product_images: readiness.on_figure_product_images.map(({ imageType }) => imageType),
    },
    readiness,
    availability: row.availability,
    metadata: row.metadata,
    preparedKey: row.prepared_key,
    traits: row.traits === null ? null : TRAITS.parse(row.traits),
  };
}

function readinessOfRows(rows: ReadinessRow[]): SkuReadiness {
  const one = (capability: Switch): CapabilityState => {
    const row = rows.find((candidate) => candidate.capability === capability);
    if (row === undefined) throw new Error(`a SKU has no row for ${capability}`);
    return stateOf(row);
  };
  const list = <Type>(capability: keyof SkuReadiness, typeOf: (variant: string) => Type) =>
    rows
      .filter((row) => row.capability === capability)
      .map((row) => ({ imageType: typeOf(row.variant), state: stateOf(row) }));
  return {
    try_on: one('try_on'),
    outfit_recommendations: one('outfit_recommendations'),
    size_and_fit: one('size_and_fit'),
    off_figure_product_images: list('off_figure_product_images', offFigureType),
    on_figure_product_images: list('on_figure_product_images', onFigureType),
  };
}

function stateOf({ status, error_message, updated_at }: ReadinessRow): CapabilityState {
  return { status, errorMessage: error_message, updatedAt: updated_at };
}
