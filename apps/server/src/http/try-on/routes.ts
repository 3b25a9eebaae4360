import type { App, RouteContext } from '../route-context.ts';
import { legacyCatalogueRoutes } from './catalogue.ts';
import { skuImagesRoutes } from './sku-images.ts';
import { tryOnModelRoutes } from './try-on-models.ts';

/** The Try-On API besides the data endpoints. */
export function tryOnRoutes(app: App, context: RouteContext): void {
  legacyCatalogueRoutes(app, context);
  tryOnModelRoutes(app, context);
  skuImagesRoutes(app, context);
}
