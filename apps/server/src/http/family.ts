import swagger from '@fastify/swagger';
import { dataRoutes } from './data/routes.ts';
import { describeFamily } from './openapi.ts';
import type { App, Family, RouteContext } from './route-context.ts';

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
