import type { ControlWork } from '@atelier/contracts/image-studio';
import type { Raster } from '@atelier/pixels/raster';
import type { Models } from '../models/models.ts';

/** Work with its pictures: `picture` is the drawing, the structure, the style reference or what is to be restyled. */
export type ControlOrder = ControlWork & {
  readonly picture: Raster;
  /** The reference of a style transfer. */
  readonly style?: Raster;
};
export type OrderOf<O extends ControlWork['operation']> = Extract<ControlOrder, { operation: O }>;

export interface ControlTools {
  readonly models: Models;
}

export interface ControlResult {
  readonly picture: Raster;
  /** What the user should know, in sentences. */
  readonly warnings: readonly string[];
  /** What was found out on the way, for the answer. */
  readonly metadata: Readonly<Record<string, unknown>>;
}
