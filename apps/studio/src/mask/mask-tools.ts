import type { MaskMode } from './mask.ts';
import type { Tint } from './mask-pixels.ts';

export const MASK_TOOLS = ['brush', 'rectangle', 'ellipse', 'lasso', 'wand', 'hand'] as const;
export type MaskTool = (typeof MASK_TOOLS)[number];

export const BRUSH_RANGE = { min: 1, max: 300 } as const;
/** Screen pixels for one of the picture's. */
export const ZOOM_RANGE = { min: 0.1, max: 8 } as const;
export const MOST_EDGE_PX = 100;
export const MOST_TOLERANCE = 128;

export type TintName = 'red' | 'green' | 'blue';
export const TINTS: Record<TintName, Tint> = {
  red: [235, 64, 52],
  green: [30, 190, 110],
  blue: [60, 120, 255],
};

/** How the editor is set; kept as a draft, so that it is the same the next time. */
export interface MaskSettings {
  tool: MaskTool;
  mode: MaskMode;
  /** Pixels of the picture. */
  brushSize: number;
  hardness: number;
  tolerance: number;
  /** By how many pixels Grow and Feather work. */
  edgePx: number;
  tint: TintName;
  opacity: number;
  isMaskOnly: boolean;
}

export const INITIAL_MASK_SETTINGS: MaskSettings = {
  tool: 'brush',
  mode: 'add',
  brushSize: 60,
  hardness: 0.8,
  tolerance: 24,
  edgePx: 8,
  tint: 'red',
  opacity: 0.55,
  isMaskOnly: false,
};

const BRUSH_STEP = 1.15;

/** A noticeably larger (1) or smaller (-1) brush. */
export function stepBrush(size: number, direction: 1 | -1): number {
  const stepped = direction === 1 ? Math.ceil(size * BRUSH_STEP) : Math.floor(size / BRUSH_STEP);
  return Math.min(BRUSH_RANGE.max, Math.max(BRUSH_RANGE.min, stepped));
}
