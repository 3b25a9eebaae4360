import {
  ErrorDetail,
  type FlatLayOperation,
  type LegacyFlatLayOperation,
  ValidationErrors,
} from '@atelier/contracts';
import { z } from 'zod';
import type { OperationView } from '../operations/operation.ts';
import type { ImageAnswers } from './image-answers.ts';
import { SECURITY } from './openapi.ts';
import { pathId } from './path-id.ts';
import { PollAnswers } from './poll-answers.ts';
import type { App, RouteContext } from './route-context.ts';

type Answer = FlatLayOperation | LegacyFlatLayOperation;

/** How a family shows a flat-lay operation. */
interface Shown {
  operationId: string;
  schema: z.ZodType<Answer>;
  shape: (view: OperationView, pictures: Pick<ImageAnswers, 'image' | 'url'>, origin: string) => Answer;
}

/** `GET /flat_lay_operations/{operation_id}`, the same in every family but for the shape of its answer. */
export function flatLayPollingRoute(
  app: App,
  { services, admit, images }: RouteContext,
  { operationId, schema, shape }: Shown,
): void {
  const answers = new PollAnswers(images, shape);
  app.get('/flat_lay_operations/:operation_id', {
    ...admit.trivial,
    schema: {
      operationId,
      summary: 'How far a flat-lay operation is, and its pictures; null when there is no such operation',
      tags: ['Flat lays'],
      security: SECURITY.trivial,
      params: z.object({ operation_id: pathId() }),
      response: { 200: schema.nullable(), 401: ErrorDetail, 403: ErrorDetail, 422: ValidationErrors },
    },
    serializerCompiler: () => (written) => answers.write(written),
    handler: async (request) => {
      const view = await services.operations.get(request.caller.account.id, request.params.operation_id);
      return view === null || view.kind !== 'flat_lay' ? null : answers.answer(request, view);
    },
  });
}
