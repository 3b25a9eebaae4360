import { createServer, type Server } from 'node:http';
import { SkuItem } from '@atelier/contracts';
import type { Answer, Shop } from './shop.ts';

const PATH = '/v1/sku_items';
const POLL_EVERY_MS = 50;

export const FLAT = { flat_lay_type: 'flat', viewpoint: 'front' };
export const GHOST = { flat_lay_type: 'ghost_mannequin', viewpoint: 'back' };
export const STANDING = { viewpoint: 'front', pose: 'standing' };
export const ALL_OFF = {
  try_on: false,
  outfit_recommendations: false,
  size_and_fit: false,
  off_figure_product_images: [],
  on_figure_product_images: [],
};

/** A shop's developer calling the catalogue. */
export class CatalogueShop {
  readonly shop: Shop;

  constructor(shop: Shop) {
    this.shop = shop;
  }

  create(json: unknown, headers = this.shop.key): Promise<Answer> {
    return this.shop.call('POST', PATH, { headers, json });
  }

  /** Creates a SKU that is to succeed and returns it. */
  async put(json: unknown): Promise<SkuItem> {
    return SkuItem.parse((await this.create(json)).body);
  }

  get(skuId: string, headers = this.shop.key): Promise<Answer> {
    return this.shop.call('GET', `${PATH}/${encodeURIComponent(skuId)}`, { headers });
  }

  list(query = '', headers = this.shop.key): Promise<Answer> {
    return this.shop.call('GET', `${PATH}${query}`, { headers });
  }

  remove(skuId: string, headers = this.shop.key): Promise<Answer> {
    return this.shop.call('DELETE', `${PATH}/${encodeURIComponent(skuId)}`, { headers });
  }

  patch(
    skuId: string,
    part: 'capabilities' | 'merchandising',
    json: unknown,
    headers = this.shop.key,
  ): Promise<Answer> {
    return this.shop.call('PATCH', `${PATH}/${encodeURIComponent(skuId)}/${part}`, { headers, json });
  }

  async item(skuId: string): Promise<SkuItem> {
    return SkuItem.parse((await this.get(skuId)).body);
  }

  /** Polls until no capability is being prepared. */
  async settled(skuId: string): Promise<SkuItem> {
    for (;;) {
      const item = await this.item(skuId);
      if (!JSON.stringify(item.capabilities_readiness).includes('"preparing"')) return item;
      await new Promise((later) => setTimeout(later, POLL_EVERY_MS));
    }
  }
}

/** A shop's picture host: any path ending in `.jpg` is a picture, and nothing else is there. */
export async function openPhotoHost(): Promise<{ url: string; host: string; server: Server }> {
  const server = createServer((request, response) => {
    const isPhoto = request.url?.endsWith('.jpg') === true;
    response.writeHead(isPhoto ? 200 : 404, { 'content-type': 'image/jpeg' }).end(isPhoto ? request.url : '');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the photo host has no port');
  const host = `127.0.0.1:${address.port}`;
  return { url: `http://${host}`, host, server };
}
