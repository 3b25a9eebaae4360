import { ACCOUNT_BASE_PATH } from '@atelier/contracts/account';
import swagger from '@fastify/swagger';
import { describeFamily } from '../openapi.ts';
import type { App, RouteContext } from '../route-context.ts';
import { eventRoute } from './events.ts';
import { modelPreviewRoute } from './model-preview.ts';
import { operationRoutes } from './operations.ts';
import { sessionRoutes } from './session.ts';
import { settingsRoutes } from './settings.ts';

/**
 * What belongs to the account rather than to one of the APIs: signing in, everything it has at work, and what its web
 * studio shows before anything is ordered.
 */
export const ACCOUNT_API = { title: 'Account API', basePath: ACCOUNT_BASE_PATH };

export async function registerAccountApi(app: App, context: RouteContext): Promise<void> {
  await app.register(
    async (scope: App) => {
      await scope.register(swagger, describeFamily(ACCOUNT_API));
      scope.get('/openapi.json', { schema: { hide: true } }, () => scope.swagger());
      sessionRoutes(scope, context);
      settingsRoutes(scope, context);
      operationRoutes(scope, context);
      eventRoute(scope, context);
      modelPreviewRoute(scope, context);
    },
    { prefix: ACCOUNT_API.basePath },
  );
}
