import {
  AtelierError,
  ErrorDetail,
  LegacyCatalogs,
  LegacyListQuery,
  LegacySkus,
  SKU_CATALOG_NAME,
} from '@atelier/contracts';
import { z } from 'zod';
import { POLL_REFUSALS, SECURITY } from '../openapi.ts';
import { pathText } from '../path-id.ts';
import type { App, RouteContext } from '../route-context.ts';
import { legacySku } from './legacy-sku.ts';

const TAGS = ['Catalogue (legacy)'];

/** The catalogue as older tools read it: there is one, and its name is `main` (spec: product-api.md section 7). */
export function legacyCatalogueRoutes(app: App, { services, admit, images }: RouteContext): void {
  app.get('/sku_catalogs', {
    ...admit.client,
    schema: {
      operationId: 'listSkuCatalogs',
      summary: 'The names of the catalogues',
      tags: TAGS,
      security: SECURITY.client,
      querystring: LegacyListQuery,
      response: { 200: LegacyCatalogs, ...POLL_REFUSALS },
    },
    handler: async () => ({ result: [{ sku_catalog_name: SKU_CATALOG_NAME }] }),
  });

  app.get('/sku_items/:sku_catalog_name', {
    ...admit.client,
    schema: {
      operationId: 'listCatalogSkus',
      summary: 'The SKUs of a catalogue, oldest first',
      tags: TAGS,
      security: SECURITY.client,
      params: z.object({ sku_catalog_name: pathText() }),
      querystring: LegacyListQuery,
      response: { 200: LegacySkus, 404: ErrorDetail, ...POLL_REFUSALS },
    },
    handler: async (request) => {
      if (request.params.sku_catalog_name !== SKU_CATALOG_NAME) throw new AtelierError('not_found');
      const page = { offset: 0, limit: request.query.limit };
      const { skus } = await services.catalogue.list(request.caller.account.id, page);
      const origin = images.originFor(request);
      return { result: skus.map((sku) => legacySku(sku, images, origin)) };
    },
  });
}
