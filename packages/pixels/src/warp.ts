import { mapOpacity, type OpacityMap, opacityWithin } from './opacity.ts';
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
  const out: Rgba = { width, height, channels: 4, data: new Uint8Array(width * height * 4) };
  const opacity = mapOpacity(source);
  const columns = Math.ceil(width / NODE_STEP_PX) + 1;
  let upper = mapNodes(mapping, columns, 0);
  for (let y = 0; y < height; y += NODE_STEP_PX) {
    const lower = mapNodes(mapping, columns, y + NODE_STEP_PX);
    for (let x = 0; x < width; x += NODE_STEP_PX) warpBlock(source, opacity, out, x, y, upper, lower);
    upper = lower;
  }
  return out;
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

/** Fills the block between four nodes: not at all where the source is clear, without alpha where it is solid. */
function warpBlock(
  source: Rgba,
  opacity: OpacityMap,
  out: Rgba,
  left: number,
  top: number,
  upper: Float64Array,
  lower: Float64Array,
): void {
  const node = (left / NODE_STEP_PX) * 2;
  const opacityHere = opacityBetween(opacity, upper, lower, node);
  if (opacityHere === 'clear') return;
  const sampleRun = opacityHere === 'solid' ? sampleSolidRun : sampleMixedRun;
  const count = Math.min(NODE_STEP_PX, out.width - left);
  const bottom = Math.min(top + NODE_STEP_PX, out.height);
  for (let y = top; y < bottom; y++) {
    const ty = (y - top + 0.5) / NODE_STEP_PX;
    const x0 = mix(upper[node]!, lower[node]!, ty);
    const y0 = mix(upper[node + 1]!, lower[node + 1]!, ty);
    const dx = (mix(upper[node + 2]!, lower[node + 2]!, ty) - x0) / NODE_STEP_PX;
    const dy = (mix(upper[node + 3]!, lower[node + 3]!, ty) - y0) / NODE_STEP_PX;
    const run: Run = { x: x0 + dx / 2 - 0.5, y: y0 + dy / 2 - 0.5, dx, dy, count };
    sampleRun(source, run, out.data, (y * out.width + left) * 4);
  }
}

/** Cell coordinates of the samples of neighbouring pixels: the first, and the step from each to the next. */
interface Run {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
  readonly count: number;
}

const mix = (from: number, to: number, t: number) => from + (to - from) * t;

/** A sample takes in this many pixels before and after the one that its position lies in. */
const TAPS_REACH = 2;

/** What the source has where the samples between two neighbouring nodes and the two below come from. */
function opacityBetween(opacity: OpacityMap, upper: Float64Array, lower: Float64Array, node: number) {
  const x = [upper[node]!, upper[node + 2]!, lower[node]!, lower[node + 2]!];
  const y = [upper[node + 1]!, upper[node + 3]!, lower[node + 1]!, lower[node + 3]!];
  return opacityWithin(
    opacity,
    Math.floor(Math.min(...x)) - TAPS_REACH,
    Math.floor(Math.min(...y)) - TAPS_REACH,
    Math.floor(Math.max(...x)) + TAPS_REACH,
    Math.floor(Math.max(...y)) + TAPS_REACH,
  );
}

/** Positions between two pixels for which weights are kept. */
const PHASES = 1024;
const TAPS = 4;
/** Catmull-Rom weights of the four pixels around a position. `Float64Array [(PHASES + 1) * TAPS]`. */
const WEIGHTS = Float64Array.from({ length: (PHASES + 1) * TAPS }, (_, i) =>
  catmullRom(Math.floor(i / TAPS) / PHASES, i % TAPS),
);

function catmullRom(t: number, tap: number): number {
  const t2 = t * t;
  const t3 = t2 * t;
  if (tap === 0) return 0.5 * (-t3 + 2 * t2 - t);
  if (tap === 1) return 0.5 * (3 * t3 - 5 * t2 + 2);
  if (tap === 2) return 0.5 * (-3 * t3 + 4 * t2 + t);
  return 0.5 * (t3 - t2);
}

/** Writes a run of samples to `out` from `at` on. All that they take in must be solid. */
function sampleSolidRun({ width, data }: Rgba, run: Run, out: Uint8Array, at: number): void {
  for (let n = 0; n < run.count; n++, at += 4) {
    const x = run.x + n * run.dx;
    const y = run.y + n * run.dy;
    const column = Math.floor(x);
    const row = Math.floor(y);
    const across = Math.round((x - column) * PHASES) * TAPS;
    const down = Math.round((y - row) * PHASES) * TAPS;
    const w0 = WEIGHTS[across]!;
    const w1 = WEIGHTS[across + 1]!;
    const w2 = WEIGHTS[across + 2]!;
    const w3 = WEIGHTS[across + 3]!;
    let r = 0;
    let g = 0;
    let b = 0;
    for (let j = 0, o = ((row - 1) * width + column - 1) * 4; j < TAPS; j++, o += width * 4) {
      const weight = WEIGHTS[down + j]!;
      r += weight * (w0 * data[o]! + w1 * data[o + 4]! + w2 * data[o + 8]! + w3 * data[o + 12]!);
      g += weight * (w0 * data[o + 1]! + w1 * data[o + 5]! + w2 * data[o + 9]! + w3 * data[o + 13]!);
      b += weight * (w0 * data[o + 2]! + w1 * data[o + 6]! + w2 * data[o + 10]! + w3 * data[o + 14]!);
    }
    out[at] = clampByte(r);
    out[at + 1] = clampByte(g);
    out[at + 2] = clampByte(b);
    out[at + 3] = 255;
  }
}

/** As `sampleSolidRun`, weighted by alpha; what lies outside the source is transparent. */
function sampleMixedRun(source: Rgba, run: Run, out: Uint8Array, at: number): void {
  const { width, height, data } = source;
  for (let n = 0; n < run.count; n++, at += 4) {
    const x = run.x + n * run.dx;
    const y = run.y + n * run.dy;
    const column = Math.floor(x);
    const row = Math.floor(y);
    const across = Math.round((x - column) * PHASES) * TAPS;
    const down = Math.round((y - row) * PHASES) * TAPS;
    let r = 0;
    let g = 0;
    let b = 0;
    let a = 0;
    for (let j = 0; j < TAPS; j++) {
      const tapRow = row - 1 + j;
      if (tapRow < 0 || tapRow >= height) continue;
      for (let i = 0; i < TAPS; i++) {
        const tapColumn = column - 1 + i;
        if (tapColumn < 0 || tapColumn >= width) continue;
        const o = (tapRow * width + tapColumn) * 4;
        const alpha = data[o + 3]!;
        if (alpha === 0) continue;
        const weight = WEIGHTS[across + i]! * WEIGHTS[down + j]! * alpha;
        a += weight;
        r += weight * data[o]!;
        g += weight * data[o + 1]!;
        b += weight * data[o + 2]!;
      }
    }
    if (a < 0.5) continue;
    out[at] = clampByte(r / a);
    out[at + 1] = clampByte(g / a);
    out[at + 2] = clampByte(b / a);
    out[at + 3] = clampByte(a);
  }
}

function clampByte(v: number): number {
  return v <= 0 ? 0 : v >= 255 ? 255 : (v + 0.5) | 0;
}
