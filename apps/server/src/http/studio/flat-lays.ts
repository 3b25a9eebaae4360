import {
  ErrorDetail,
  FlatLayOperation,
  OperationCreated,
  StudioFlatLayBody,
  studioFlatLayBody,
  ValidationErrors,
} from '@atelier/contracts';
import { z } from 'zod';
import { REFUSALS, SECURITY } from '../openapi.ts';
import { pathId } from '../path-id.ts';
import { PollAnswers } from '../poll-answers.ts';
import type { App, RouteContext } from '../route-context.ts';
import { check } from '../validation.ts';
import { flatLayAnswer } from './flat-lay-answer.ts';
import { studioOrder } from './flat-lay-order.ts';

const TAGS = ['Flat lays'];

/** Studio flat lays (spec: product-api.md section 4). */
export function studioFlatLayRoutes(app: App, { services, admit, images }: RouteContext): void {
  app.post('/flat_lay_operations', {
    ...admit.client,
    schema: {
      operationId: 'createFlatLay',
      summary: 'Make studio flat lays of a product',
      tags: TAGS,
      security: SECURITY.client,
      body: StudioFlatLayBody,
      response: { 200: OperationCreated, 400: ErrorDetail, ...REFUSALS },
    },
    // Checked against the shape it was written in, so that its mistakes are told in those words.
    validatorCompiler: () => (body) => check(studioFlatLayBody(body), body, 'body'),
    handler: async (request) => {
      const order = studioOrder(request.body);
      return { operation_id: await services.operations.createFlatLay(request.caller.account.id, order) };
    },
  });

  const answers = new PollAnswers(images, flatLayAnswer);
  app.get('/flat_lay_operations/:operation_id', {
    ...admit.trivial,
    schema: {
      operationId: 'getFlatLay',
      summary: 'How far a flat-lay operation is, and its pictures; null when there is no such operation',
      tags: TAGS,
      security: SECURITY.trivial,
      params: z.object({ operation_id: pathId() }),
      response: {
        200: FlatLayOperation.nullable(),
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
