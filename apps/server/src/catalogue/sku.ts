import type {
  FlatLayImageType,
  OnFigureImageType,
  ProductPhotos,
  ReadinessStatus,
  SkuAvailability,
  SkuCapabilities,
  SkuProductWords,
} from '@atelier/contracts';
import type { ProductTraits } from '@atelier/engine';
import type { AccountId } from '../accounts/account.ts';
import type { StoredImage } from '../assets/asset.ts';
import type { FlatLayOfSku } from './flat-lay-of-sku.ts';

/** How far a capability is. */
export interface CapabilityState {
  status: ReadinessStatus;
  /** Public sentence; null unless failed or rejected. */
  errorMessage: string | null;
  /** When the state last changed. */
  updatedAt: Date;
}

/** The state of every capability; lists in the order of the request. */
export interface SkuReadiness {
  try_on: CapabilityState;
  outfit_recommendations: CapabilityState;
  size_and_fit: CapabilityState;
  off_figure_product_images: { imageType: FlatLayImageType; state: CapabilityState }[];
  on_figure_product_images: { imageType: OnFigureImageType; state: CapabilityState }[];
}

/** A product of a shop, with all that is known of it. */
export interface Sku {
  internalId: string;
  /** The shop's own id. */
  skuId: string;
  createdAt: Date;
  product: SkuProductWords;
  /** The photos that we hold, in the shop's order. */
  photos: StoredImage[];
  capabilities: SkuCapabilities;
  readiness: SkuReadiness;
  availability: SkuAvailability;
  metadata: Record<string, unknown> | null;
  /** Key of the stored cutouts; null until prepared. */
  preparedKey: string | null;
  /** What the cutouts show; null until prepared. */
  traits: ProductTraits | null;
}

/** A SKU as a shop puts it in. */
export interface NewSkuItem {
  skuId: string;
  product: SkuProductWords;
  photos: ProductPhotos;
  capabilities: SkuCapabilities;
  availability: SkuAvailability;
  metadata: Record<string, unknown> | null;
}

/** The products of each account. Another account's SKUs are unknown ones. */
export interface Catalogue {
  /** @throws AtelierError `sku_exists`, `input_image_not_found` */
  create(account: AccountId, item: NewSkuItem): Promise<Sku>;
  /** Null when unknown. */
  get(account: AccountId, skuId: string): Promise<Sku | null>;
  /** In the order of creation. */
  list(account: AccountId, page: { offset: number; limit: number }): Promise<{ skus: Sku[]; total: number }>;
  /**
   * Replaces all capabilities and prepares what is newly asked for, or was and has failed.
   * @throws AtelierError `sku_not_found`
   */
  setCapabilities(account: AccountId, skuId: string, capabilities: SkuCapabilities): Promise<Sku>;
  /** @throws AtelierError `sku_not_found` */
  setAvailability(account: AccountId, skuId: string, availability: SkuAvailability): Promise<Sku>;
  /**
   * Orders flat lays of a SKU and returns the operation's id.
   * @throws AtelierError `sku_not_found`, `sku_not_ready`, `input_image_not_found`
   */
  orderFlatLay(account: AccountId, skuId: string, wish: FlatLayOfSku): Promise<string>;
  /** Deletes it with its photos, cutouts and pictures. @throws AtelierError `sku_not_found` */
  remove(account: AccountId, skuId: string): Promise<void>;
}
