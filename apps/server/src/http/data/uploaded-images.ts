import { AiutaImage, AtelierError } from '@atelier/contracts';
import { z } from 'zod';
import { modelImage } from '../model-list-route.ts';
import { ID_REFUSALS, NoContent, REFUSALS, SECURITY } from '../openapi.ts';
import { pathId } from '../path-id.ts';
import type { App, RouteContext } from '../route-context.ts';
import {
  FORM_OVERHEAD_BYTES,
  formBytes,
  PictureForm,
  readPictureForm,
  refuseLargeForm,
} from './picture-form.ts';

const TAGS = ['Data'];
const params = z.object({ image_id: pathId() });

export function uploadedImageRoutes(app: App, { services, admit, images, uploads }: RouteContext): void {
  app.post('/uploaded_images', {
    onRequest: [admit.trivial.onRequest, refuseLargeForm],
    preValidation: [
      (request, reply) => uploads.take(request.caller.account.id, formBytes(request), reply.raw),
      readPictureForm,
      admit.trivial.preValidation,
    ],
    bodyLimit: services.config.maxUploadBytes + FORM_OVERHEAD_BYTES,
    schema: {
      operationId: 'uploadImage',
      summary: 'Upload a picture',
      tags: TAGS,
      security: SECURITY.trivial,
      consumes: ['multipart/form-data'],
      body: PictureForm,
      response: { 200: AiutaImage, ...REFUSALS },
    },
    handler: async (request) => {
      const image = await services.assets.upload(request.caller.account.id, request.body.image_data);
      return images.image(image, images.originFor(request));
    },
  });

  app.get('/uploaded_images/:image_id', {
    ...admit.trivial,
    schema: {
      operationId: 'getUploadedImage',
      summary: 'Look up an uploaded picture',
      tags: TAGS,
      security: SECURITY.trivial,
      params,
      response: { 200: AiutaImage, ...ID_REFUSALS },
    },
    handler: async (request) => {
      const { image_id } = request.params;
      const origin = images.originFor(request);
      const model = services.tryOnModels.byId(image_id);
      if (model !== undefined) return modelImage(model, origin);
      const image = await services.assets.uploaded(request.caller.account.id, image_id);
      if (image === null) throw new AtelierError('image_not_found');
      return images.image(image, origin);
    },
  });

  app.delete('/uploaded_images/:image_id', {
    ...admit.client,
    schema: {
      operationId: 'deleteUploadedImage',
      summary: 'Delete an uploaded picture',
      tags: TAGS,
      security: SECURITY.client,
      params,
      response: { 204: NoContent, ...ID_REFUSALS },
    },
    handler: async (request, reply) => {
      const { image_id } = request.params;
      if (services.tryOnModels.byId(image_id)) throw new AtelierError('image_not_owned');
      await services.assets.deleteUploaded(request.caller.account.id, image_id);
      return reply.code(204).send();
    },
  });
}
