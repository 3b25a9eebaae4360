/** The vocabulary of flat lays that every layer shares (spec: product-api.md sections 3, 4 and 8). */
export const FLAT_LAY_TYPES = ['flat', 'ghost_mannequin', 'detail'] as const;
export type FlatLayType = (typeof FLAT_LAY_TYPES)[number];

export const FLAT_LAY_VIEWPOINTS = ['front', 'back'] as const;
export type FlatLayViewpoint = (typeof FLAT_LAY_VIEWPOINTS)[number];

export interface FlatLayImageType {
  flat_lay_type: FlatLayType;
  viewpoint: FlatLayViewpoint;
}

/** `reference_color` is `#rrggbb` and present exactly when the type asks for it. */
export type BackgroundSettings =
  | { background_type: 'arbitrary' }
  | { background_type: 'transparent' }
  | { background_type: 'reference_color'; reference_color: string };

/** Pixels. */
export interface OutputSize {
  width: number;
  height: number;
}

/** Pixels kept free around the object. */
export interface OutputPaddings {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export const OPERATION_STATUSES = [
  'CREATED',
  'IN_PROGRESS',
  'PAUSED',
  'SUCCESS',
  'FAILED',
  'CANCELLED',
  'ABORTED',
] as const;
export type OperationStatus = (typeof OPERATION_STATUSES)[number];
