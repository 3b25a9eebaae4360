import type { TriangleMesh } from '../geometry/mesh.ts';

/** Directions around an outline; 0 looks forward (+z), a quarter turn later to the figure's left (+x). */
export const DIRECTIONS = 96;

/** The convex outline of the body at one height: what a taut tape would follow. */
export interface Outline {
  readonly centreX: number;
  readonly centreZ: number;
  /** Distance from the centre by direction: `Float32Array [DIRECTIONS]`, dm. */
  readonly radii: Float32Array;
  /** Length of the outline, dm. */
  readonly girth: number;
  /** Length along the outline from direction 0, dm: `Float32Array [DIRECTIONS + 1]`. */
  readonly arcs: Float32Array;
}

/** Outlines by height. */
export interface BodySlices {
  readonly fromY: number;
  readonly toY: number;
  /** Interpolated; heights beyond the ends get the end's outline. */
  at(y: number): Outline;
}

const ROWS_PER_DM = 10;

/**
 * Cuts the body into horizontal slices and wraps each in its convex hull.
 * @param body posed or at rest, dm
 * @param keep which vertices take part (to leave out the arms, or to take one leg)
 * @throws RangeError when nothing of the body lies between the heights
 */
export function sliceBody(
  body: TriangleMesh,
  keep: (vertex: number) => boolean,
  fromY: number,
  toY: number,
): BodySlices {
  const rows = Math.max(2, Math.round((toY - fromY) * ROWS_PER_DM) + 1);
  const points = crossings(body, keep, fromY, toY, rows);
  const outlines = fillGaps(points.map(outlineOf));
  const at = (y: number): Outline => {
    const place = Math.min(Math.max(((y - fromY) / (toY - fromY)) * (rows - 1), 0), rows - 1);
    const below = Math.min(Math.floor(place), rows - 2);
    return between(outlines[below]!, outlines[below + 1]!, place - below);
  };
  return { fromY, toY, at };
}

/** Distance from the centre at any angle, radians. */
export function radiusAt(outline: Outline, angle: number): number {
  const { from, to, share } = directionsAround(angle);
  return outline.radii[from]! * (1 - share) + outline.radii[to]! * share;
}

/** The point of the outline, pushed out by `scale`, at an angle. */
export function pointAt(outline: Outline, angle: number, scale = 1): { x: number; z: number } {
  const radius = radiusAt(outline, angle) * scale;
  return { x: outline.centreX + Math.sin(angle) * radius, z: outline.centreZ + Math.cos(angle) * radius };
}

/** The point itself, or, when the outline pushed out by `scale` holds it, the nearest way out along its own direction. */
export function outsideOf(
  outline: Outline,
  point: { x: number; z: number },
  scale: number,
): { x: number; z: number } {
  const angle = Math.atan2(point.x - outline.centreX, point.z - outline.centreZ);
  const distance = Math.hypot(point.x - outline.centreX, point.z - outline.centreZ);
  return distance >= radiusAt(outline, angle) * scale ? point : pointAt(outline, angle, scale);
}

/** The angle at which a share 0..1 of the girth is passed, counted from straight ahead to the figure's left. */
export function angleAtArc(outline: Outline, share: number): number {
  const wanted = (share - Math.floor(share)) * outline.girth;
  let low = 0;
  let high = DIRECTIONS;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (outline.arcs[middle]! <= wanted) low = middle;
    else high = middle;
  }
  const span = outline.arcs[low + 1]! - outline.arcs[low]!;
  const t = span > 0 ? (wanted - outline.arcs[low]!) / span : 0;
  return ((low + t) / DIRECTIONS) * 2 * Math.PI;
}

function directionsAround(angle: number): { from: number; to: number; share: number } {
  const turns = angle / (2 * Math.PI);
  const place = (turns - Math.floor(turns)) * DIRECTIONS;
  const from = Math.floor(place) % DIRECTIONS;
  return { from, to: (from + 1) % DIRECTIONS, share: place - Math.floor(place) };
}

type Points = { x: number; z: number }[];

