import type { AccountId } from '../accounts/account.ts';
import type { CreateParts } from '../operations/create.ts';
import type { TryOnModels } from '../try-on-models/try-on-models.ts';
import { orderTryOn } from './order-try-on.ts';

/** Somebody in some SKUs. */
export interface TryOnWish {
  /** Of a predefined model, an upload or a generated picture. */
  personImageId: string;
  /** 1..5, all worn at once; one that is named again is worn once. */
  skuIds: string[];
  /** The API family that asks, and the request as it may be told again. */
  family: 'try-on' | 'unified';
  echo: Record<string, unknown>;
}

export interface OrderedTryOn {
  operationId: string;
  /** Public sentence about what may be missing from the picture; null when nothing is known. */
  details: string | null;
}

/** Trying SKUs of the catalogue on people. How far one is: `Operations.get`. */
export interface TryOns {
  /**
   * Writes the operation and queues its work.
   * @throws AtelierError `input_image_not_found`, `try_on_sku_not_found`, `try_on_sku_not_ready`
   */
  order(account: AccountId, wish: TryOnWish): Promise<OrderedTryOn>;
}

export interface TryOnParts extends CreateParts {
  tryOnModels: TryOnModels;
}

export function createTryOns(parts: TryOnParts): TryOns {
  return { order: (account, wish) => orderTryOn(parts, account, wish) };
}
