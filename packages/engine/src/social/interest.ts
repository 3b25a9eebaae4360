import { emptyField, type Field } from '@atelier/pixels/field';
import type { Rgb } from '@atelier/pixels/raster';

const SATURATION_WEIGHT = 0.5;
const SKIN_WEIGHT = 1;
const STRANGENESS_WEIGHT = 0.3;
/** What a cell in a corner counts beside one in the centre. */
const CORNER_SHARE = 0.6;

/** Skin of all shades lies in this box of the chroma plane (Chai and Ngan, "Face segmentation using skin-color map", 1999). */
const SKIN_CB = { from: 77, to: 127 };
const SKIN_CR = { from: 133, to: 173 };
const LEAST_SKIN_LUMA = 40;

/**
 * How much each pixel of a small picture (256 px are enough) draws the eye: steps in lightness, colourfulness, skin and
 * distance from the colour that the frame has, all 0..1, favouring the centre a little.
 */
export function interestOf(picture: Rgb): Field {
  const { width, height, data } = picture;
  const frame = frameColour(picture);
  const field = emptyField(width, height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = 3 * (y * width + x);
      const [r, g, b] = [data[at]!, data[at + 1]!, data[at + 2]!];
      const strange = Math.hypot(r - frame[0]!, g - frame[1]!, b - frame[2]!) / (255 * Math.sqrt(3));
      const eye =
        edgeAt(picture, x, y) +
        SATURATION_WEIGHT * saturation(r, g, b) +
        (isSkin(r, g, b) ? SKIN_WEIGHT : 0) +
        STRANGENESS_WEIGHT * strange;
      field.data[y * width + x] = eye * centreShare((x + 0.5) / width, (y + 0.5) / height);
    }
  }
  return field;
}

/** Mean colour of the outermost pixels. */
function frameColour({ width, height, data }: Rgb): number[] {
  const sum = [0, 0, 0];
  let count = 0;
  for (let y = 0; y < height; y++) {
    const step = y === 0 || y === height - 1 ? 1 : Math.max(1, width - 1);
    for (let x = 0; x < width; x += step) {
      for (let c = 0; c < 3; c++) sum[c] = sum[c]! + data[3 * (y * width + x) + c]!;
      count++;
    }
  }
  return sum.map((total) => total / count);
}

/** Central differences of luma, 0..1. */
function edgeAt({ width, height, data }: Rgb, x: number, y: number): number {
  const left = 3 * (y * width + Math.max(0, x - 1));
  const right = 3 * (y * width + Math.min(width - 1, x + 1));
  const above = 3 * (Math.max(0, y - 1) * width + x);
  const below = 3 * (Math.min(height - 1, y + 1) * width + x);
  return Math.min(
    1,
    Math.hypot(luma(data, right) - luma(data, left), luma(data, below) - luma(data, above)) / 255,
  );
}

/** ITU-R BT.601. */
function luma(data: Uint8Array, at: number): number {
  return 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!;
}

/** As in HSV, 0..1. */
function saturation(r: number, g: number, b: number): number {
  const most = Math.max(r, g, b);
  return most === 0 ? 0 : (most - Math.min(r, g, b)) / most;
}

function isSkin(r: number, g: number, b: number): boolean {
  const y = 0.299 * r + 0.587 * g + 0.114 * b;
  const cb = 128 + 0.564 * (b - y);
  const cr = 128 + 0.713 * (r - y);
  return (
    y >= LEAST_SKIN_LUMA && cb >= SKIN_CB.from && cb <= SKIN_CB.to && cr >= SKIN_CR.from && cr <= SKIN_CR.to
  );
}

/** 1 in the centre, `CORNER_SHARE` in the corners. */
function centreShare(x: number, y: number): number {
  const squared = ((x - 0.5) ** 2 + (y - 0.5) ** 2) / 0.5;
  return 1 - (1 - CORNER_SHARE) * squared;
}
