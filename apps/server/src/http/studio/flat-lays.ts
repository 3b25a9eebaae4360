import {
  ErrorDetail,
  FlatLayOperation,
  OperationCreated,
  StudioFlatLayBody,
  studioFlatLayBody,
} from '@atelier/contracts';
import { REFUSALS, SECURITY } from '../openapi.ts';
import { FLAT_LAY_POLLING, pollingRoute } from '../polling-route.ts';
import type { App, RouteContext } from '../route-context.ts';
import { check } from '../validation.ts';
import { flatLayAnswer } from './flat-lay-answer.ts';
import { studioOrder } from './flat-lay-order.ts';

/** Studio flat lays (spec: product-api.md section 4). */
export function studioFlatLayRoutes(app: App, context: RouteContext): void {
  const { services, admit } = context;
  app.post('/flat_lay_operations', {
    ...admit.client,
    schema: {
      operationId: 'createFlatLay',
      summary: 'Make studio flat lays of a product',
      tags: ['Flat lays'],
      security: SECURITY.client,
      body: StudioFlatLayBody,
      response: { 200: OperationCreated, 400: ErrorDetail, ...REFUSALS },
    },
    // Checked against the shape it was written in, so that its mistakes are told in those words.
    validatorCompiler: () => (body) => check(studioFlatLayBody(body), body, 'body'),
    handler: async (request) => {
      const order = studioOrder(request.body);
      return { operation_id: await services.operations.create(request.caller.account.id, order) };
    },
  });

  pollingRoute(app, context, {
    ...FLAT_LAY_POLLING,
    operationId: 'getFlatLay',
    schema: FlatLayOperation,
    shape: flatLayAnswer,
  });
}
