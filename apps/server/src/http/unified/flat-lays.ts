import {
  ApiError,
  AtelierError,
  OperationCreated,
  UnifiedFlatLayOperation,
  UnifiedFlatLayRequest,
} from '@atelier/contracts';
import { API_ERRORS, API_REFUSALS, operationIdParams, SECURITY } from '../openapi.ts';
import { PollAnswers } from '../poll-answers.ts';
import type { App, RouteContext } from '../route-context.ts';
import { unifiedFlatLayAnswer } from './flat-lay-answer.ts';
import { pictureWish, productOrder } from './flat-lay-order.ts';

const TAGS = ['Flat lays'];

/** Flat lays of the Unified API (spec: product-api.md section 6). */
export function unifiedFlatLayRoutes(app: App, { services, admit, images }: RouteContext): void {
  const { operations, catalogue } = services;
  app.post('/flat_lay_operations', {
    ...admit.client,
    ...API_ERRORS,
    schema: {
      operationId: 'createUnifiedFlatLay',
      summary: 'Make one studio flat lay of a product or of a SKU',
      tags: TAGS,
      security: SECURITY.client,
      body: UnifiedFlatLayRequest,
      response: { 201: OperationCreated, 400: ApiError, 404: ApiError, 409: ApiError, ...API_REFUSALS },
    },
    handler: async (request, reply) => {
      const { body } = request;
      const account = request.caller.account.id;
      if (body.qa_mode === 'human') throw new AtelierError('human_review_unavailable');
      const operation_id =
        body.product_info == null
          ? await catalogue.orderFlatLay(account, body.sku_id ?? '', pictureWish(body))
          : await operations.create(account, productOrder(body, body.product_info));
      return reply.code(201).send({ operation_id });
    },
  });

  const answers = new PollAnswers(images, unifiedFlatLayAnswer);
  app.get('/flat_lay_operations/:operation_id', {
    ...admit.trivial,
    ...API_ERRORS,
    schema: {
      operationId: 'getUnifiedFlatLay',
      summary: 'How far a flat-lay operation is, and its picture',
      tags: TAGS,
      security: SECURITY.trivial,
      params: operationIdParams,
      response: { 200: UnifiedFlatLayOperation, 404: ApiError, ...API_REFUSALS },
    },
    serializerCompiler: () => (written) => answers.write(written),
    handler: async (request) => {
      const view = await operations.get(request.caller.account.id, request.params.operation_id);
      if (view?.kind !== 'flat_lay' || view.family !== 'unified')
        throw new AtelierError('operation_not_found');
      return answers.answer(request, view);
    },
  });
}
