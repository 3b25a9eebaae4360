import { blurField } from '@atelier/pixels/blur';
import { blurAt } from '@atelier/pixels/blur-at';
import { boundsOfMask } from '@atelier/pixels/bounds';
import { type Field, gradientAt } from '@atelier/pixels/field';
import { atLeast } from '@atelier/pixels/mask';
import type { Rgb } from '@atelier/pixels/raster';
import type { Trimap } from './trimap.ts';

/** Blur of the outline's shape, per long side of the object. */
const CALM_SHARE = 0.009;
/** The picture is compared so far to both sides of the outline, per blur; a lens blurs no farther. */
const STEP_SHARE = 0.5;
const LEAST_STEP_PX = 2;
/** Difference of colour across the outline (0..255 units) that is no edge, and that is one surely. */
const WEAK_EDGE = 24;
const SURE_EDGE = 70;
/** The certainty is blurred across the outline, too, which takes about half of it. */
const SEEN_GAIN = 1.5;
/** Blur of an alpha that colours cannot tell, and how it is made steep again: an edge then falls within 2 pixels. */
const ALPHA_BLUR_PX = 1.8;
const STEEPNESS = 2.2;
/** Blurred shapes between these two may change sides. */
const MAY_CHANGE = { from: 0.1, to: 0.9 } as const;

/**
 * Calms the outline of a garment on rough ground: cloth is cut in long lines, so where the picture shows no edge
 * across the outline, its shape is blurred and cut again (Merriman, Bence and Osher, "Motion of multiple junctions",
 * 1994: one step of motion by curvature). Along edges that are seen it stays. Changes `inside` in place.
 * @param inside 0..1, object from 0.5 up, of the picture's size
 * @returns how surely the outline was seen, 0..1, along it
 */
export function calmOutline(picture: Rgb, inside: Field): Field {
  const { width, height, data } = inside;
  const mask = atLeast(data, 0.5);
  const box = boundsOfMask(mask, width, height) ?? { width, height };
  const sigma = CALM_SHARE * Math.max(box.width, box.height);
  const step = Math.max(LEAST_STEP_PX, STEP_SHARE * sigma);
  const calm = blurField({ width, height, data: Float32Array.from(mask) }, sigma);
  const seen = { width, height, data: new Float32Array(data.length) };
  for (let i = 0; i < data.length; i++) {
    const shape = calm.data[i]!;
    if (shape > MAY_CHANGE.from && shape < MAY_CHANGE.to) seen.data[i] = edgeAcross(picture, calm, i, step);
  }
  const sure = blurField(seen, sigma / 2);
  for (let i = 0; i < data.length; i++) {
    const shape = calm.data[i]!;
    if (shape <= MAY_CHANGE.from || shape >= MAY_CHANGE.to) continue;
    data[i] = shape + (mask[i]! - shape) * sure.data[i]!;
  }
  return sure;
}

/**
 * Calms alpha where no edge was seen, where colours that are alike on both sides only tell noise: it is blurred and
 * made as steep again as it was. Changes `alpha` in place, within the band.
 * @param sure what `calmOutline` returned
 */
export function calmAlpha(alpha: Float32Array, { width, height, band }: Trimap, sure: Field): void {
  const calm = blurAt({ width, height, data: alpha }, band, ALPHA_BLUR_PX).data;
  for (let k = 0; k < band.length; k++) {
    const at = band[k]!;
    const steep = Math.min(1, Math.max(0, 0.5 + (calm[at]! - 0.5) * STEEPNESS));
    alpha[at] = steep + (alpha[at]! - steep) * Math.min(1, SEEN_GAIN * sure.data[at]!);
  }
}

/** 0..1: how surely the picture has an edge at pixel `at`, across the outline of `shape`. */
function edgeAcross({ width, height, data }: Rgb, shape: Field, at: number, step: number): number {
  const x = at % width;
  const y = (at - x) / width;
  const { dx, dy } = gradientAt(shape, x, y);
  // `Math.hypot` guards against overflow, which takes ten times as long.
  const length = Math.sqrt(dx * dx + dy * dy) || 1;
  const pixel = (side: number) => {
    const px = Math.min(width - 1, Math.max(0, Math.round(x + (side * step * dx) / length)));
    const py = Math.min(height - 1, Math.max(0, Math.round(y + (side * step * dy) / length)));
    return 3 * (py * width + px);
  };
  const inner = pixel(1);
  const outer = pixel(-1);
  let squared = 0;
  for (let c = 0; c < 3; c++) squared += (data[inner + c]! - data[outer + c]!) ** 2;
  return Math.min(1, Math.max(0, (Math.sqrt(squared) - WEAK_EDGE) / (SURE_EDGE - WEAK_EDGE)));
}
