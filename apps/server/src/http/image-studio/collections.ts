import {
  AssetFilter,
  AssetList,
  BulkAnswer,
  Collection,
  CollectionAssets,
  CollectionChange,
  CollectionList,
  CollectionRequest,
  Page,
} from '@atelier/contracts/image-studio';
import { z } from 'zod';
import type { CollectionRow } from '../../store/collections.ts';
import type { App, RouteContext } from '../route-context.ts';
import { assetAnswer, assetUrl } from './asset-answer.ts';
import { NumberedParams, numberOf } from './number-id.ts';
import { STUDIO_POST_REFUSALS, STUDIO_REFUSALS, STUDIO_SECURITY } from './routing.ts';

const SHARED = { tags: ['Asset library'], security: STUDIO_SECURITY };
const PATH = '/collections';
const ONE = `${PATH}/:id`;
const ASSETS = `${ONE}/assets`;

/** Collections of assets (spec: image-studio-api.md section 12.1). */
export function collectionRoutes(app: App, context: RouteContext): void {
  const { collections } = context.services;

  app.post(PATH, {
    schema: {
      ...SHARED,
      operationId: 'createCollection',
      summary: 'Make a collection',
      body: CollectionRequest,
      response: { 201: Collection, ...STUDIO_POST_REFUSALS },
    },
    handler: async ({ body, caller }, reply) =>
      reply.code(201).send(collectionAnswer(await collections.create(caller.account.id, body))),
  });

  app.get(PATH, {
    schema: {
      ...SHARED,
      operationId: 'listCollections',
      summary: 'List collections, the newest first',
      querystring: Page,
      response: { 200: CollectionList, ...STUDIO_REFUSALS },
    },
    handler: async ({ query, caller }) => {
      const { rows, total } = await collections.list(caller.account.id, query);
      return { collections: rows.map(collectionAnswer), total, ...query };
    },
  });

  app.get(ONE, {
    schema: {
      ...SHARED,
      operationId: 'getCollection',
      summary: 'Get a collection',
      params: NumberedParams,
      response: { 200: Collection, ...STUDIO_REFUSALS },
    },
    handler: async ({ params, caller }) =>
      collectionAnswer(await collections.get(caller.account.id, numberOf('Collection', params))),
  });

  app.put(ONE, {
    schema: {
      ...SHARED,
      operationId: 'changeCollection',
      summary: 'Rename or describe a collection',
      params: NumberedParams,
      body: CollectionChange,
      response: { 200: Collection, ...STUDIO_POST_REFUSALS },
    },
    handler: async ({ params, body, caller }) =>
      collectionAnswer(await collections.change(caller.account.id, numberOf('Collection', params), body)),
  });

  app.delete(ONE, {
    schema: {
      ...SHARED,
      operationId: 'deleteCollection',
      summary: 'Delete a collection; its assets stay',
      params: NumberedParams,
      response: {
        200: z.object({ collection_id: z.int(), deleted: z.literal(true) }),
        ...STUDIO_REFUSALS,
      },
    },
    handler: async ({ params, caller }) => {
      const id = numberOf('Collection', params);
      await collections.remove(caller.account.id, id);
      return { collection_id: id, deleted: true as const };
    },
  });

  contentRoutes(app, context);
}

/** What is in a collection. */
function contentRoutes(app: App, { services: { collections, library }, images }: RouteContext): void {
  app.get(ASSETS, {
    schema: {
      ...SHARED,
      operationId: 'listCollectionAssets',
      summary: 'List the assets of a collection, the newest first',
      params: NumberedParams,
      querystring: Page,
      response: { 200: AssetList, ...STUDIO_REFUSALS },
    },
    handler: async (request) => {
      const { params, query, caller } = request;
      await collections.get(caller.account.id, numberOf('Collection', params));
      const { rows, total } = await library.list(
        caller.account.id,
        AssetFilter.parse({ ...query, collection_id: numberOf('Collection', params) }),
      );
      return { assets: rows.map((row) => assetAnswer(row, assetUrl(images, row, request))), total, ...query };
    },
  });

  app.post(ASSETS, {
    schema: {
      ...SHARED,
      operationId: 'fillCollection',
      summary: 'Put assets into a collection',
      params: NumberedParams,
      body: CollectionAssets,
      response: { 200: BulkAnswer, ...STUDIO_POST_REFUSALS },
    },
    handler: ({ params, body, caller }) =>
      collections.fill(caller.account.id, numberOf('Collection', params), body.asset_ids),
  });

  app.delete(ASSETS, {
    schema: {
      ...SHARED,
      operationId: 'emptyCollection',
      summary: 'Take assets out of a collection',
      params: NumberedParams,
      body: CollectionAssets,
      response: { 200: BulkAnswer, ...STUDIO_POST_REFUSALS },
    },
    handler: ({ params, body, caller }) =>
      collections.empty(caller.account.id, numberOf('Collection', params), body.asset_ids),
  });
}

function collectionAnswer(row: CollectionRow) {
  const { id, name, description, assets, cover, created_at, updated_at } = row;
  return {
    id: Number(id),
    name,
    description,
    asset_count: Number(assets),
    cover_asset_id: cover === null ? null : Number(cover),
    created_at: created_at.toISOString(),
    updated_at: updated_at.toISOString(),
  };
}
