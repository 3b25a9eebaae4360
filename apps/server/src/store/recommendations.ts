import type { AccountId } from '../accounts/account.ts';
import type { Db } from './connect.ts';
import type { SkuRow } from './skus.ts';

/** SKUs that may stand in an outfit: asked for, ready and to be sold. In the order of their creation. */
export async function outfitPartners(db: Db, account: AccountId, limit: number): Promise<SkuRow[]> {
  return db
    .selectFrom('sku_items')
    .innerJoin('sku_readiness', 'sku_readiness.sku_internal_id', 'sku_items.internal_id')
    .selectAll('sku_items')
    .where('sku_items.account_id', '=', account)
    .where('sku_items.availability', '!=', 'out_of_stock')
    .where('sku_readiness.capability', '=', 'outfit_recommendations')
    .where('sku_readiness.status', '=', 'ready')
    .orderBy('sku_items.number')
    .limit(limit)
    .execute();
}

/** A look at a SKU; a later one replaces an earlier one. */
export async function recordVisit(
  db: Db,
  account: AccountId,
  visit: { visitor: string; sku_internal_id: string; visited_at: Date },
): Promise<void> {
  await db
    .insertInto('recommendation_visits')
    .values({ ...visit, account_id: account })
    .onConflict((conflict) =>
      conflict
        .columns(['account_id', 'visitor', 'sku_internal_id'])
        .doUpdateSet({ visited_at: visit.visited_at }),
    )
    .execute();
}

/** The SKUs that somebody looked at, the latest first. */
export async function visitedSkus(
  db: Db,
  account: AccountId,
  visitor: string,
  limit: number,
): Promise<SkuRow[]> {
  return db
    .selectFrom('recommendation_visits')
    .innerJoin('sku_items', 'sku_items.internal_id', 'recommendation_visits.sku_internal_id')
    .selectAll('sku_items')
    .where('recommendation_visits.account_id', '=', account)
    .where('recommendation_visits.visitor', '=', visitor)
    .orderBy('recommendation_visits.visited_at', 'desc')
    .orderBy('sku_items.number', 'desc')
    .limit(limit)
    .execute();
}

/** Forgets looks from before a time, of all accounts. */
export async function forgetOldVisits(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('recommendation_visits').where('visited_at', '<', before).execute();
}
