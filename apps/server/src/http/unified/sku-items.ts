import {
  ApiError,
  AtelierError,
  SkuCapabilities,
  SkuItem,
  SkuItemRequest,
  SkuItemsPage,
  SkuItemsQuery,
  SkuMerchandising,
  SkuProductWords,
} from '@atelier/contracts';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { NewSkuItem, Sku } from '../../catalogue/sku.ts';
import { API_ERRORS, API_REFUSALS, NoContent, SECURITY } from '../openapi.ts';
import { pathText } from '../path-id.ts';
import type { App, RouteContext } from '../route-context.ts';
import { skuAnswer } from './sku-answer.ts';

const TAGS = ['SKU items'];
const skuParams = z.object({ sku_id: pathText() });

/** The SKU catalogue (spec: product-api.md section 6). */
export function skuItemRoutes(app: App, { services, admit, images }: RouteContext): void {
  const { catalogue } = services;
  const answer = (request: FastifyRequest, sku: Sku) => skuAnswer(sku, images, images.originFor(request));

  app.get('/sku_items', {
    ...admit.client,
    ...API_ERRORS,
    schema: {
      operationId: 'listSkuItems',
      summary: 'The SKUs, oldest first',
      tags: TAGS,
      security: SECURITY.client,
      querystring: SkuItemsQuery,
      response: { 200: SkuItemsPage, ...API_REFUSALS },
    },
    handler: async (request) => {
      const { offset, limit } = request.query;
      const { skus, total } = await catalogue.list(request.caller.account.id, { offset, limit });
      const next = offset + skus.length;
      return {
        items: skus.map((sku) => answer(request, sku)),
        total,
        next_offset: skus.length === limit && next < total ? next : null,
      };
    },
  });

  app.post('/sku_items', {
    ...admit.client,
    ...API_ERRORS,
    schema: {
      operationId: 'createSkuItem',
      summary: 'Put a product into the catalogue and start to prepare it',
      tags: TAGS,
      security: SECURITY.client,
      body: SkuItemRequest,
      response: { 201: SkuItem, 400: ApiError, 409: ApiError, ...API_REFUSALS },
    },
    handler: async (request, reply) => {
      const sku = await catalogue.create(request.caller.account.id, newItem(request.body));
      return reply.code(201).send(answer(request, sku));
    },
  });

  app.get('/sku_items/:sku_id', {
    ...admit.client,
    ...API_ERRORS,
    schema: {
      operationId: 'getSkuItem',
      summary: 'A SKU and how far its capabilities are',
      tags: TAGS,
      security: SECURITY.client,
      params: skuParams,
      response: { 200: SkuItem, 404: ApiError, ...API_REFUSALS },
    },
    handler: async (request) => {
      const sku = await catalogue.get(request.caller.account.id, request.params.sku_id);
      if (sku === null) throw new AtelierError('sku_not_found');
      return answer(request, sku);
    },
  });

  app.delete('/sku_items/:sku_id', {
    ...admit.client,
    ...API_ERRORS,
    schema: {
      operationId: 'deleteSkuItem',
      summary: 'Delete a SKU with its photos and everything that was prepared',
      tags: TAGS,
      security: SECURITY.client,
      params: skuParams,
      response: { 204: NoContent, 404: ApiError, ...API_REFUSALS },
    },
    handler: async (request, reply) => {
      await catalogue.remove(request.caller.account.id, request.params.sku_id);
      return reply.code(204).send();
    },
  });

  app.patch('/sku_items/:sku_id/capabilities', {
    ...admit.client,
    ...API_ERRORS,
    schema: {
      operationId: 'replaceSkuCapabilities',
      summary: 'Replace what a SKU is to be used for; what is left out is off',
      tags: TAGS,
      security: SECURITY.client,
      params: skuParams,
      body: SkuCapabilities,
      response: { 200: SkuItem, 404: ApiError, ...API_REFUSALS },
    },
    handler: async (request) => {
      const { caller, params, body } = request;
      return answer(request, await catalogue.setCapabilities(caller.account.id, params.sku_id, body));
    },
  });

  app.patch('/sku_items/:sku_id/merchandising', {
    ...admit.client,
    ...API_ERRORS,
    schema: {
      operationId: 'replaceSkuMerchandising',
      summary: 'Replace what is said about selling a SKU; what is left out is at its default',
      tags: TAGS,
      security: SECURITY.client,
      params: skuParams,
      body: SkuMerchandising,
      response: { 200: SkuItem, 404: ApiError, ...API_REFUSALS },
    },
    handler: async (request) => {
      const { caller, params, body } = request;
      const sku = await catalogue.setAvailability(caller.account.id, params.sku_id, body.availability);
      return answer(request, sku);
    },
  });
}

function newItem(request: SkuItemRequest): NewSkuItem {
  const { sku_id, product_info, capabilities, merchandising, metadata } = request;
  const { image_urls, uploaded_image_ids } = product_info;
  return {
    skuId: sku_id,
    product: SkuProductWords.parse(product_info),
    photos: { image_urls, uploaded_image_ids },
    capabilities: SkuCapabilities.parse(capabilities ?? {}),
    availability: SkuMerchandising.parse(merchandising ?? {}).availability,
    metadata,
  };
}
