import { AtelierError } from '@atelier/contracts';
import { z } from 'zod';
import { ID_REFUSALS, NoContent, SECURITY } from '../openapi.ts';
import { pathId } from '../path-id.ts';
import type { App, RouteContext } from '../route-context.ts';

export function generatedImageRoutes(app: App, { services, admit }: RouteContext): void {
  app.delete('/generated_images/:image_id', {
    ...admit.client,
    schema: {
      operationId: 'deleteGeneratedImage',
      summary: 'Delete a generated picture',
      tags: ['Data'],
      security: SECURITY.client,
      params: z.object({ image_id: pathId() }),
      response: { 204: NoContent, ...ID_REFUSALS },
    },
    handler: async (request, reply) => {
      const { image_id } = request.params;
      if (services.tryOnModels.byId(image_id)) throw new AtelierError('image_not_owned');
      await services.assets.deleteGenerated(request.caller.account.id, image_id);
      return reply.code(204).send();
    },
  });
}
