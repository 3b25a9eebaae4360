import type { Selectable } from 'kysely';
import type { Db, Tx } from './connect.ts';
import type { Tables } from './tables.ts';

export type ReadinessRow = Selectable<Tables['sku_readiness']>;
/** Which row of a SKU. */
type Place = Pick<ReadinessRow, 'sku_internal_id' | 'capability' | 'variant'>;

export async function insertReadiness(tx: Tx, rows: ReadinessRow[]): Promise<void> {
  if (rows.length > 0) await tx.insertInto('sku_readiness').values(rows).execute();
}

/** Of several SKUs, each capability's variants in the order they were asked for. */
export async function readinessOf(db: Db, skuInternalIds: string[]): Promise<ReadinessRow[]> {
  if (skuInternalIds.length === 0) return [];
  return db
    .selectFrom('sku_readiness')
    .selectAll()
    .where('sku_internal_id', 'in', skuInternalIds)
    .orderBy('capability')
    .orderBy('position')
    .execute();
}

/** Writes the members of a row that may change. `updated_at` is the caller's to move, as only news move it. */
export async function changeReadiness(tx: Tx, row: ReadinessRow): Promise<void> {
  const { status, error_message, updated_at, operation_id, position } = row;
  await tx
    .updateTable('sku_readiness')
    .set({ status, error_message, updated_at, operation_id, position })
    .where('sku_internal_id', '=', row.sku_internal_id)
    .where('capability', '=', row.capability)
    .where('variant', '=', row.variant)
    .execute();
}

export async function deleteReadiness(tx: Tx, place: Place): Promise<void> {
  await tx
    .deleteFrom('sku_readiness')
    .where('sku_internal_id', '=', place.sku_internal_id)
    .where('capability', '=', place.capability)
    .where('variant', '=', place.variant)
    .execute();
}
