import { type Box, clipBox, coverPixel, type Mask, type MaskMode, type Point } from './mask.ts';

export interface Brush {
  /** Pixels of the mask. */
  diameter: number;
  /** Share of the radius that covers wholly, 0..1; the rest fades out. */
  hardness: number;
}

/** Where the brush was, and how hard it was pressed (0..1). */
export interface Touch extends Point {
  pressure: number;
}

/** The lightest touch still draws a line of this share of the diameter. */
const LEAST_WIDTH = 0.25;
/** Edges of the hardest brush still pass over one pixel. */
const LEAST_FADE_PX = 1;

/**
 * Draws the brush along a line, its width between those of both ends. Pixels take the strongest coverage rather than the
 * sum, so strokes have neither gaps nor darker joints however fast they were.
 * @returns the pixels that may have changed
 */
export function drawStroke(mask: Mask, from: Touch, to: Touch, brush: Brush, mode: MaskMode): Box {
  const startRadius = radiusOf(brush, from.pressure);
  const endRadius = radiusOf(brush, to.pressure);
  const reach = Math.max(startRadius, endRadius) + LEAST_FADE_PX;
  const box = clipBox(mask, {
    left: Math.min(from.x, to.x) - reach,
    top: Math.min(from.y, to.y) - reach,
    right: Math.max(from.x, to.x) + reach,
    bottom: Math.max(from.y, to.y) + reach,
  });
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const squaredLength = dx * dx + dy * dy;
  for (let y = box.top; y < box.bottom; y++) {
    for (let x = box.left; x < box.right; x++) {
      // Pixels are judged by their centres: how far along the line, and how far from it.
      const toX = x + 0.5 - from.x;
      const toY = y + 0.5 - from.y;
      const along = squaredLength === 0 ? 0 : Math.min(1, Math.max(0, (toX * dx + toY * dy) / squaredLength));
      const distance = Math.hypot(toX - along * dx, toY - along * dy);
      const radius = startRadius + (endRadius - startRadius) * along;
      const coverage = coverageAt(distance, radius, brush.hardness);
      if (coverage > 0) coverPixel(mask, y * mask.width + x, coverage, mode);
    }
  }
  return box;
}

function radiusOf({ diameter }: Brush, pressure: number): number {
  return (diameter / 2) * (LEAST_WIDTH + (1 - LEAST_WIDTH) * Math.min(1, Math.max(0, pressure)));
}

/** 0..255, by a smooth step from the hard core to the rim. */
function coverageAt(distance: number, radius: number, hardness: number): number {
  const fade = Math.max(LEAST_FADE_PX, radius * (1 - hardness));
  const inside = Math.min(1, Math.max(0, (radius + LEAST_FADE_PX / 2 - distance) / fade));
  return Math.round(255 * inside * inside * (3 - 2 * inside));
}
