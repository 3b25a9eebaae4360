import type { Field } from '@atelier/pixels/field';

/** A rectangle in shares of a picture's width and height, 0..1; may reach beyond them. */
export interface ShareBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Something a crop must not cut through. */
export interface Keep {
  readonly kind: 'face' | 'head' | 'text';
  readonly box: ShareBox;
  /** How much it counts beside others of its kind, 0..1. */
  readonly weight: number;
}

/** What a look at a picture tells about where it may be cut. */
export interface Scene {
  readonly keeps: readonly Keep[];
  /** How far each cell belongs to the subject, 0..1, over the whole picture; undefined when nothing stands out. */
  readonly subject: Field | undefined;
  /** How much each cell draws the eye, 0.., over the whole picture. */
  readonly interest: Field;
}
