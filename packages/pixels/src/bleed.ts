import { blurField } from './blur.ts';
import { emptyField, sampleField } from './field.ts';
import type { Rgb, Rgba } from './raster.ts';

/** Colours spread in cells of this many pixels: cheap, and only neighbours of the outline matter. */
const CELL_PX = 6;

/**
 * The colours of a cutout, continued smoothly under its transparent parts, so that a filter or a network that
 * knows no alpha does not pull darkness into the edge.
 */
export function bleedColour(source: Rgba): Rgb {
  const { width, height, data } = source;
  const w = Math.max(1, Math.ceil(width / CELL_PX));
  const h = Math.max(1, Math.ceil(height / CELL_PX));
  const sums = [emptyField(w, h), emptyField(w, h), emptyField(w, h), emptyField(w, h)];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = (y * width + x) * 4;
      const alpha = data[i + 3]!;
      if (alpha === 0) continue;
      const cell = Math.floor(y / CELL_PX) * w + Math.floor(x / CELL_PX);
      for (let c = 0; c < 3; c++) sums[c]!.data[cell] = sums[c]!.data[cell]! + alpha * data[i + c]!;
      sums[3]!.data[cell] = sums[3]!.data[cell]! + alpha;
    }
  }
  const spread = sums.map((sum) => blurField(sum, 1.5));
  const far = sums.map((sum) => blurField(sum, 12));
  for (let k = 0; k < 4; k++)
    for (let i = 0; i < w * h; i++) spread[k]!.data[i] = spread[k]!.data[i]! + 1e-3 * far[k]!.data[i]!;
  const [red, green, blue, weight] = spread;
  for (const plane of [red!, green!, blue!]) {
    for (let i = 0; i < w * h; i++) plane.data[i] = plane.data[i]! / Math.max(1e-6, weight!.data[i]!);
  }
  const planes = [red!, green!, blue!];
  const out = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const alpha = data[i * 4 + 3]! / 255;
      for (let c = 0; c < 3; c++) {
        const own = data[i * 4 + c]!;
        out[i * 3 + c] =
          alpha === 1
            ? own
            : own * alpha + (1 - alpha) * sampleField(planes[c]!, (x + 0.5) / CELL_PX, (y + 0.5) / CELL_PX);
      }
    }
  }
  return { width, height, channels: 3, data: out };
}
