import type { Rgba } from './raster.ts';

export interface Point {
  x: number;
  y: number;
}

/** Where a point of the result comes from: result pixels in, source pixels out. */
export type Mapping = (p: Point) => Point;

/** Distance in pixels between the nodes at which a mapping is evaluated; between them it is interpolated. */
const NODE_STEP_PX = 8;

/**
 * Bends a picture: pixel p of the result is the source at `mapping(p)`, sampled with Catmull-Rom on
 * premultiplied colour, transparent outside. The mapping has to be smooth over `NODE_STEP_PX` pixels and
 * should not shrink (there is no pre-filter).
 */
export function warpRgba(source: Rgba, width: number, height: number, mapping: Mapping): Rgba {
  const out = new Uint8Array(width * height * 4);
  const columns = Math.ceil(width / NODE_STEP_PX) + 1;
  let upper = mapNodes(mapping, columns, 0);
  for (let y = 0; y < height; y += NODE_STEP_PX) {
    const lower = mapNodes(mapping, columns, y + NODE_STEP_PX);
    const rows = Math.min(NODE_STEP_PX, height - y);
    for (let r = 0; r < rows; r++) warpRow(source, out, width, y + r, upper, lower, (r + 0.5) / NODE_STEP_PX);
    upper = lower;
  }
  return { width, height, channels: 4, data: out };
}

/** Source positions of one row of nodes: `Float64Array [columns * 2]` of x, y. */
function mapNodes(mapping: Mapping, columns: number, y: number): Float64Array {
  const nodes = new Float64Array(columns * 2);
  for (let i = 0; i < columns; i++) {
    const p = mapping({ x: i * NODE_STEP_PX, y });
    nodes[i * 2] = p.x;
    nodes[i * 2 + 1] = p.y;
  }
  return nodes;
}

function warpRow(
  source: Rgba,
  out: Uint8Array,
  width: number,
  y: number,
  upper: Float64Array,
  lower: Float64Array,
  ty: number,
): void {
  for (let x = 0; x < width; x++) {
    const node = Math.floor(x / NODE_STEP_PX) * 2;
    const tx = (x + 0.5) / NODE_STEP_PX - node / 2;
    const xa = upper[node]! + (upper[node + 2]! - upper[node]!) * tx;
    const xb = lower[node]! + (lower[node + 2]! - lower[node]!) * tx;
    const ya = upper[node + 1]! + (upper[node + 3]! - upper[node + 1]!) * tx;
    const yb = lower[node + 1]! + (lower[node + 3]! - lower[node + 1]!) * tx;
    sampleCubic(source, xa + (xb - xa) * ty - 0.5, ya + (yb - ya) * ty - 0.5, out, (y * width + x) * 4);
  }
}

const wx = new Float64Array(4);
const wy = new Float64Array(4);

/** Writes the Catmull-Rom sample of `source` at cell coordinates (x, y) to `out` at `at`. */
function sampleCubic(source: Rgba, x: number, y: number, out: Uint8Array, at: number): void {
  const { width, height, data } = source;
  const x0 = Math.floor(x) - 1;
  const y0 = Math.floor(y) - 1;
  if (x0 < -3 || y0 < -3 || x0 >= width || y0 >= height) return;
  cubicWeights(x - x0 - 1, wx);
  cubicWeights(y - y0 - 1, wy);
  const isInside = x0 >= 0 && y0 >= 0 && x0 + 3 < width && y0 + 3 < height;
  if (isInside) sumInside(data, (y0 * width + x0) * 4, width * 4);
  else sumAtBorder(source, x0, y0);
  const a = sum[3]!;
  if (a < 0.5) return;
  out[at] = clampByte(sum[0]! / a);
  out[at + 1] = clampByte(sum[1]! / a);
  out[at + 2] = clampByte(sum[2]! / a);
  out[at + 3] = clampByte(a);
}

/** Weighted sums of a 4 x 4 neighbourhood: premultiplied red, green, blue, and alpha. */
const sum = new Float64Array(4);

/** The common case without a look at the border: four pixels of a row at a time. */
function sumInside(data: Uint8Array, from: number, stride: number): void {
  let r = 0;
  let g = 0;
  let b = 0;
  let a = 0;
  for (let j = 0, o = from; j < 4; j++, o += stride) {
    const wj = wy[j]!;
    const w0 = wj * wx[0]! * data[o + 3]!;
    const w1 = wj * wx[1]! * data[o + 7]!;
    const w2 = wj * wx[2]! * data[o + 11]!;
    const w3 = wj * wx[3]! * data[o + 15]!;
    a += w0 + w1 + w2 + w3;
    r += w0 * data[o]! + w1 * data[o + 4]! + w2 * data[o + 8]! + w3 * data[o + 12]!;
    g += w0 * data[o + 1]! + w1 * data[o + 5]! + w2 * data[o + 9]! + w3 * data[o + 13]!;
    b += w0 * data[o + 2]! + w1 * data[o + 6]! + w2 * data[o + 10]! + w3 * data[o + 14]!;
  }
  sum[0] = r;
  sum[1] = g;
  sum[2] = b;
  sum[3] = a;
}

/** Near the border: what lies outside is transparent. */
function sumAtBorder({ width, height, data }: Rgba, x0: number, y0: number): void {
  sum.fill(0);
  for (let j = 0; j < 4; j++) {
    const sy = y0 + j;
    if (sy < 0 || sy >= height) continue;
    for (let i = 0; i < 4; i++) {
      const sx = x0 + i;
      if (sx < 0 || sx >= width) continue;
      const from = (sy * width + sx) * 4;
      const weight = wx[i]! * wy[j]! * data[from + 3]!;
      sum[3]! += weight;
      for (let c = 0; c < 3; c++) sum[c]! += weight * data[from + c]!;
    }
  }
}

function cubicWeights(t: number, into: Float64Array): void {
  const t2 = t * t;
  const t3 = t2 * t;
  into[0] = 0.5 * (-t3 + 2 * t2 - t);
  into[1] = 0.5 * (3 * t3 - 5 * t2 + 2);
  into[2] = 0.5 * (-3 * t3 + 4 * t2 + t);
  into[3] = 0.5 * (t3 - t2);
}

function clampByte(v: number): number {
  return v <= 0 ? 0 : v >= 255 ? 255 : (v + 0.5) | 0;
}
