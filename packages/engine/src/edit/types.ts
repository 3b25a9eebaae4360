import type { Raster } from '@atelier/pixels/raster';
import type { Margins } from '../inpaint/index.ts';
import type { Models } from '../models/models.ts';

/** How a painted mask is read: white = edit, black = keep (spec: image-studio-api.md section 7.2). */
interface MaskSettings {
  /** Of the picture's proportions, any size. */
  readonly mask?: Raster;
  /** Pixels by which the area is made wider, and over which its edge is then softened, 0..100. */
  readonly growPx: number;
  readonly featherPx: number;
}

interface Seeded {
  /** The same seed gives the same bytes. */
  readonly seed: number;
}

/** Makes everything but the subject transparent. */
export interface RemoveBackground {
  readonly operation: 'remove_background';
  readonly picture: Raster;
}

/** Makes the masked area anew. */
export interface Inpaint extends MaskSettings, Seeded {
  readonly operation: 'inpaint';
  readonly picture: Raster;
  readonly prompt: string;
}

/** Takes what lies under the mask out of the picture. */
export interface Erase extends MaskSettings, Seeded {
  readonly operation: 'erase';
  readonly picture: Raster;
}

/** Extends the picture beyond its edges. */
export interface Outpaint extends Seeded {
  readonly operation: 'outpaint';
  readonly picture: Raster;
  readonly margins: Margins;
  readonly prompt?: string;
}

/** Puts something else in the place of what is named. */
export interface SearchReplace extends MaskSettings, Seeded {
  readonly operation: 'search_replace';
  readonly picture: Raster;
  readonly prompt: string;
  readonly searchPrompt: string;
}

/** Gives what is named another colour. */
export interface SearchRecolor extends MaskSettings {
  readonly operation: 'search_recolor';
  readonly picture: Raster;
  readonly prompt: string;
  readonly selectPrompt: string;
}

export type LightSide = 'left' | 'right' | 'above' | 'below';

/** Puts the subject before another background and lights it to match. */
export interface Relight extends Seeded {
  readonly operation: 'replace_background_relight';
  readonly picture: Raster;
  readonly background?: Raster;
  /** Whose light is taken over; without it, the background's. */
  readonly lighting?: Raster;
  readonly prompt?: string;
  readonly lightSide?: LightSide;
  /** 0..1. */
  readonly lightStrength: number;
  readonly keepBackground: boolean;
}

/** Does what a sentence says. */
export interface GeneralEdit extends MaskSettings, Seeded {
  readonly operation: 'general_edit';
  readonly picture: Raster;
  readonly prompt: string;
}

export type EditRequest =
  | RemoveBackground
  | Inpaint
  | Erase
  | Outpaint
  | SearchReplace
  | SearchRecolor
  | Relight
  | GeneralEdit;

export type EditOperation = EditRequest['operation'];

/** What an edit needs besides its request. */
export interface EditTools {
  readonly models: Models;
}

/** Where the edited area came from. */
export type MaskSource = 'provided' | 'alpha' | 'none' | 'found';

export interface EditMetadata {
  readonly maskSource: MaskSource;
  /** The mask came in another size. */
  readonly maskResized: boolean;
  /** What was done, in words, in order. */
  readonly steps: readonly string[];
}

export interface EditResult {
  /** With alpha where the source has it, or the operation makes it. */
  readonly picture: Raster;
  /** What of the request could not be done, and what has to be looked at, in sentences for the user. */
  readonly warnings: readonly string[];
  readonly metadata: EditMetadata;
}
