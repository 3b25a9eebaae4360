import type { Point3 } from '../body/person.ts';
import type { ParallelView } from './camera.ts';
import { axesAlong, projectParallel } from './camera.ts';
import type { SampleGrid } from './rasterise.ts';
import { rasteriseParallel } from './rasterise.ts';
import type { SamplePattern } from './sample-pattern.ts';
import type { Surface } from './surface.ts';

/** How near to the light the first surface lies, in parallel projection along the key light. */
export interface ShadowMap {
  readonly view: ParallelView;
  readonly width: number;
  readonly height: number;
  /** Minus the depth of the nearest surface, dm; -Infinity where the light meets none. */
  readonly nearness: Float32Array;
}

/** Cells of a shadow map: 0.012 dm each for a standing figure. */
const SHADOW_CELLS = 1_400_000;
const SHADOW_MARGIN = 0.05;

/**
 * Draws all casters from the light.
 * @param towards unit vector to the light
 */
export function castShadowMap(surfaces: readonly Surface[], towards: Point3): ShadowMap {
  const casters = surfaces.filter((surface) => surface.castsShadow);
  const view = viewAround(casters, [-towards[0], -towards[1], -towards[2]], SHADOW_MARGIN, SHADOW_CELLS);
  const grid = depthGrid(view);
  for (const surface of casters) {
    rasteriseParallel(grid, { surface, screen: projectParallel(surface.positions, view), firstId: 1 });
  }
  return { view, width: view.width, height: view.height, nearness: grid.nearness };
}

/** An empty grid with one sample in the middle of each cell of a parallel view. */
export function depthGrid(view: ParallelView): SampleGrid {
  const { width, height } = view;
  const nearness = new Float32Array(width * height).fill(Number.NEGATIVE_INFINITY);
  return { left: 0, top: 0, width, height, offsets: [0.5, 0.5], nearness, ids: undefined };
}

/**
 * A parallel view along `direction` whose picture holds the surfaces and `margin` dm around them.
 * @param cells of the picture, at most
 * @param mostPerDm finest scale
 */
export function viewAround(
  surfaces: readonly Surface[],
  direction: Point3,
  margin: number,
  cells: number,
  mostPerDm = Number.POSITIVE_INFINITY,
): ParallelView {
  const unit: ParallelView = {
    ...axesAlong(direction),
    origin: [0, 0, 0],
    scale: 1,
    centreX: 0,
    centreY: 0,
    width: 0,
    height: 0,
  };
  let [left, right, top, bottom] = [0, 1, 0, 1];
  let first = true;
  for (const { positions, triangles, extent } of surfaces) {
    const placed = projectParallel(positions, unit);
    for (const vertex of triangles) {
      if (extent && extent[vertex]! <= 0) continue;
      const x = placed[vertex * 3]!;
      const y = placed[vertex * 3 + 1]!;
      if (first) [left, right, top, bottom] = [x, x, y, y];
      first = false;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
    }
  }
  const width = right - left + 2 * margin;
  const height = bottom - top + 2 * margin;
  const scale = Math.min(mostPerDm, Math.sqrt(cells / (width * height)));
  return {
    ...unit,
    scale,
    centreX: (margin - left) * scale,
    centreY: (margin - top) * scale,
    width: Math.ceil(width * scale),
    height: Math.ceil(height * scale),
  };
}

/** How large a light looks from the scene. */
export interface Softness {
  /** Penumbra's radius per dm between blocker and receiver: the tangent of the light's half width. */
  readonly spread: number;
  /** Radii of the smallest and the largest penumbra, dm. */
  readonly least: number;
  readonly most: number;
  /** Samples for the blockers and for the penumbra. */
  readonly search: SamplePattern;
  readonly penumbra: SamplePattern;
}

/** Points are lifted off their surface by this, and more where light grazes, so that they do not shade themselves, dm. */
const LIFT = 0.03;
const GRAZING_LIFT = 0.09;
/** Tolerated depth difference, dm. */
const DEPTH_TOLERANCE = 0.02;
/** Steepest slope of the receiver towards the light that is followed, dm per dm. */
const STEEPEST = 2.5;
/** Surfaces turned further away than this (cosine) get no key light, however it wraps. */
const TURNED_AWAY = -0.5;
/** Where the search met no blocker, fewer taps make sure. */
const EVERY_THIRD = 3;

