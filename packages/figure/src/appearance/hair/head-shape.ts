import type { Person } from '../../body/person.ts';
import { type FigureData, SKIN_VERTICES } from '../../data/figure-data.ts';
import { canonicalPlaces, FACE, HEAD_FROM_Y } from '../skin/canonical.ts';
import { skinMesh } from '../skin/skin-mesh.ts';

/**
 * A person's head at rest as hair sees it: how far the skin is from the middle of the skull in every direction, and
 * how the person's measures translate to the neutral head's.
 */
export interface HeadShape {
  /** Middle of the skull, dm at rest. */
  readonly centre: readonly [number, number, number];
  /** Distance of the outermost skin by direction: `Float32Array [ROWS * COLUMNS]`, dm; 0 = open (the neck). */
  readonly radii: Float32Array;
  /** canonical = scale * rest + offset, an axis each. */
  readonly scale: readonly [number, number, number];
  readonly offset: readonly [number, number, number];
}

const ROWS = 48;
const COLUMNS = 96;
/** Sample points along each side of a triangle when the radii are filled in. */
const SAMPLES = 5;

const heads = new WeakMap<Person, PersonsHead>();

/** A person's head at the neutral head's size; measured once for each person. */
export interface PersonsHead {
  /** How much larger the neutral head is than the person's, crown to chin. */
  readonly growth: number;
  /** Every base vertex at rest, grown: `Float32Array [vertices * 3]`. */
  readonly shape: Float32Array;
  readonly head: HeadShape;
}

/** The head of a person, grown to the neutral head's size. */
export function headOf(data: FigureData, person: Person): PersonsHead {
  const known = heads.get(person);
  if (known) return known;
  const growth = headGrowth(data, person.shape);
  const shape = person.shape.map((value) => value * growth);
  const made = { growth, shape, head: measureHead(data, shape) };
  heads.set(person, made);
  return made;
}

function measureHead(data: FigureData, shape: Float32Array): HeadShape {
  const { scale, offset } = canonicalScale(data, shape);
  const middle = [0, 7.42, 0.48] as const;
  const centre = [0, 1, 2].map((axis) => (middle[axis]! - offset[axis]!) / scale[axis]!);
  const head = { centre: [centre[0]!, centre[1]!, centre[2]!] as const, scale, offset };
  return { ...head, radii: skinRadii(data, shape, head.centre) };
}

/** Canonical coordinate of a rest coordinate along an axis (0, 1, 2). */
export function canonicalOf(head: HeadShape, axis: 0 | 1 | 2, rest: number): number {
  return rest * head.scale[axis] + head.offset[axis];
}

/** Rest coordinate of a canonical one along an axis. */
export function restOf(head: HeadShape, axis: 0 | 1 | 2, canonical: number): number {
  return (canonical - head.offset[axis]) / head.scale[axis];
}

/** Distance from the centre to the skin in the direction (x, y, z), which need not be a unit vector; dm. */
export function radiusTowards(head: HeadShape, x: number, y: number, z: number): number {
  const length = Math.hypot(x, y, z) || 1;
  const row = (Math.acos(Math.min(1, Math.max(-1, y / length))) / Math.PI) * (ROWS - 1);
  const column = (Math.atan2(x, z) / (2 * Math.PI) + 1) * COLUMNS;
  const r0 = Math.min(ROWS - 2, Math.floor(row));
  const c0 = Math.floor(column);
  const v = row - r0;
  const u = column - c0;
  const left = c0 % COLUMNS;
  const right = (c0 + 1) % COLUMNS;
  const top = r0 * COLUMNS;
  const bottom = top + COLUMNS;
  const upper = head.radii[top + left]! * (1 - u) + head.radii[top + right]! * u;
  const lower = head.radii[bottom + left]! * (1 - u) + head.radii[bottom + right]! * u;
  return upper * (1 - v) + lower * v;
}

function headGrowth(data: FigureData, shape: Float32Array): number {
  return canonicalScale(data, shape).scale[1];
}

/** Fits rest to canonical by the boxes around the skull and, upright, around crown and chin. */
function canonicalScale(data: FigureData, shape: Float32Array) {
  const canonical = canonicalPlaces(data);
  const skull = (vertex: number) => canonical[3 * vertex + 1]! > FACE.browY;
  const face = (vertex: number) =>
    canonical[3 * vertex + 1]! > HEAD_FROM_Y && canonical[3 * vertex + 2]! > 0.9;
  const spans = ([0, 1, 2] as const).map((axis) => {
    const among = axis === 1 ? (vertex: number) => skull(vertex) || face(vertex) : skull;
    const from = span(shape, axis, among);
    const to = span(canonical, axis, among);
    const scale = (to[1] - to[0]) / (from[1] - from[0]);
    return [scale, to[0] - scale * from[0]] as const;
  });
  const [x, y, z] = [spans[0]!, spans[1]!, spans[2]!];
  return { scale: [x[0], y[0], z[0]] as const, offset: [x[1], y[1], z[1]] as const };
}

function span(places: Float32Array, axis: number, among: (vertex: number) => boolean): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let vertex = 0; vertex < SKIN_VERTICES; vertex++) {
    if (!among(vertex)) continue;
    const value = places[3 * vertex + axis]!;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
}

function skinRadii(data: FigureData, shape: Float32Array, centre: readonly [number, number, number]) {
  const radii = new Float32Array(ROWS * COLUMNS);
  const canonical = canonicalPlaces(data);
  const { coarse } = skinMesh(data);
  for (let t = 0; t < coarse.length; t += 3) {
    const [a, b, c] = [3 * coarse[t]!, 3 * coarse[t + 1]!, 3 * coarse[t + 2]!];
    if (Math.min(canonical[a + 1]!, canonical[b + 1]!, canonical[c + 1]!) < HEAD_FROM_Y) continue;
    for (let i = 0; i < SAMPLES; i++) {
      for (let j = 0; i + j < SAMPLES; j++) {
        const u = i / (SAMPLES - 1);
        const v = j / (SAMPLES - 1);
        const at = (axis: 0 | 1 | 2) =>
          (1 - u - v) * shape[a + axis]! + u * shape[b + axis]! + v * shape[c + axis]! - centre[axis];
        splat(radii, at(0), at(1), at(2));
      }
    }
  }
  return closed(radii);
}

function splat(radii: Float32Array, x: number, y: number, z: number): void {
  const length = Math.hypot(x, y, z) || 1;
  const row = Math.round((Math.acos(y / length) / Math.PI) * (ROWS - 1));
  const column = Math.round((Math.atan2(x, z) / (2 * Math.PI) + 1) * COLUMNS) % COLUMNS;
  const cell = row * COLUMNS + column;
  radii[cell] = Math.max(radii[cell]!, length);
}

/** Cells that no sample met take the larger of their neighbours in the row, so that the map has no pinholes. */
function closed(radii: Float32Array): Float32Array {
  const out = Float32Array.from(radii);
  for (let cell = 0; cell < radii.length; cell++) {
    if (radii[cell]! > 0) continue;
    const row = cell - (cell % COLUMNS);
    for (let step = 1; step <= 3 && out[cell] === 0; step++) {
      const left = radii[row + ((cell + COLUMNS - step) % COLUMNS)]!;
      const right = radii[row + ((cell + step) % COLUMNS)]!;
      out[cell] = Math.max(left, right);
    }
  }
  // All cells of the top row are the same point.
  const top = out.subarray(0, COLUMNS).reduce((a, b) => Math.max(a, b), 0);
  return out.fill(top, 0, COLUMNS);
}
