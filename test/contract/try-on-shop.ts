import {
  AiutaImage,
  OperationCreated,
  SkuImagesCreated,
  SkuImagesOperation,
  SkuTryOnOperation,
  UnifiedTryOnModels,
} from '@atelier/contracts';
import { CatalogueShop } from './catalogue-shop.ts';
import { type Answer, type Shop, SMALL_PHOTO } from './shop.ts';

export const TRY_ON = '/digital-try-on/v1/sku_images_operations';
export const UNIFIED = '/v1/sku_try_on_operations';
export type TryOnPath = typeof TRY_ON | typeof UNIFIED;
const POLL_EVERY_MS = 50;
const FINAL = ['SUCCESS', 'FAILED', 'CANCELLED', 'ABORTED'];

/** A shop's page that lets people try things on, through either API. */
export class TryOnShop {
  readonly shop: Shop;
  readonly catalogue: CatalogueShop;

  constructor(shop: Shop) {
    this.shop = shop;
    this.catalogue = new CatalogueShop(shop);
  }

  /** Puts a SKU in that can be tried on as soon as this ends. */
  async stock(skuId: string, product: Record<string, unknown> = {}): Promise<void> {
    const { id } = await this.shop.image();
    await this.catalogue.put({
      sku_id: skuId,
      product_info: { uploaded_image_ids: [id], ...product },
      capabilities: { try_on: true },
    });
    await this.catalogue.settled(skuId);
  }

  /** Uploads a photo of somebody; returns its id. */
  async photo(bytes: Uint8Array = SMALL_PHOTO): Promise<string> {
    const { body } = await this.shop.upload('/v1', bytes);
    return AiutaImage.parse(body).id;
  }

  async model(): Promise<string> {
    const { body } = await this.shop.call('GET', '/v1/try_on_models', { headers: this.shop.key });
    return UnifiedTryOnModels.parse(body)[0]?.id ?? '';
  }

  create(path: TryOnPath, json: unknown, headers = this.shop.key): Promise<Answer> {
    return this.shop.call('POST', path, { headers, json });
  }

  get(path: TryOnPath, id: string, headers = this.shop.key): Promise<Answer> {
    return this.shop.call('GET', `${path}/${id}`, { headers });
  }

  /** Creates a try-on that is to be accepted; returns its id. */
  async order(path: TryOnPath, json: unknown): Promise<string> {
    const { body } = await this.create(path, json);
    return (path === TRY_ON ? SkuImagesCreated : OperationCreated).parse(body).operation_id;
  }

  /** Polls until the try-on is final. */
  async end(path: TryOnPath, id: string): Promise<TryOnOperation> {
    const schema = path === TRY_ON ? SkuImagesOperation : SkuTryOnOperation;
    for (;;) {
      const operation = schema.parse((await this.get(path, id)).body);
      if (FINAL.includes(operation.status)) return operation;
      await new Promise((later) => setTimeout(later, POLL_EVERY_MS));
    }
  }

  /** Creates a try-on and waits for its end. */
  async made(path: TryOnPath, json: unknown): Promise<TryOnOperation> {
    return this.end(path, await this.order(path, json));
  }
}

export type TryOnOperation = SkuImagesOperation | SkuTryOnOperation;
