import {
  AtelierError,
  ErrorDetail,
  fieldError,
  SKU_CATALOG_NAME,
  SkuImagesCreated,
  SkuImagesOperation,
  SkuImagesRequest,
} from '@atelier/contracts';
import { ID_REFUSALS, operationIdParams, REFUSALS, SECURITY } from '../openapi.ts';
import { PollAnswers } from '../poll-answers.ts';
import type { App, RouteContext } from '../route-context.ts';
import { namedSkus, tryOnAnswer } from '../try-on-answer.ts';

const TAGS = ['Try-on'];

/** Try-ons of the Try-On API (spec: product-api.md section 5). */
export function skuImagesRoutes(app: App, { services, admit, images }: RouteContext): void {
  app.post('/sku_images_operations', {
    ...admit.client,
    schema: {
      operationId: 'createSkuImages',
      summary: 'Try one or two SKUs on somebody',
      description: 'The body may be null or missing when a token carries every parameter.',
      tags: TAGS,
      security: SECURITY.client,
      body: SkuImagesRequest.nullable(),
      response: { 200: SkuImagesCreated, 400: ErrorDetail, ...REFUSALS },
    },
    handler: async (request) => {
      const { caller, body } = request;
      if (body === null) throw fieldError(['body'], 'Expected a body', 'missing');
      if ((body.sku_catalog_name ?? SKU_CATALOG_NAME) !== SKU_CATALOG_NAME)
        throw new AtelierError('try_on_sku_not_found');
      const { operationId, details } = await services.tryOns.order(caller.account.id, {
        personImageId: body.uploaded_image_id,
        skuIds: namedSkus(body),
        family: 'try-on',
        echo: { ...body },
      });
      return { operation_id: operationId, details, errors: [] };
    },
  });

  const answers = new PollAnswers(images, (view, pictures, origin) =>
    tryOnAnswer(view, pictures, origin, (image) => ({ ...image, image_url: image.url })),
  );
  app.get('/sku_images_operations/:operation_id', {
    ...admit.trivial,
    schema: {
      operationId: 'getSkuImages',
      summary: 'How far a try-on is, and its picture',
      tags: TAGS,
      security: SECURITY.trivial,
      params: operationIdParams,
      response: { 200: SkuImagesOperation, ...ID_REFUSALS },
    },
    serializerCompiler: () => (written) => answers.write(written),
    handler: async (request) => {
      const { caller, params } = request;
      const view = await services.operations.get(caller.account.id, params.operation_id);
      if (view?.kind !== 'try_on') throw new AtelierError('operation_not_found');
      return answers.answer(request, view);
    },
  });
}