/**
 * Share of the key light that reaches a point: percentage-closer filtering whose radius grows with the blockers'
 * distance (Fernando, "Percentage-closer soft shadows", 2005), along the receiver's own plane.
 * @param lift how far the surface may lie above the one below, dm: such neighbours do not shade it
 * @param turn which turned copy of the sample patterns to take, 0 .. 15
 */
export function lightReaching(
  map: ShadowMap,
  softness: Softness,
  x: number,
  y: number,
  z: number,
  nx: number,
  ny: number,
  nz: number,
  lift: number,
  turn: number,
): number {
  const { view, width, height, nearness } = map;
  const { right, up, forward, scale } = view;
  const facing = -(nx * forward[0] + ny * forward[1] + nz * forward[2]);
  if (facing < TURNED_AWAY) return 0;
  const raise = LIFT + lift + GRAZING_LIFT * (1 - Math.max(0, facing));
  const px = x + nx * raise - view.origin[0];
  const py = y + ny * raise - view.origin[1];
  const pz = z + nz * raise - view.origin[2];
  const depth = px * forward[0] + py * forward[1] + pz * forward[2];
  const cellX = view.centreX + scale * (px * right[0] + py * right[1] + pz * right[2]);
  const cellY = view.centreY - scale * (px * up[0] + py * up[1] + pz * up[2]);
  const searchRadius = softness.most * scale;
  if (cellX < -searchRadius || cellY < -searchRadius) return 1;
  if (cellX > width + searchRadius || cellY > height + searchRadius) return 1;
  // The receiver's plane: how nearness changes per cell to the right and down.
  const slopeScale = facing > 0.05 ? 1 / (facing * scale) : 0;
  const limit = STEEPEST / scale;
  const rightward = (nx * right[0] + ny * right[1] + nz * right[2]) * slopeScale;
  const downward = -(nx * up[0] + ny * up[1] + nz * up[2]) * slopeScale;
  const slopeX = -Math.min(limit, Math.max(-limit, rightward));
  const slopeY = -Math.min(limit, Math.max(-limit, downward));
  const own = -depth + DEPTH_TOLERANCE;

  const search = softness.search.points;
  const searchTaps = softness.search.taps;
  let blockers = 0;
  let blockerNearness = 0;
  for (let i = 0, p = turn * searchTaps * 2; i < searchTaps; i++, p += 2) {
    const dx = searchRadius * search[p]!;
    const dy = searchRadius * search[p + 1]!;
    const column = Math.floor(cellX + dx);
    const row = Math.floor(cellY + dy);
    if (column < 0 || row < 0 || column >= width || row >= height) continue;
    const found = nearness[row * width + column]!;
    if (found <= own + slopeX * dx + slopeY * dy) continue;
    blockers++;
    blockerNearness += found;
  }
  if (blockers === searchTaps) return 0;
  // The least penumbra is sampled in any case: small blockers may lie between the search taps.
  const distance = blockers === 0 ? 0 : Math.max(0, blockerNearness / blockers + depth);
  const radius = Math.min(softness.most, Math.max(softness.least, distance * softness.spread)) * scale;
  const penumbra = softness.penumbra.points;
  const taps = softness.penumbra.taps;
  const step = blockers === 0 ? EVERY_THIRD : 1;
  let lit = 0;
  let taken = 0;
  for (let i = 0; i < taps; i += step) {
    const p = (turn * taps + i) * 2;
    const dx = radius * penumbra[p]!;
    const dy = radius * penumbra[p + 1]!;
    const column = Math.floor(cellX + dx);
    const row = Math.floor(cellY + dy);
    const free = column < 0 || row < 0 || column >= width || row >= height;
    if (free || nearness[row * width + column]! <= own + slopeX * dx + slopeY * dy) lit++;
    taken++;
  }
  return lit / taken;
}
