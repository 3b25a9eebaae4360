import { PredefinedTryOnModels } from '@atelier/contracts';
import { byCategory, modelListRoute } from '../model-list-route.ts';
import type { App, RouteContext } from '../route-context.ts';

/** Predefined models of the Try-On API (spec: product-api.md section 5). */
export function tryOnModelRoutes(app: App, context: RouteContext): void {
  modelListRoute(app, context, {
    path: '/predefined_try_on_models',
    operationId: 'listPredefinedTryOnModels',
    summary: 'People on whom products can be tried, women and men',
    schema: PredefinedTryOnModels,
    shape: (models, image) =>
      byCategory(models, (model) => ({ ...image(model), metadata: { ...model.tags } })),
  });
}
