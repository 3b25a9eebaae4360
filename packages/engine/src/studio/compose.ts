import type { Bounds } from '@atelier/pixels/bounds';
import { enlargedRows, type RowSource } from '@atelier/pixels/enlarge-rows';
import { placeNoise } from '@atelier/pixels/random';
import type { Rgb, Rgba } from '@atelier/pixels/raster';
import type { Backdrop } from './backdrop.ts';

/**
 * A product and the box of the picture that it fills. The layer has the box's size, or is smaller and gets
 * enlarged while the picture is put together: very large pictures would not fit in memory twice.
 */
export interface PlacedLayer extends Bounds {
  readonly layer: Rgba;
}

/**
 * Puts the product over the backdrop, enlarged to `width` x `height` and dithered with triangular noise so that
 * gentle gradients do not band in eight bits. Works row by row: the result is the only large buffer.
 */
export function composePicture(
  width: number,
  height: number,
  backdrop: Backdrop,
  product: PlacedLayer,
  seed: number,
): Rgb {
  const data = new Uint8Array(width * height * 3);
  const row = new Float32Array(width * 3);
  const columns = columnBlend(backdrop.width, width);
  const rows = layerRows(product);
  for (let y = 0; y < height; y++) {
    enlargeRow(backdrop, height, y, columns, row);
    if (y >= product.top && y < product.top + product.height)
      layOver(rows(y - product.top), product.left, row);
    ditherRow(row, data, y, width, seed);
  }
  return { width, height, channels: 3, data };
}

interface ColumnBlend {
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly share: Float32Array;
}

function columnBlend(from: number, to: number): ColumnBlend {
  const blend = { left: new Int32Array(to), right: new Int32Array(to), share: new Float32Array(to) };
  for (let x = 0; x < to; x++) {
    const position = Math.min(Math.max(((x + 0.5) * from) / to - 0.5, 0), from - 1);
    blend.left[x] = Math.floor(position);
    blend.right[x] = Math.min(Math.floor(position) + 1, from - 1);
    blend.share[x] = position - Math.floor(position);
  }
  return blend;
}

function enlargeRow(
  backdrop: Backdrop,
  height: number,
  y: number,
  columns: ColumnBlend,
  into: Float32Array,
): void {
  const { width: w, height: h, data } = backdrop;
  const position = Math.min(Math.max(((y + 0.5) * h) / height - 0.5, 0), h - 1);
  const upper = Math.floor(position);
  const ty = position - upper;
  const lower = Math.min(upper + 1, h - 1);
  const blended = new Float32Array(w * 3);
  for (let i = 0; i < blended.length; i++) {
    blended[i] = data[upper * w * 3 + i]! * (1 - ty) + data[lower * w * 3 + i]! * ty;
  }
  for (let x = 0; x < columns.left.length; x++) {
    const l = columns.left[x]! * 3;
    const r = columns.right[x]! * 3;
    const t = columns.share[x]!;
    for (let c = 0; c < 3; c++) into[x * 3 + c] = blended[l + c]! + (blended[r + c]! - blended[l + c]!) * t;
  }
}

/** The product's rows at its placed size, premultiplied 0..255. */
function layerRows({ layer, width, height }: PlacedLayer): RowSource {
  if (layer.width !== width || layer.height !== height) return enlargedRows(layer, width, height);
  const row = new Float32Array(width * 4);
  return (y) => {
    for (let i = 0, from = y * width * 4; i < row.length; i += 4, from += 4) {
      const alpha = layer.data[from + 3]!;
      row[i + 3] = alpha;
      for (let c = 0; c < 3; c++)
        row[i + c] = alpha === 255 ? layer.data[from + c]! : (layer.data[from + c]! * alpha) / 255;
    }
    return row;
  };
}

function layOver(product: Float32Array, left: number, row: Float32Array): void {
  for (let i = 0, to = left * 3; i < product.length; i += 4, to += 3) {
    const alpha = Math.min(1, Math.max(0, product[i + 3]! / 255));
    if (alpha === 0) continue;
    for (let c = 0; c < 3; c++) row[to + c] = row[to + c]! * (1 - alpha) + product[i + c]!;
  }
}

/** Rounds with triangular noise of one step either way; exact 8-bit values (the product's own) stay exact. */
function ditherRow(row: Float32Array, data: Uint8Array, y: number, width: number, seed: number): void {
  for (let x = 0; x < width; x++) {
    const noise = placeNoise(x, y, seed) - placeNoise(x, y, seed + 1);
    for (let c = 0; c < 3; c++) {
      const value = row[x * 3 + c]!;
      const whole = Math.round(value);
      const rounded = Math.abs(value - whole) < 1e-3 ? whole : Math.floor(value + 0.5 + noise * 0.5);
      data[(y * width + x) * 3 + c] = Math.min(255, Math.max(0, rounded));
    }
  }
}
