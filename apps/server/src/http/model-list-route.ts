import { createHash } from 'node:crypto';
import type {
  AiutaImage,
  PredefinedTryOnModels,
  UnifiedPredefinedTryOnModels,
  UnifiedTryOnModels,
} from '@atelier/contracts';
import type { z } from 'zod';
import { matchesEtag } from '../files/conditional.ts';
import { modelPictureUrl } from '../files/try-on-model-pictures.ts';
import type { TryOnModel } from '../try-on-models/try-on-models.ts';
import { NoContent, POLL_REFUSALS, SECURITY } from './openapi.ts';
import type { App, RouteContext } from './route-context.ts';

type Answer = PredefinedTryOnModels | UnifiedPredefinedTryOnModels | UnifiedTryOnModels;

/** A list of the predefined models, in the shape of a family. */
interface ModelList {
  path: `/${string}`;
  operationId: string;
  summary: string;
  schema: z.ZodType<Answer>;
  shape: (models: readonly TryOnModel[], image: (model: TryOnModel) => AiutaImage) => Answer;
}

/**
 * `GET` of the predefined models. The ETag is the hash of the answer: picture URLs stand still until a picture
 * changes, so it is the same after a restart and on every replica, and another one when anything in the list differs.
 */
export function modelListRoute(
  app: App,
  { services, admit, images }: RouteContext,
  { path, operationId, summary, schema, shape }: ModelList,
): void {
  app.get(path, {
    ...admit.trivial,
    schema: {
      operationId,
      summary,
      tags: ['Try-on models'],
      security: SECURITY.trivial,
      response: { 200: schema, 304: NoContent, ...POLL_REFUSALS },
    },
    handler: async (request, reply) => {
      const origin = images.originFor(request);
      const list = shape(services.tryOnModels.all, (model) => modelImage(model, origin));
      const etag = createHash('sha256').update(JSON.stringify(list)).digest('base64url');
      // A copy may be kept and is asked about each time: the list changes with the software.
      reply.headers({ etag: `"${etag}"`, 'cache-control': 'private, no-cache' });
      if (matchesEtag(request.headers['if-none-match'], etag)) return reply.code(304).send();
      return reply.send(list);
    },
  });
}

/** A predefined model as an image. */
export function modelImage(model: TryOnModel, origin: string): AiutaImage {
  return { id: model.id, owner_type: 'aiuta', url: modelPictureUrl(model, origin), expires_at: null };
}

/** The models by category, for the routes that answer them so. */
export function byCategory<Shown>(
  models: readonly TryOnModel[],
  show: (model: TryOnModel) => Shown,
): { category: TryOnModel['category']; models: Shown[] }[] {
  return (['woman', 'man'] as const).map((category) => ({
    category,
    models: models.filter((model) => model.category === category).map(show),
  }));
}
