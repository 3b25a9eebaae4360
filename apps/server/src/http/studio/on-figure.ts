import {
  ErrorDetail,
  OnFigureOperation,
  OnFigureRequest,
  OperationCreated,
  RegenerateRequest,
} from '@atelier/contracts';
import { REFUSALS, SECURITY } from '../openapi.ts';
import { ON_FIGURE_POLLING, pollingRoute } from '../polling-route.ts';
import type { App, RouteContext } from '../route-context.ts';
import { onFigureAnswer } from './on-figure-answer.ts';
import { onFigureOrder } from './on-figure-order.ts';

const TAGS = ['On figure'];

/** Studio pictures of garments on human models (spec: product-api.md section 4). */
export function studioOnFigureRoutes(app: App, context: RouteContext): void {
  const { services, admit } = context;
  app.post('/on_figure_operations', {
    ...admit.client,
    schema: {
      operationId: 'createOnFigure',
      summary: 'Show a garment on a human model',
      tags: TAGS,
      security: SECURITY.client,
      body: OnFigureRequest,
      response: { 200: OperationCreated, 400: ErrorDetail, ...REFUSALS },
    },
    handler: async (request) => {
      const order = onFigureOrder(request.body);
      return { operation_id: await services.operations.create(request.caller.account.id, order) };
    },
  });

  app.post('/on_figure_operations/regenerate', {
    ...admit.client,
    schema: {
      operationId: 'regenerateOnFigure',
      summary: 'Make more pictures of the same garment on the same person',
      tags: TAGS,
      security: SECURITY.client,
      body: RegenerateRequest,
      response: { 200: OperationCreated, 400: ErrorDetail, 404: ErrorDetail, ...REFUSALS },
    },
    handler: async (request) => {
      const { original_operation_id, image_types, number_of_generations } = request.body;
      const operation_id = await services.operations.regenerate(request.caller.account.id, {
        originalId: original_operation_id,
        imageTypes: image_types,
        generations: number_of_generations,
      });
      return { operation_id };
    },
  });

  pollingRoute(app, context, {
    ...ON_FIGURE_POLLING,
    operationId: 'getOnFigure',
    schema: OnFigureOperation,
    shape: onFigureAnswer,
  });
}
