import swagger from '@fastify/swagger';
import { describeFamily } from '../openapi.ts';
import type { App, RouteContext } from '../route-context.ts';
import { refuseUnknownRoutes } from '../unknown-routes.ts';
import { studioAccess } from './access.ts';
import { assetFileRoutes } from './asset-files.ts';
import { assetRecordRoute } from './asset-record.ts';
import { collectionRoutes } from './collections.ts';
import { controlRoute } from './control.ts';
import { createRoute } from './create.ts';
import { createPreviewRoute } from './create-preview.ts';
import { creditRoutes } from './credits.ts';
import { editRoutes } from './edit.ts';
import { answerStudioError } from './errors.ts';
import { faceSwapRoutes } from './face-swap.ts';
import { formatFactRoutes } from './format-facts.ts';
import { studioHealthRoute } from './health.ts';
import { jobRoutes } from './jobs.ts';
import { readStudioBodies, STUDIO_BODY_BYTES } from './json-body.ts';
import { keyRoutes } from './keys.ts';
import { libraryRoutes, saveRoute } from './library.ts';

import { operationRoutes } from './operations.ts';
import { personaRoutes } from './personas.ts';
import { platformRoutes } from './platforms.ts';
import { providerRoutes } from './providers.ts';
import { recodeRoutes } from './recode.ts';
import { holdToKeys, keepAnswers } from './request-key.ts';
import { socialRoute } from './social.ts';
import { socialCropsRoute } from './social-crops.ts';
import { templateRoutes } from './templates.ts';
import { transformRoutes } from './transform.ts';
import { upscaleRoute } from './upscale.ts';
import { upscalePreviewRoute } from './upscale-preview.ts';
import { studioValidator } from './validation.ts';

/** Image Studio, with the account's keys beside it. Its rules of transport are its own (spec: image-studio-api.md section 1). */
export const IMAGE_STUDIO = { title: 'Image Studio API', basePath: '/api' };
const STUDIO_PATH = '/image-studio';
const LIBRARY_PATH = '/content-assets';
const OPEN = { config: { isOpen: true }, schema: { hide: true } } as const;

export async function registerImageStudio(app: App, context: RouteContext): Promise<void> {
  await app.register(
    async (scope: App) => {
      scope.setErrorHandler(answerStudioError);
      scope.setValidatorCompiler(studioValidator);
      readStudioBodies(scope);
      scope.addHook('onRoute', (route) => {
        route.bodyLimit = STUDIO_BODY_BYTES;
      });
      refuseUnknownRoutes(scope);
      const { onRequest, preValidation } = studioAccess(context.services, context.uploads);
      scope.addHook('onRequest', onRequest);
      scope.addHook('preValidation', preValidation);
      scope.addHook('preHandler', holdToKeys(context.services));
      scope.addHook('onSend', keepAnswers(context.services));
      await scope.register(swagger, describeFamily(IMAGE_STUDIO));
      for (const path of ['/openapi.json', `${STUDIO_PATH}/openapi.json`])
        scope.get(path, OPEN, () => scope.swagger());
      await scope.register(async (studio: App) => studioRoutes(studio, context), { prefix: STUDIO_PATH });
      await scope.register(async (assets: App) => assetRoutes(assets, context), { prefix: LIBRARY_PATH });
      keyRoutes(scope, context);
      personaRoutes(scope, context);
    },
    { prefix: IMAGE_STUDIO.basePath },
  );
}

function studioRoutes(app: App, context: RouteContext): void {
  studioHealthRoute(app, context);
  templateRoutes(app);
  providerRoutes(app, context);
  platformRoutes(app);
  operationRoutes(app);
  creditRoutes(app, context);
  createRoute(app, context);
  createPreviewRoute(app, context);
  upscaleRoute(app, context);
  upscalePreviewRoute(app, context);
  editRoutes(app, context);
  controlRoute(app, context);
  socialRoute(app, context);
  socialCropsRoute(app, context);
  recodeRoutes(app, context);
  formatFactRoutes(app);
  faceSwapRoutes(app, context);
  transformRoutes(app, context);
  jobRoutes(app, context);
  saveRoute(app, context);
}

function assetRoutes(app: App, context: RouteContext): void {
  collectionRoutes(app, context);
  assetFileRoutes(app, context);
  assetRecordRoute(app, context);
  libraryRoutes(app, context);
}

/** Paths of this API work with a slash at their end, too. */
export function withoutTrailingSlash(url: string): string {
  if (!url.startsWith(`${IMAGE_STUDIO.basePath}/`)) return url;
  const query = url.indexOf('?');
  const path = query === -1 ? url : url.slice(0, query);
  return path.replace(/\/+$/, '') + (query === -1 ? '' : url.slice(query));
}