/** Where edges pierce the planes, by row. */
function crossings(
  { positions, triangles }: TriangleMesh,
  keep: (vertex: number) => boolean,
  fromY: number,
  toY: number,
  rows: number,
): Points[] {
  const points: Points[] = Array.from({ length: rows }, () => []);
  const rowOf = (y: number) => ((y - fromY) / (toY - fromY)) * (rows - 1);
  for (let t = 0; t < triangles.length; t++) {
    const a = triangles[t]!;
    const b = triangles[t % 3 === 2 ? t - 2 : t + 1]!;
    if (!keep(a) || !keep(b)) continue;
    const ya = positions[3 * a + 1]!;
    const yb = positions[3 * b + 1]!;
    const first = Math.max(0, Math.ceil(rowOf(Math.min(ya, yb))));
    const last = Math.min(rows - 1, Math.floor(rowOf(Math.max(ya, yb))));
    for (let row = first; row <= last; row++) {
      const y = fromY + ((toY - fromY) * row) / (rows - 1);
      const share = yb === ya ? 0 : (y - ya) / (yb - ya);
      points[row]!.push({
        x: positions[3 * a]! + share * (positions[3 * b]! - positions[3 * a]!),
        z: positions[3 * a + 2]! + share * (positions[3 * b + 2]! - positions[3 * a + 2]!),
      });
    }
  }
  return points;
}

function outlineOf(points: Points): Outline | undefined {
  if (points.length < 3) return undefined;
  const hull = convexHull(points);
  const xs = hull.map(({ x }) => x);
  const zs = hull.map(({ z }) => z);
  const centreX = (Math.min(...xs) + Math.max(...xs)) / 2;
  const centreZ = (Math.min(...zs) + Math.max(...zs)) / 2;
  const radii = new Float32Array(DIRECTIONS);
  for (let k = 0; k < DIRECTIONS; k++)
    radii[k] = rayLength(hull, centreX, centreZ, (2 * Math.PI * k) / DIRECTIONS);
  return measured(centreX, centreZ, radii);
}

function measured(centreX: number, centreZ: number, radii: Float32Array): Outline {
  const arcs = new Float32Array(DIRECTIONS + 1);
  for (let k = 0; k < DIRECTIONS; k++) {
    const from = radii[k]!;
    const to = radii[(k + 1) % DIRECTIONS]!;
    // Law of cosines between two neighbouring directions.
    const step = Math.sqrt(
      Math.max(0, from * from + to * to - 2 * from * to * Math.cos((2 * Math.PI) / DIRECTIONS)),
    );
    arcs[k + 1] = arcs[k]! + step;
  }
  return { centreX, centreZ, radii, girth: arcs[DIRECTIONS]!, arcs };
}

/** Andrew's monotone chain (1979), counter-clockwise in (x, z). */
function convexHull(points: Points): Points {
  const sorted = points.toSorted((p, q) => p.x - q.x || p.z - q.z);
  const chain = (ordered: Points): Points => {
    const kept: Points = [];
    for (const point of ordered) {
      while (kept.length > 1 && turn(kept.at(-2)!, kept.at(-1)!, point) <= 0) kept.pop();
      kept.push(point);
    }
    kept.pop();
    return kept;
  };
  return [...chain(sorted), ...chain(sorted.toReversed())];
}

const turn = (o: Points[number], p: Points[number], q: Points[number]) =>
  (p.x - o.x) * (q.z - o.z) - (p.z - o.z) * (q.x - o.x);

/** How far a ray from the centre goes until it leaves the hull. */
function rayLength(hull: Points, centreX: number, centreZ: number, angle: number): number {
  const dx = Math.sin(angle);
  const dz = Math.cos(angle);
  let farthest = 0;
  for (const [i, p] of hull.entries()) {
    const q = hull[(i + 1) % hull.length]!;
    const ex = q.x - p.x;
    const ez = q.z - p.z;
    const across = dx * ez - dz * ex;
    if (Math.abs(across) < 1e-9) continue;
    const px = p.x - centreX;
    const pz = p.z - centreZ;
    const along = (px * ez - pz * ex) / across;
    const share = (px * dz - pz * dx) / across;
    if (along > farthest && share >= -1e-6 && share <= 1 + 1e-6) farthest = along;
  }
  return farthest;
}

/** Heights where nothing was cut take the nearest outline. */
function fillGaps(found: (Outline | undefined)[]): Outline[] {
  const first = found.find((outline) => outline !== undefined);
  if (!first) throw new RangeError('Expected some of the body between the heights of the slices.');
  let last = first;
  return found.map((outline) => {
    last = outline ?? last;
    return last;
  });
}

function between(low: Outline, high: Outline, t: number): Outline {
  if (t === 0) return low;
  const mix = (a: number, b: number) => a + (b - a) * t;
  const radii = low.radii.map((radius, k) => mix(radius, high.radii[k]!));
  const arcs = low.arcs.map((arc, k) => mix(arc, high.arcs[k]!));
  return {
    centreX: mix(low.centreX, high.centreX),
    centreZ: mix(low.centreZ, high.centreZ),
    radii,
    girth: mix(low.girth, high.girth),
    arcs,
  };
}
