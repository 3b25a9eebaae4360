import { BASE_PATHS } from '@atelier/contracts';
import { legacyFlatLayRoutes } from './flat-lays/flat-lays.ts';
import type { Family } from './route-context.ts';
import { studioFlatLayRoutes } from './studio/flat-lays.ts';

/** Every public API. Those without routes of their own offer the data endpoints under their base. */
export const FAMILIES: Family[] = [
  { title: 'Studio API', basePath: BASE_PATHS.studio, routes: studioFlatLayRoutes },
  { title: 'Try-On API', basePath: BASE_PATHS.tryOn, routes: () => {} },
  { title: 'Unified API', basePath: BASE_PATHS.unified, routes: () => {} },
  { title: 'Flat Lays API (legacy)', basePath: BASE_PATHS.flatLays, routes: legacyFlatLayRoutes },
];
