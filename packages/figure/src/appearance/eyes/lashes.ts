import { randomStream } from '@atelier/pixels/random';
import type { Person } from '../../body/person.ts';
import type { PosedBody } from '../../body/posed-body.ts';
import { groupTriangles } from '../../body/triangles.ts';
import type { FigureData } from '../../data/figure-data.ts';
import { vertexNormals } from '../../geometry/normals.ts';
import type { Surface } from '../../raster/surface.ts';
import { headOf } from '../hair/head-shape.ts';
import { headSpace, posedPlaces } from '../hair/head-space.ts';
import { mix } from '../noise.ts';
import { type Colour, ofHex } from '../palette.ts';
import { canonicalPlaces } from '../skin/canonical.ts';

/** Strips of the base mesh that lashes stand in: `1` below the eye, `2` above it. */
const STRIPS = [
  { name: 'lashes-1', count: 16, length: 0.42, line: 0.2 },
  { name: 'lashes-2', count: 38, length: 0.95, line: 1 },
] as const;
const COLUMNS = 12;
const LASH_WIDTH_DM = 0.0075;
/** Height of the dark line that dense roots draw along the lid. */
const LINE_WIDTH_DM = 0.016;
/** Roots lie in the fold of the lid: drawn nearer than they are so that it does not swallow them. */
const LASH_BIAS_DM = 0.035;
const COLOUR: Colour = ofHex(0x1d1512);

/** Eyelashes in a pose: single tapered hairs and the line of their roots. */
export function lashSurface(data: FigureData, person: Person, posed: PosedBody): Surface {
  const space = headSpace(data, posed, headOf(data, person).growth);
  const random = randomStream(person.seed ^ 0x6c617368);
  const reach = person.settings.gender === 'female' ? 0.9 : 0.6;
  const corners: number[] = [];
  for (const side of ['l', 'r']) {
    for (const strip of STRIPS) {
      const lid = lidLine(data, person.shape, space.growth, `helper-${side}-eye${strip.name}`);
      drawRootLine(corners, lid, strip.line * LINE_WIDTH_DM * (0.6 + 0.4 * reach));
      for (let i = 0; i < strip.count; i++) {
        const at = (i + 0.2 + 0.6 * random()) / strip.count;
        drawLash(corners, lid, at, strip.length * reach * (0.75 + 0.4 * random()), (random() - 0.4) * 0.05);
      }
    }
  }
  const positions = posedPlaces(space, Float32Array.from(corners));
  const triangles = Uint32Array.from({ length: corners.length / 3 }, (_, i) => i);
  return {
    name: 'lashes',
    positions,
    normals: vertexNormals(positions, triangles),
    triangles,
    bias: LASH_BIAS_DM,
    castsShadow: false,
    twoSided: true,
    material: {
      reflect(_, out) {
        [out.r, out.g, out.b] = COLOUR;
      },
    },
  };
}

type Point = readonly [number, number, number];

/** Roots and tips of a strip at rest, from the inner to the outer corner of the eye. */
interface Lid {
  readonly roots: readonly Point[];
  readonly tips: readonly Point[];
}

/**
 * In each column of the strip the vertex deepest in the face is a root, the foremost a tip. They stand off the lid as
 * they do on the neutral figure: the strips of the base mesh themselves do not follow every morph.
 */
function lidLine(data: FigureData, shape: Float32Array, growth: number, group: string): Lid {
  const canonical = data.base.positions;
  const vertices = [...new Set(groupTriangles(data, [group]))];
  const depth = (v: number) => canonical[3 * v + 2]!;
  const across = vertices.map((v) => Math.abs(canonical[3 * v]!));
  const [inner, outer] = [Math.min(...across), Math.max(...across)];
  const roots: Point[] = [];
  const tips: Point[] = [];
  let last = -1;
  for (let column = 0; column < COLUMNS; column++) {
    const from = inner + ((outer - inner) * (column - 0.35)) / COLUMNS;
    const to = inner + ((outer - inner) * (column + 1.35)) / COLUMNS;
    const among = vertices.filter(
      (v) => Math.abs(canonical[3 * v]!) >= from && Math.abs(canonical[3 * v]!) <= to,
    );
    if (among.length < 2) continue;
    among.sort((a, b) => depth(a) - depth(b));
    // Neighbouring columns may share a root.
    if (among[0] === last) continue;
    last = among[0]!;
    const lid = nearestSkin(data, last);
    roots.push(standingOff(canonical, shape, growth, lid, last));
    tips.push(standingOff(canonical, shape, growth, lid, among[among.length - 1]!));
  }
  return { roots, tips };
}

/** Rest place of a vertex that keeps its neutral distance from a vertex of the lid. */
function standingOff(
  canonical: Float32Array,
  shape: Float32Array,
  growth: number,
  lid: number,
  vertex: number,
): Point {
  const at = (axis: number) =>
    shape[3 * lid + axis]! + (canonical[3 * vertex + axis]! - canonical[3 * lid + axis]!) / growth;
  return [at(0), at(1), at(2)];
}

const lids = new WeakMap<FigureData, Map<number, number>>();

/** The skin vertex nearest to a vertex of a strip on the neutral figure. */
function nearestSkin(data: FigureData, vertex: number): number {
  const known = lids.get(data) ?? new Map<number, number>();
  lids.set(data, known);
  const found =
    known.get(vertex) ?? searchNearest(canonicalPlaces(data), pointAt(data.base.positions, vertex));
  known.set(vertex, found);
  return found;
}

function searchNearest(places: Float32Array, [x, y, z]: Point): number {
  let nearest = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < places.length; i += 3) {
    const distance = Math.hypot(places[i]! - x, places[i + 1]! - y, places[i + 2]! - z);
    if (distance < least) {
      least = distance;
      nearest = i / 3;
    }
  }
  return nearest;
}

function drawRootLine(corners: number[], lid: Lid, width: number): void {
  for (let i = 0; i + 1 < lid.roots.length; i++) {
    const [a, b] = [lid.roots[i]!, lid.roots[i + 1]!];
    const c = towards(a, lid.tips[i]!, width);
    const d = towards(b, lid.tips[i + 1]!, width);
    corners.push(...a, ...b, ...d, ...a, ...d, ...c);
  }
}

function drawLash(corners: number[], lid: Lid, at: number, length: number, lean: number): void {
  const root = along(lid.roots, at);
  const beside = along(lid.roots, Math.min(1, at + 0.02));
  const tip = along(lid.tips, Math.min(1, Math.max(0, at + lean + 0.08 * (at - 0.4))));
  const gap = Math.hypot(beside[0] - root[0], beside[1] - root[1], beside[2] - root[2]) || 1;
  const right = lerp(root, beside, LASH_WIDTH_DM / gap);
  corners.push(...root, ...right, ...lerp(root, tip, length));
}

function along(line: readonly Point[], t: number): Point {
  const place = t * (line.length - 1);
  const k = Math.min(line.length - 2, Math.floor(place));
  return lerp(line[k]!, line[k + 1]!, place - k);
}

function towards(a: Point, b: Point, distance: number): Point {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1], b[2] - a[2]) || 1;
  return lerp(a, b, distance / length);
}

function lerp(a: Point, b: Point, t: number): Point {
  return [mix(a[0], b[0], t), mix(a[1], b[1], t), mix(a[2], b[2], t)];
}

function pointAt(positions: Float32Array, vertex: number): Point {
  return [positions[3 * vertex]!, positions[3 * vertex + 1]!, positions[3 * vertex + 2]!];
}
