import type { FlatLayOrder } from '@atelier/sdk';

/** What a flat lay shows, and from where. */
export type FlatLayType = FlatLayOrder['image_types'][number];
export type FlatLayTypeName = `${FlatLayType['flat_lay_type']}.${FlatLayType['viewpoint']}`;

export const FLAT_LAY_TYPES: Record<FlatLayTypeName, FlatLayType> = {
  'flat.front': { flat_lay_type: 'flat', viewpoint: 'front' },
  'flat.back': { flat_lay_type: 'flat', viewpoint: 'back' },
  'ghost_mannequin.front': { flat_lay_type: 'ghost_mannequin', viewpoint: 'front' },
  'ghost_mannequin.back': { flat_lay_type: 'ghost_mannequin', viewpoint: 'back' },
  'detail.front': { flat_lay_type: 'detail', viewpoint: 'front' },
  'detail.back': { flat_lay_type: 'detail', viewpoint: 'back' },
};
/** In the order in which they are offered. */
export const FLAT_LAY_TYPE_NAMES: readonly FlatLayTypeName[] = [
  'flat.front',
  'flat.back',
  'ghost_mannequin.front',
  'ghost_mannequin.back',
  'detail.front',
  'detail.back',
];

export function flatLayTypeName({ flat_lay_type, viewpoint }: FlatLayType): FlatLayTypeName {
  return `${flat_lay_type}.${viewpoint}`;
}
