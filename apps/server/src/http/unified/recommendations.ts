import {
  ApiError,
  OutfitRecommendations,
  OutfitsQuery,
  SuggestedOutfits,
  SuggestedOutfitsQuery,
} from '@atelier/contracts';
import { z } from 'zod';
import type { Sku } from '../../catalogue/sku.ts';
import type { ImageAnswers } from '../image-answers.ts';
import { API_ERRORS, API_REFUSALS, POLL_REFUSALS, SECURITY } from '../openapi.ts';
import { pathText } from '../path-id.ts';
import type { App, RouteContext } from '../route-context.ts';
import { legacySku } from '../try-on/legacy-sku.ts';

const TAGS = ['Recommendations'];

/** Outfits from the catalogue (spec: product-api.md sections 6 and 7). */
export function recommendationRoutes(app: App, { services, admit, images }: RouteContext): void {
  const { recommendations } = services;
  app.get('/recommendations/outfits/:sku_id', {
    ...admit.client,
    ...API_ERRORS,
    schema: {
      operationId: 'recommendOutfits',
      summary: 'Outfits around a SKU, exactly as many as asked for',
      tags: TAGS,
      security: SECURITY.client,
      params: z.object({ sku_id: pathText() }),
      querystring: OutfitsQuery,
      response: { 200: OutfitRecommendations, 404: ApiError, 409: ApiError, ...API_REFUSALS },
    },
    handler: async (request) => {
      const { caller, params, query } = request;
      const outfits = await recommendations.outfits(caller.account.id, {
        skuId: params.sku_id,
        count: query.count,
        userId: query.user_id || null,
      });
      return outfits.map(({ id, skuIds }) => ({ id, sku_ids: skuIds }));
    },
  });

  app.get('/suggested_outfits', {
    ...admit.trivial,
    schema: {
      operationId: 'suggestOutfits',
      summary: 'Outfits to show on a page',
      tags: TAGS,
      security: SECURITY.trivial,
      querystring: SuggestedOutfitsQuery,
      response: { 200: SuggestedOutfits, ...POLL_REFUSALS },
    },
    handler: async (request) => {
      const origin = images.originFor(request);
      const outfits = await recommendations.suggestions(request.caller.account.id, request.query.limit);
      return outfits.map((skus) => suggestion(skus, images, origin));
    },
  });
}

/** Its picture is the first photo of its first piece. */
function suggestion(skus: Sku[], images: ImageAnswers, origin: string): SuggestedOutfits[number] {
  const items = skus.map((sku) => legacySku(sku, images, origin));
  const gender = skus.map(({ product }) => product.gender).find((one) => one !== null && one !== 'unisex');
  return {
    items,
    collage_image_url: items.flatMap(({ image_urls }) => image_urls)[0] ?? '',
    tags: gender == null ? {} : { gender },
  };
}
