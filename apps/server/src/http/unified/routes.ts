import type { App, RouteContext } from '../route-context.ts';
import { unifiedFlatLayRoutes } from './flat-lays.ts';
import { recommendationRoutes } from './recommendations.ts';
import { skuItemRoutes } from './sku-items.ts';
import { skuTryOnRoutes } from './sku-try-on.ts';
import { unifiedTryOnModelRoutes } from './try-on-models.ts';

/** The Unified API besides the data endpoints. */
export function unifiedRoutes(app: App, context: RouteContext): void {
  skuItemRoutes(app, context);
  recommendationRoutes(app, context);
  unifiedFlatLayRoutes(app, context);
  unifiedTryOnModelRoutes(app, context);
  skuTryOnRoutes(app, context);
}
