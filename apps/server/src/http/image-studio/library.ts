import {
  Asset,
  AssetChange,
  AssetFilter,
  AssetList,
  AssetStatistics,
  AssetUse,
  BulkAnswer,
  BulkRequest,
  FavoriteChange,
  SaveAnswer,
  SaveRequest,
} from '@atelier/contracts/image-studio';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { AssetRow } from '../../store/library.ts';
import type { App, RouteContext } from '../route-context.ts';
import { assetAnswer, assetUrl } from './asset-answer.ts';
import { NumberedParams, numberOf } from './number-id.ts';
import { decodeBase64, takePicture } from './pictures.ts';
import { STUDIO_POST_REFUSALS, STUDIO_REFUSALS, STUDIO_SECURITY } from './routing.ts';
import { departure } from './work-route.ts';

const SHARED = { tags: ['Asset library'], security: STUDIO_SECURITY };

/** The pictures that an account keeps (spec: image-studio-api.md section 12.1). */
export function libraryRoutes(app: App, { services: { library }, images }: RouteContext): void {
  const answer = (row: AssetRow, request: FastifyRequest) => assetAnswer(row, assetUrl(images, row, request));
  const one = { ...SHARED, params: NumberedParams, response: { 200: Asset, ...STUDIO_POST_REFUSALS } };

  app.get('/', {
    prefixTrailingSlash: 'no-slash',
    schema: {
      ...SHARED,
      operationId: 'listAssets',
      summary: 'List assets',
      querystring: AssetFilter,
      response: { 200: AssetList, ...STUDIO_REFUSALS },
    },
    handler: async (request) => {
      const { limit, offset } = request.query;
      const { rows, total } = await library.list(request.caller.account.id, request.query);
      return { assets: rows.map((row) => answer(row, request)), total, limit, offset };
    },
  });

  app.get('/statistics', {
    schema: {
      ...SHARED,
      operationId: 'countAssets',
      summary: 'How many assets there are, of which kinds',
      response: { 200: AssetStatistics, ...STUDIO_REFUSALS },
    },
    handler: async ({ caller }) => {
      const { total, byType, bySource, byProvider, byTag, byMonth, credits, favorites, bytes } =
        await library.totals(caller.account.id);
      return {
        total,
        by_type: byType,
        by_source: bySource,
        by_provider: byProvider,
        by_tag: byTag,
        by_month: byMonth,
        total_cost: credits,
        favorites_count: favorites,
        storage_bytes: bytes,
      };
    },
  });

  app.get('/:id', {
    schema: { ...one, operationId: 'getAsset', summary: 'Get an asset' },
    handler: async (request) =>
      answer(await library.get(request.caller.account.id, numberOf('Asset', request.params)), request),
  });

  app.put('/:id', {
    schema: {
      ...one,
      operationId: 'changeAsset',
      summary: 'Change what is written about an asset',
      body: AssetChange,
    },
    handler: async (request) =>
      answer(
        await library.change(request.caller.account.id, numberOf('Asset', request.params), request.body),
        request,
      ),
  });

  app.delete('/:id', {
    schema: {
      ...SHARED,
      operationId: 'deleteAsset',
      summary: 'Delete an asset with its file',
      params: NumberedParams,
      response: { 200: z.object({ asset_id: z.int(), deleted: z.literal(true) }), ...STUDIO_REFUSALS },
    },
    handler: async ({ params, caller }) => {
      const id = numberOf('Asset', params);
      await library.remove(caller.account.id, id);
      return { asset_id: id, deleted: true as const };
    },
  });

  app.post('/:id/favorite', {
    schema: {
      ...SHARED,
      operationId: 'favorAsset',
      summary: 'Mark an asset, or take the mark away',
      params: NumberedParams,
      body: FavoriteChange,
      response: { 200: z.object({ asset_id: z.int(), is_favorite: z.boolean() }), ...STUDIO_POST_REFUSALS },
    },
    handler: async ({ params, body, caller }) => {
      const id = numberOf('Asset', params);
      return { asset_id: id, is_favorite: await library.favour(caller.account.id, id, body.is_favorite) };
    },
  });

  app.post('/:id/usage', {
    schema: {
      ...SHARED,
      operationId: 'countAssetUse',
      summary: 'Count a use of an asset',
      params: NumberedParams,
      querystring: AssetUse,
      response: {
        200: z.object({ asset_id: z.int(), action: z.string(), tracked: z.literal(true) }),
        ...STUDIO_POST_REFUSALS,
      },
    },
    handler: async ({ params, query: { action }, caller }) => {
      const id = numberOf('Asset', params);
      await library.countUse(caller.account.id, id, action);
      return { asset_id: id, action, tracked: true as const };
    },
  });

  app.post('/bulk', {
    schema: {
      ...SHARED,
      operationId: 'changeAssets',
      summary: 'Do the same to several assets',
      body: BulkRequest,
      response: {
        200: BulkAnswer,
        ...STUDIO_POST_REFUSALS,
      },
    },
    handler: ({ body, caller }) => library.bulk(caller.account.id, body),
  });
}

/** `POST /save-to-library`. */
export function saveRoute(app: App, { services: { library, gate }, images }: RouteContext): void {
  app.post('/save-to-library', {
    schema: {
      ...SHARED,
      operationId: 'saveToLibrary',
      summary: 'Keep a picture in the library',
      body: SaveRequest,
      response: { 200: SaveAnswer, ...STUDIO_POST_REFUSALS },
    },
    handler: async (request, reply) => {
      const { body, caller } = request;
      const bytes = decodeBase64(body.image_base64, 'image_base64');
      const { served, mime, width, height } = await takePicture(
        gate,
        bytes,
        'image_base64',
        departure(reply),
      );
      const row = await library.save(caller.account.id, { bytes: served, mime, width, height }, body);
      return {
        success: true as const,
        asset_id: Number(row.id),
        file_url: assetUrl(images, row, request),
        filename: row.filename,
        file_size: row.bytes,
      };
    },
  });
}
