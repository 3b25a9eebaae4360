import { AtelierError } from '@atelier/contracts';
import { z } from 'zod';
import type { App } from '../http/route-context.ts';
import type { Services } from '../services.ts';
import { deliverFile } from './deliver.ts';
import { FILES_PATH, type ImageUrls } from './image-urls.ts';

/** Pictures by signed URL: whoever has the URL may fetch it, from any origin, until it expires or is deleted. */
export function fileRoutes(app: App, services: Services, urls: ImageUrls): void {
  app.route({
    method: ['GET', 'HEAD'],
    url: `${FILES_PATH}/:name`,
    schema: {
      params: z.object({ name: z.string() }),
      querystring: z.object({ exp: z.string().catch(''), sig: z.string().catch('') }),
    },
    handler: async (request, reply) => {
      const { name } = request.params;
      const permission = urls.check(name, request.query.exp, request.query.sig);
      if (permission === null) throw new AtelierError('image_url_invalid');
      const file = await services.assets.served(permission.id);
      if (file === null) throw new AtelierError('image_not_found');
      return deliverFile(request, reply, file, name, permission.secondsLeft);
    },
  });
}
