import type { FlatLayOperation, LegacyFlatLayOperation, OnFigureOperation } from '@atelier/contracts';
import type { z } from 'zod';
import type { OperationView } from '../operations/operation.ts';
import type { ImageAnswers } from './image-answers.ts';
import { operationIdParams, POLL_REFUSALS, SECURITY } from './openapi.ts';
import { PollAnswers } from './poll-answers.ts';
import type { App, RouteContext } from './route-context.ts';

type Answer = FlatLayOperation | LegacyFlatLayOperation | OnFigureOperation;

/** Where operations of a kind are polled, the same in every family. */
interface Polled {
  path: `/${string}/:operation_id`;
  kind: OperationView['kind'];
  tag: string;
  summary: string;
}

/** How a family shows them. */
interface Shown {
  operationId: string;
  schema: z.ZodType<Answer>;
  shape: (view: OperationView, pictures: Pick<ImageAnswers, 'image' | 'url'>, origin: string) => Answer;
}

export const FLAT_LAY_POLLING: Polled = {
  path: '/flat_lay_operations/:operation_id',
  kind: 'flat_lay',
  tag: 'Flat lays',
  summary: 'How far a flat-lay operation is, and its pictures; null when there is no such operation',
};

export const ON_FIGURE_POLLING: Polled = {
  path: '/on_figure_operations/:operation_id',
  kind: 'on_figure',
  tag: 'On figure',
  summary:
    'How far an on-figure operation or regeneration is, and its pictures; null when there is no such operation',
};

/** Operations that these routes know nothing of: the Unified API shows its own, and nobody those behind the scenes. */
const OTHER_FAMILIES = ['unified', 'sku'];

/** `GET /<kind>_operations/{operation_id}`. An operation of another kind is none. */
export function pollingRoute(
  app: App,
  { services, admit, images }: RouteContext,
  { path, kind, tag, summary, operationId, schema, shape }: Polled & Shown,
): void {
  const answers = new PollAnswers(images, shape);
  app.get(path, {
    ...admit.trivial,
    schema: {
      operationId,
      summary,
      tags: [tag],
      security: SECURITY.trivial,
      params: operationIdParams,
      response: { 200: schema.nullable(), ...POLL_REFUSALS },
    },
    serializerCompiler: () => (written) => answers.write(written),
    handler: async (request) => {
      const view = await services.operations.get(request.caller.account.id, request.params.operation_id);
      const isShown = view?.kind === kind && !OTHER_FAMILIES.includes(view.family);
      return isShown ? answers.answer(request, view) : null;
    },
  });
}
