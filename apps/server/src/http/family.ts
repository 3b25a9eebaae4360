import swagger from '@fastify/swagger';
import type { Services } from '../services.ts';
import type { App } from './app.ts';
import type { Admission } from './auth/admission.ts';
import { dataRoutes } from './data/routes.ts';
import type { UploadPlaces } from './data/upload-places.ts';
import type { ImageAnswers } from './image-answers.ts';
import { describeFamily } from './openapi.ts';

/** What the routes of every family work with. */
export interface RouteContext {
  services: Services;
  admit: Record<'trivial' | 'client' | 'keyOnly', Admission>;
  images: ImageAnswers;
  uploads: UploadPlaces;
}

/** One public API: its place in the URL space and its own routes besides the data endpoints that all share. */
export interface Family {
  title: string;
  basePath: string;
  routes: (app: App, context: RouteContext) => void;
}

/** Registers a family under its base path, together with its description at `<base>/openapi.json`. */
export async function registerFamily(app: App, family: Family, context: RouteContext): Promise<void> {
  await app.register(
    async (scope: App) => {
      await scope.register(swagger, describeFamily(family));
      scope.get('/openapi.json', { schema: { hide: true } }, () => scope.swagger());
      await scope.register(async (data: App) => dataRoutes(data, context));
      family.routes(scope, context);
    },
    { prefix: family.basePath },
  );
}
