import type { SkuCapabilities } from '@atelier/contracts';
import type { AccountId } from '../accounts/account.ts';
import { dropImage } from '../assets/removal.ts';
import type { Storage } from '../assets/storage.ts';
import type { CreateParts } from '../operations/create.ts';
import { discardOperation } from '../operations/discard.ts';
import type { Tx } from '../store/connect.ts';
import { operationsOfSku } from '../store/operations.ts';
import { changeReadiness, deleteReadiness, insertReadiness, readinessOf } from '../store/sku-readiness.ts';
import { changeSku, deleteSku, findSku, pageOfSkus, photosOfSkus } from '../store/skus.ts';
import { replaceCapabilities } from './capabilities.ts';
import { createSku, requireSku } from './create-sku.ts';
import { orderFlatLayOfSku } from './flat-lay-of-sku.ts';
import { continuePreparation } from './preparation.ts';
import type { Catalogue, Sku } from './sku.ts';
import { viewSkus } from './view.ts';

export interface CatalogueParts extends CreateParts {
  storage: Storage;
}

export function createCatalogue(parts: CatalogueParts): Catalogue {
  const { db, storage } = parts;
  const view = async (tx: Tx, account: AccountId, skuId: string): Promise<Sku> => {
    const [sku] = await viewSkus(tx, account, [await requireSku(tx, account, skuId)]);
    if (sku === undefined) throw new Error('a SKU that is locked is there');
    return sku;
  };

  return {
    create: (account, item) => createSku(parts, account, item),
    get: async (account, skuId) => {
      const row = await findSku(db, account, skuId);
      const [sku] = row === null ? [] : await viewSkus(db, account, [row]);
      return sku ?? null;
    },
    list: async (account, page) => {
      const { rows, total } = await pageOfSkus(db, account, page);
      return { skus: await viewSkus(db, account, rows), total };
    },
    setCapabilities: async (account, skuId, capabilities) => {
      const { sku, letGo } = await db.transaction().execute(async (tx) => {
        const letGo = await changeCapabilities(parts, tx, account, skuId, capabilities);
        return { letGo, sku: await view(tx, account, skuId) };
      });
      await storage.sweep(letGo);
      return sku;
    },
    setAvailability: (account, skuId, availability) =>
      db.transaction().execute(async (tx) => {
        const { internal_id } = await requireSku(tx, account, skuId);
        await changeSku(tx, account, internal_id, { availability });
        return view(tx, account, skuId);
      }),
    orderFlatLay: (account, skuId, wish) => orderFlatLayOfSku(parts, account, skuId, wish),
    remove: async (account, skuId) => {
      await storage.sweep(await db.transaction().execute((tx) => eraseSku(parts, tx, account, skuId)));
    },
  };
}

/** Returns the keys of bytes that were let go of. */
async function changeCapabilities(
  parts: CatalogueParts,
  tx: Tx,
  account: AccountId,
  skuId: string,
  capabilities: SkuCapabilities,
): Promise<string[]> {
  const sku = await requireSku(tx, account, skuId);
  const present = await readinessOf(tx, [sku.internal_id]);
  const plan = replaceCapabilities(sku.internal_id, present, capabilities, parts.ambient.now());
  const letGo: string[] = [];
  for (const operation of plan.discard)
    letGo.push(...(await discardOperation(parts, tx, account, operation)));
  for (const row of plan.remove) await deleteReadiness(tx, row);
  for (const row of plan.change) await changeReadiness(tx, row);
  await insertReadiness(tx, plan.insert);
  await continuePreparation(parts, tx, sku);
  return letGo;
}

/** Returns the keys of bytes that were let go of. @throws AtelierError `sku_not_found` */
async function eraseSku(parts: CatalogueParts, tx: Tx, account: AccountId, skuId: string): Promise<string[]> {
  const sku = await requireSku(tx, account, skuId);
  const letGo = sku.prepared_key === null ? [] : [sku.prepared_key];
  for (const operation of await operationsOfSku(tx, account, sku.internal_id))
    letGo.push(...(await discardOperation(parts, tx, account, operation)));
  for (const { image } of await photosOfSkus(tx, account, [sku.internal_id]))
    if (image !== null) letGo.push(...((await dropImage(tx, account, image.id)) ?? []));
  await deleteSku(tx, account, sku.internal_id);
  return letGo;
}
