import {
  ErrorDetail,
  LegacyFlatLayOperation,
  LegacyFlatLayRequest,
  LegacyStudioFlatLayRequest,
  OperationCreated,
} from '@atelier/contracts';
import { REFUSALS, SECURITY } from '../openapi.ts';
import { FLAT_LAY_POLLING, pollingRoute } from '../polling-route.ts';
import type { App, RouteContext } from '../route-context.ts';
import { legacyOrder } from '../studio/flat-lay-order.ts';
import { generatedImages } from '../studio/operation-answer.ts';

/**
 * The first flat-lay API (spec: product-api.md section 8). It is older than tokens, so creating takes a key only;
 * looking at an operation is as trivial here as under the other bases (section 2, table of calls).
 */
export function legacyFlatLayRoutes(app: App, context: RouteContext): void {
  const { services, admit } = context;
  app.post('/flat_lay_operations', {
    ...admit.keyOnly,
    schema: {
      operationId: 'createLegacyFlatLay',
      summary: 'Make one flat front picture of a product',
      tags: ['Flat lays'],
      security: SECURITY.keyOnly,
      body: LegacyFlatLayRequest,
      response: { 200: OperationCreated, 400: ErrorDetail, ...REFUSALS },
    },
    handler: async (request) => {
      const order = legacyOrder(LegacyStudioFlatLayRequest.parse(request.body), 'flat-lays');
      return { operation_id: await services.operations.create(request.caller.account.id, order) };
    },
  });

  pollingRoute(app, context, {
    ...FLAT_LAY_POLLING,
    operationId: 'getLegacyFlatLay',
    schema: LegacyFlatLayOperation,
    shape: (view, pictures, origin) => ({
      id: view.id,
      status: view.status,
      error: view.error,
      generated_images: generatedImages(view, pictures, origin),
    }),
  });
}
