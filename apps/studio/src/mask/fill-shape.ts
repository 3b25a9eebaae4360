import { type Box, clipBox, coverPixel, type Mask, type MaskMode, type Point } from './mask.ts';

/** Lines per pixel at which the outline is looked at, for smooth edges. */
const LINES_PER_PIXEL = 4;
const ELLIPSE_CORNERS = 180;

/** Corners of a rectangle between two opposite ones. */
export function rectangle(from: Point, to: Point): Point[] {
  return [from, { x: to.x, y: from.y }, to, { x: from.x, y: to.y }];
}

/** The outline of the ellipse within a rectangle, as many short lines. */
export function ellipse(from: Point, to: Point): Point[] {
  const centre = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  return Array.from({ length: ELLIPSE_CORNERS }, (_, index) => {
    const angle = (index / ELLIPSE_CORNERS) * 2 * Math.PI;
    return {
      x: centre.x + (Math.cos(angle) * (to.x - from.x)) / 2,
      y: centre.y + (Math.sin(angle) * (to.y - from.y)) / 2,
    };
  });
}

/**
 * Fills what an outline encloses (even-odd rule), closed by itself.
 * @returns the pixels that may have changed
 */
export function fillShape(mask: Mask, outline: readonly Point[], mode: MaskMode): Box {
  const xs = outline.map(({ x }) => x);
  const ys = outline.map(({ y }) => y);
  const bounds = {
    left: Math.min(...xs),
    top: Math.min(...ys),
    right: Math.max(...xs),
    bottom: Math.max(...ys),
  };
  const box = clipBox(mask, bounds);
  const cover = new Float32Array(mask.width);
  for (let y = box.top; y < box.bottom; y++) {
    cover.fill(0);
    for (let line = 0; line < LINES_PER_PIXEL; line++)
      addSpans(cover, crossings(outline, y + (line + 0.5) / LINES_PER_PIXEL));
    for (let x = box.left; x < box.right; x++)
      if (cover[x]! > 0)
        coverPixel(mask, y * mask.width + x, Math.round((255 * cover[x]!) / LINES_PER_PIXEL), mode);
  }
  return box;
}

/** Where a horizontal line meets the outline, from left to right. */
function crossings(outline: readonly Point[], y: number): number[] {
  const found: number[] = [];
  let before = outline.at(-1);
  for (const point of outline) {
    if (before !== undefined && before.y <= y !== point.y <= y)
      found.push(before.x + ((y - before.y) / (point.y - before.y)) * (point.x - before.x));
    before = point;
  }
  return found.sort((one, other) => one - other);
}

/** Adds to each pixel how much of it lies between every pair of crossings. */
function addSpans(cover: Float32Array, at: readonly number[]): void {
  for (let pair = 0; pair + 1 < at.length; pair += 2) {
    const left = Math.max(0, at[pair]!);
    const right = Math.min(cover.length, at[pair + 1]!);
    for (let x = Math.floor(left); x < right; x++)
      cover[x]! += Math.max(0, Math.min(right, x + 1) - Math.max(left, x));
  }
}
