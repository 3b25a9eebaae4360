import { createHash } from 'node:crypto';
import { AtelierError } from '@atelier/contracts';
import type { AccountId } from '../accounts/account.ts';
import type { Ambient } from '../ambient.ts';
import type { Sku } from '../catalogue/sku.ts';
import { TRAITS } from '../catalogue/traits.ts';
import { viewSkus } from '../catalogue/view.ts';
import type { Db } from '../store/connect.ts';
import { outfitPartners, recordVisit, visitedSkus } from '../store/recommendations.ts';
import { readinessOf } from '../store/sku-readiness.ts';
import { findSku, type SkuRow } from '../store/skus.ts';
import { type Outfit, outfitsAround } from './outfits.ts';
import { inOrderOfLiking } from './personal.ts';
import { type Piece, pieceOf } from './piece.ts';

/** So many SKUs of an account are considered, the oldest ones: answers stay quick in catalogues of any size. */
const MOST_PARTNERS = 20_000;
const MOST_PARTNERS_OF_SUGGESTIONS = 2000;
/** Of what somebody looked at, only the latest says what they like now. */
const MEMORY = 20;

/** An outfit by the shop's own ids, the asked SKU first. */
export interface OutfitRecommendation {
  /** The same for the same outfit. */
  id: string;
  skuIds: [string, ...string[]];
}

/** Outfits from the SKUs of an account. */
export interface Recommendations {
  /**
   * Exactly `count` outfits around a SKU. The same request gives the same answer as long as the catalogue and what this
   * user looked at before stay the same.
   * @throws AtelierError `sku_not_found`, `recommendations_not_ready`
   */
  outfits(
    account: AccountId,
    wish: { skuId: string; count: number; userId: string | null },
  ): Promise<OutfitRecommendation[]>;
  /** Up to `limit` outfits of at least two pieces, all different. */
  suggestions(account: AccountId, limit: number): Promise<Sku[][]>;
}

export function createRecommendations({ db, ambient }: { db: Db; ambient: Ambient }): Recommendations {
  return {
    outfits: async (account, { skuId, count, userId }) => {
      const sku = await requireReady(db, account, skuId);
      const asked = pieceOfRow(sku);
      if (asked === null) throw new AtelierError('recommendations_not_ready');
      const partners = piecesOf(await outfitPartners(db, account, MOST_PARTNERS));
      const outfits = outfitsAround(asked, partners, count);
      if (userId === null) return named(outfits);
      const visitor = createHash('sha256').update(`${account}\n${userId}`).digest('hex');
      const seen = await visitedSkus(db, account, visitor, MEMORY + 1);
      await recordVisit(db, account, {
        visitor,
        sku_internal_id: sku.internal_id,
        visited_at: ambient.now(),
      });
      // Asking again must not change the answer, so the asked SKU is no news.
      const history = piecesOf(seen.filter((row) => row.internal_id !== sku.internal_id)).slice(0, MEMORY);
      return named(inOrderOfLiking(outfits, history));
    },
    suggestions: async (account, limit) => {
      const rows = await outfitPartners(db, account, MOST_PARTNERS_OF_SUGGESTIONS);
      const outfits = suggested(piecesOf(rows), limit);
      const ids = new Set(outfits.flatMap((outfit) => outfit.map(({ id }) => id)));
      const skus = await viewSkus(
        db,
        account,
        rows.filter((row) => ids.has(row.internal_id)),
      );
      const byId = new Map(skus.map((sku) => [sku.internalId, sku]));
      return outfits.map((outfit) => outfit.flatMap(({ id }) => byId.get(id) ?? []));
    },
  };
}

async function requireReady(db: Db, account: AccountId, skuId: string): Promise<SkuRow> {
  const sku = await findSku(db, account, skuId);
  if (sku === null) throw new AtelierError('sku_not_found');
  const rows = await readinessOf(db, [sku.internal_id]);
  const state = rows.find(({ capability }) => capability === 'outfit_recommendations');
  if (state?.status !== 'ready') throw new AtelierError('recommendations_not_ready');
  return sku;
}

function piecesOf(rows: SkuRow[]): Piece[] {
  return rows.flatMap((row) => pieceOfRow(row) ?? []);
}

function pieceOfRow(row: SkuRow): Piece | null {
  const traits = TRAITS.safeParse(row.traits);
  if (!traits.success) return null;
  const { internal_id: internalId, sku_id: skuId, product } = row;
  return pieceOf({ internalId, skuId, product, traits: traits.data });
}

/** The best outfit around each piece, without those that are there already. */
function suggested(pieces: Piece[], limit: number): Outfit[] {
  const outfits = new Map<string, Outfit>();
  for (const piece of pieces) {
    if (outfits.size === limit) break;
    const [outfit] = outfitsAround(piece, pieces, 1);
    if (outfit === undefined || outfit.length < 2) continue;
    const name = outfit
      .map(({ id }) => id)
      .toSorted()
      .join(' ');
    if (!outfits.has(name)) outfits.set(name, outfit);
  }
  return [...outfits.values()];
}

/** Equal outfits (the asked SKU alone, more than once) get ids of their own. */
function named(outfits: Outfit[]): OutfitRecommendation[] {
  const met = new Map<string, number>();
  return outfits.map(([asked, ...others]) => {
    const content = [asked, ...others].map(({ id }) => id).join(' ');
    const times = met.get(content) ?? 0;
    met.set(content, times + 1);
    const hash = createHash('sha256').update(`${content} ${times}`).digest('hex');
    return {
      id: `outfit-${hash.slice(0, 32)}`,
      skuIds: [asked.skuId, ...others.map(({ skuId }) => skuId)],
    };
  });
}
