import type { App, RouteContext } from '../route-context.ts';
import { studioFlatLayRoutes } from './flat-lays.ts';
import { studioOnFigureRoutes } from './on-figure.ts';
import { studioPresetRoutes } from './on-figure-presets.ts';

/** The Studio API besides the data endpoints. */
export function studioRoutes(app: App, context: RouteContext): void {
  studioFlatLayRoutes(app, context);
  studioPresetRoutes(app, context);
  studioOnFigureRoutes(app, context);
}
