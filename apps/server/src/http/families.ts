import { BASE_PATHS } from '@atelier/contracts';
import { legacyFlatLayRoutes } from './flat-lays/flat-lays.ts';
import type { Family } from './route-context.ts';
import { studioRoutes } from './studio/routes.ts';
import { tryOnRoutes } from './try-on/routes.ts';
import { unifiedRoutes } from './unified/routes.ts';

/** Every public API. Those without routes of their own offer the data endpoints under their base. */
export const FAMILIES: Family[] = [
  { title: 'Studio API', basePath: BASE_PATHS.studio, routes: studioRoutes },
  { title: 'Try-On API', basePath: BASE_PATHS.tryOn, routes: tryOnRoutes },
  { title: 'Unified API', basePath: BASE_PATHS.unified, routes: unifiedRoutes },
  { title: 'Flat Lays API (legacy)', basePath: BASE_PATHS.flatLays, routes: legacyFlatLayRoutes },
];
