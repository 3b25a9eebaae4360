import type { Bounds } from '@atelier/pixels/bounds';
import { enlargedRows, type RowSource } from '@atelier/pixels/enlarge-rows';
import { triangularNoise } from '@atelier/pixels/random';
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
 * Puts the product over the backdrop, enlarged to `width` x `height` and dithered with triangular noise of half a
 * step either way so that gentle gradients do not band in eight bits; exact 8-bit values stay exact. Works row by row: the result is the only large buffer.
 */
export function composePicture(
  width: number,
  height: number,
  backdrop: Backdrop,
  product: PlacedLayer,
  seed: number,
): Rgb {
  const data = new Uint8ClampedArray(width * height * 3);
  const ground = new Float32Array(backdrop.width * 3);
  const columns = columnBlend(backdrop.width, width);
  const rows = layerRows(product);
  const right = product.left + product.width;
  for (let y = 0; y < height; y++) {
    blendBackdropRows(backdrop, ((y + 0.5) * backdrop.height) / height - 0.5, ground);
    const row: Row = { y, seed, ground, columns, data, from: y * width * 3 };
    if (y < product.top || y >= product.top + product.height) {
      paintGround(row, 0, width);
      continue;
    }
    paintGround(row, 0, product.left);
    paintProduct(row, product.left, rows(y - product.top));
    paintGround(row, right, width);
  }
  return { width, height, channels: 3, data: new Uint8Array(data.buffer) };
}

/** The row of the picture that is being painted. */
interface Row {
  readonly y: number;
  readonly seed: number;
  /** The backdrop at this height: `Float32Array [backdrop width * 3]`. */
  readonly ground: Float32Array;
  readonly columns: ColumnBlend;
  /** The whole picture: rounds and clamps what is stored. */
  readonly data: Uint8ClampedArray;
  /** Index of the row's first component in `data`. */
  readonly from: number;
}

/** For each column of the picture the components of the two cells of the backdrop that it lies between. */
interface ColumnBlend {
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly share: Float32Array;
}

function columnBlend(from: number, to: number): ColumnBlend {
  const blend = { left: new Int32Array(to), right: new Int32Array(to), share: new Float32Array(to) };
  for (let x = 0; x < to; x++) {
    const position = Math.min(Math.max(((x + 0.5) * from) / to - 0.5, 0), from - 1);
    blend.left[x] = Math.floor(position) * 3;
    blend.right[x] = Math.min(Math.floor(position) + 1, from - 1) * 3;
    blend.share[x] = position - Math.floor(position);
  }
  return blend;
}

/** The backdrop at a height between its rows, `position` in rows from the centre of the first. */
function blendBackdropRows({ width, height, data }: Backdrop, position: number, into: Float32Array): void {
  const clamped = Math.min(Math.max(position, 0), height - 1);
  const upper = Math.floor(clamped);
  const share = clamped - upper;
  const above = upper * width * 3;
  const below = Math.min(upper + 1, height - 1) * width * 3;
  for (let i = 0; i < into.length; i++) {
    const value = data[above + i]!;
    into[i] = value + (data[below + i]! - value) * share;
  }
}

/** Paints the backdrop alone between two columns. */
function paintGround({ y, seed, ground, columns, data, from }: Row, start: number, end: number): void {
  for (let x = start, to = from + start * 3; x < end; x++, to += 3) {
    const left = columns.left[x]!;
    const right = columns.right[x]!;
    const share = columns.share[x]!;
    const dither = triangularNoise(x, y, seed) / 2;
    data[to] = ground[left]! + (ground[right]! - ground[left]!) * share + dither;
    data[to + 1] = ground[left + 1]! + (ground[right + 1]! - ground[left + 1]!) * share + dither;
    data[to + 2] = ground[left + 2]! + (ground[right + 2]! - ground[left + 2]!) * share + dither;
  }
}

/** Paints a row of the product, premultiplied, over the backdrop from the column `left` on. */
function paintProduct(row: Row, left: number, product: Float32Array): void {
  const width = product.length / 4;
  for (let x = 0; x < width; ) {
    const clearFrom = x;
    while (x < width && product[x * 4 + 3]! <= 0) x++;
    paintGround(row, left + clearFrom, left + x);
    for (; x < width && product[x * 4 + 3]! > 0; x++) paintOver(row, left + x, product, x * 4);
  }
}

/** Paints one pixel of the product; where it is solid nothing else is looked at. */
function paintOver(
  { y, seed, ground, columns, data, from }: Row,
  x: number,
  product: Float32Array,
  i: number,
) {
  const through = 1 - product[i + 3]! / 255;
  const to = from + x * 3;
  if (through <= 0) {
    data[to] = product[i]!;
    data[to + 1] = product[i + 1]!;
    data[to + 2] = product[i + 2]!;
    return;
  }
  const left = columns.left[x]!;
  const right = columns.right[x]!;
  const share = columns.share[x]!;
  const dither = triangularNoise(x, y, seed) / 2;
  for (let c = 0; c < 3; c++) {
    const behind = ground[left + c]! + (ground[right + c]! - ground[left + c]!) * share;
    data[to + c] = behind * through + product[i + c]! + dither;
  }
}

/** The product's rows at its placed size, premultiplied 0..255. */
function layerRows({ layer, width, height }: PlacedLayer): RowSource {
  if (layer.width !== width || layer.height !== height) return enlargedRows(layer, width, height);
  const row = new Float32Array(width * 4);
  const { data } = layer;
  return (y) => {
    for (let i = 0, from = y * width * 4; i < row.length; i += 4, from += 4) {
      const alpha = data[from + 3]!;
      const share = alpha / 255;
      row[i] = data[from]! * share;
      row[i + 1] = data[from + 1]! * share;
      row[i + 2] = data[from + 2]! * share;
      row[i + 3] = alpha;
    }
    return row;
  };
}
