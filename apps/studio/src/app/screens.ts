import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { PlacedScreen } from './places.ts';

/** What shows each screen; loaded when it is first gone to. */
export const SCREENS: Record<PlacedScreen, LazyExoticComponent<ComponentType>> = {
  home: lazy(() => import('../screens/dashboard/Dashboard.tsx')),
  dashboard: lazy(() => import('../screens/dashboard/Dashboard.tsx')),
  products: lazy(() => import('../screens/products/ProductsScreen.tsx')),
  product: lazy(() => import('../screens/products/ProductScreen.tsx')),
  flatLays: lazy(() => import('../screens/flat-lays/FlatLaysScreen.tsx')),
  onFigure: lazy(() => import('../screens/on-figure/OnFigureScreen.tsx')),
  create: lazy(() => import('../screens/create/CreateScreen.tsx')),
  edit: lazy(() => import('../screens/edit/EditScreen.tsx')),
  upscale: lazy(() => import('../screens/upscale/UpscaleScreen.tsx')),
  control: lazy(() => import('../screens/control/ControlScreen.tsx')),
  queue: lazy(() => import('../screens/queue/QueueScreen.tsx')),
  social: lazy(() => import('../screens/social/SocialScreen.tsx')),
  usage: lazy(() => import('../screens/usage/UsageScreen.tsx')),
  keys: lazy(() => import('../screens/keys/KeysScreen.tsx')),
  providers: lazy(() => import('../screens/providers/ProvidersScreen.tsx')),
  settings: lazy(() => import('../screens/settings/SettingsScreen.tsx')),
  tryOn: lazy(() => import('../screens/try-on/TryOnScreen.tsx')),
  library: lazy(() => import('../screens/library/LibraryScreen.tsx')),
  compress: lazy(() => import('../screens/recode/CompressScreen.tsx')),
  convert: lazy(() => import('../screens/recode/ConvertScreen.tsx')),
  templates: lazy(() => import('../screens/templates/TemplatesScreen.tsx')),
};
