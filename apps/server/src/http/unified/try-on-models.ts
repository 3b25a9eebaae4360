import { UnifiedPredefinedTryOnModels, UnifiedTryOnModels } from '@atelier/contracts';
import { byCategory, modelListRoute } from '../model-list-route.ts';
import type { App, RouteContext } from '../route-context.ts';

/** Predefined models of the Unified API, by category and, for the browser SDK, in one list (spec: sections 6 and 7). */
export function unifiedTryOnModelRoutes(app: App, context: RouteContext): void {
  modelListRoute(app, context, {
    path: '/predefined_try_on_models',
    operationId: 'listUnifiedPredefinedTryOnModels',
    summary: 'People on whom products can be tried, women and men',
    schema: UnifiedPredefinedTryOnModels,
    shape: (models, image) => byCategory(models, (model) => ({ ...image(model), tags: { ...model.tags } })),
  });
  modelListRoute(app, context, {
    path: '/try_on_models',
    operationId: 'listTryOnModels',
    summary: 'The same people in one list',
    schema: UnifiedTryOnModels,
    shape: (models, image) => models.map((model) => ({ ...image(model), tags: { ...model.tags } })),
  });
}
