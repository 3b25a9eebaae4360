import {
  ErrorDetail,
  LegacyFlatLayOperation,
  LegacyFlatLayRequest,
  LegacyStudioFlatLayRequest,
  OperationCreated,
  ValidationErrors,
} from '@atelier/contracts';
import { z } from 'zod';
import { REFUSALS, SECURITY } from '../openapi.ts';
import { pathId } from '../path-id.ts';
import { PollAnswers } from '../poll-answers.ts';
import type { App, RouteContext } from '../route-context.ts';
import { generatedImages } from '../studio/flat-lay-answer.ts';
import { legacyOrder } from '../studio/flat-lay-order.ts';

const TAGS = ['Flat lays'];

/**
 * The first flat-lay API (spec: product-api.md section 8). It is older than tokens, so creating takes a key only;
 * looking at an operation is as trivial here as under the other bases (section 2, table of calls).
 */
export function legacyFlatLayRoutes(app: App, { services, admit, images }: RouteContext): void {
  app.post('/flat_lay_operations', {
    ...admit.keyOnly,
    schema: {
      operationId: 'createLegacyFlatLay',
      summary: 'Make one flat front picture of a product',
      tags: TAGS,
      security: SECURITY.keyOnly,
      body: LegacyFlatLayRequest,
      response: { 200: OperationCreated, 400: ErrorDetail, ...REFUSALS },
    },
    handler: async (request) => {
      const order = legacyOrder(LegacyStudioFlatLayRequest.parse(request.body), 'flat-lays');
      return { operation_id: await services.operations.createFlatLay(request.caller.account.id, order) };
    },
  });

  const answers = new PollAnswers<LegacyFlatLayOperation>(images, (view, pictures, origin) => ({
    id: view.id,
    status: view.status,
    error: view.error,
    generated_images: generatedImages(view, pictures, origin),
  }));
  app.get('/flat_lay_operations/:operation_id', {
    ...admit.trivial,
    schema: {
      operationId: 'getLegacyFlatLay',
      summary: 'How far a flat-lay operation is, and its pictures; null when there is no such operation',
      tags: TAGS,
      security: SECURITY.trivial,
      params: z.object({ operation_id: pathId() }),
      response: {
        200: LegacyFlatLayOperation.nullable(),
        401: ErrorDetail,
        403: ErrorDetail,
        422: ValidationErrors,
      },
    },
    serializerCompiler: () => (answer) => answers.write(answer),
    handler: async (request) => {
      const view = await services.operations.get(request.caller.account.id, request.params.operation_id);
      return view === null || view.kind !== 'flat_lay' ? null : answers.answer(request, view);
    },
  });
}
