import type { StudioScreen } from '@atelier/contracts/studio-screens';
import type { ActivityItem } from '@atelier/sdk';

const MODULES: Partial<Record<string, StudioScreen>> = {
  create: 'create',
  edit: 'edit',
  upscale: 'upscale',
  control: 'control',
  social: 'social',
  compress: 'compress',
  convert: 'convert',
};

/** The screen that orders operations of this kind; null for what no screen orders. */
export function placeOf({ kind, module }: ActivityItem): StudioScreen | null {
  switch (kind) {
    case 'flat_lay':
      return 'flatLays';
    case 'on_figure':
      return 'onFigure';
    case 'try_on':
      return 'tryOn';
    case 'image_studio':
      return MODULES[module ?? ''] ?? null;
    default:
      return null;
  }
}
