import { ErrorDetail, OperationCreated, SkuTryOnOperation, SkuTryOnRequest } from '@atelier/contracts';
import { operationIdParams, POLL_REFUSALS, REFUSALS, SECURITY } from '../openapi.ts';
import { PollAnswers } from '../poll-answers.ts';
import type { App, RouteContext } from '../route-context.ts';
import { namedSkus, tryOnAnswer } from '../try-on-answer.ts';

const TAGS = ['Try-on'];

/** Try-ons of the Unified API (spec: product-api.md section 6); refusals are `{detail}`, as the browser SDK reads them. */
export function skuTryOnRoutes(app: App, { services, admit, images }: RouteContext): void {
  app.post('/sku_try_on_operations', {
    ...admit.client,
    schema: {
      operationId: 'createSkuTryOn',
      summary: 'Try up to five SKUs on somebody, all in one picture',
      tags: TAGS,
      security: SECURITY.client,
      body: SkuTryOnRequest,
      response: { 200: OperationCreated, 400: ErrorDetail, ...REFUSALS },
    },
    handler: async (request) => {
      const { caller, body } = request;
      const { operationId } = await services.tryOns.order(caller.account.id, {
        personImageId: body.uploaded_image_id,
        skuIds: namedSkus(body),
        family: 'unified',
        echo: { ...body },
      });
      return { operation_id: operationId };
    },
  });

  const answers = new PollAnswers(images, (view, pictures, origin) =>
    tryOnAnswer(view, pictures, origin, (image) => image),
  );
  app.get('/sku_try_on_operations/:operation_id', {
    ...admit.trivial,
    schema: {
      operationId: 'getSkuTryOn',
      summary: 'How far a try-on is, and its picture; null when there is no such operation',
      tags: TAGS,
      security: SECURITY.trivial,
      params: operationIdParams,
      response: { 200: SkuTryOnOperation.nullable(), ...POLL_REFUSALS },
    },
    serializerCompiler: () => (written) => answers.write(written),
    handler: async (request) => {
      const { caller, params } = request;
      const view = await services.operations.get(caller.account.id, params.operation_id);
      return view?.kind === 'try_on' ? answers.answer(request, view) : null;
    },
  });
}
