import type { Camera } from './camera.ts';
import type { ProjectedScene } from './fragment.ts';
import { emptyFragment, locate } from './fragment.ts';
import type { FrameMemory } from './frame-memory.ts';
import type { SampleGrid } from './rasterise.ts';
import { evenDisc, evenDistances, turnAt } from './sample-pattern.ts';
import type { ShadowMap, Softness } from './shadow-map.ts';
import { lightReaching } from './shadow-map.ts';

/**
 * What is known of the nearest points in a window before materials and lamps come in. Seen by a camera with pixels
 * (cells, from here on) no finer than needed: light changes less from place to place than colour does.
 */
export interface LightBuffer {
  /** Cells of the camera's whole picture. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Along the camera's axis, dm; 0 = nothing there. `Float32Array [height * width]`. */
  readonly depth: Float32Array;
  /** Unit normal by the camera's axes (right, up, forward): `Float32Array [height * width * 3]`. */
  readonly normals: Float32Array;
  /** Shares of the key light and of the surrounding light that reach it, 0..1. */
  readonly key: Float32Array;
  readonly open: Float32Array;
}

/** Where in its cell a point lies. */
export const CELL_MIDDLE = 0.5;

/** The key is a soft box a metre wide, three metres away: sharp where cloth touches, soft across an arm's distance. */
const KEY_SOFTNESS: Softness = {
  spread: 0.16,
  least: 0.05,
  most: 0.55,
  search: evenDisc(8),
  penumbra: evenDisc(14),
};

/**
 * A point for each cell, and the key light that reaches it. Patterns of samples are turned from cell to cell;
 * `smoothLight` takes the grain out.
 * @param grid one sample a cell, as the scene's camera sees it
 */
export function gatherPoints(
  scene: ProjectedScene,
  grid: SampleGrid,
  map: ShadowMap,
  memory: FrameMemory,
): LightBuffer {
  const { left, top, width, height } = grid;
  const cells = width * height;
  const buffer: LightBuffer = {
    left,
    top,
    width,
    height,
    depth: memory.floats('depth', cells),
    normals: memory.floats('normals', cells * 3),
    key: memory.floats('key', cells),
    open: memory.floats('open', cells),
  };
  const { depth, normals, key } = buffer;
  const { right, up, forward } = scene.camera;
  const fragment = emptyFragment();
  const ids = grid.ids!;
  for (let y = 0, cell = 0; y < height; y++) {
    for (let x = 0; x < width; x++, cell++) {
      const id = ids[cell]!;
      if (id === 0) {
        depth[cell] = 0;
        continue;
      }
      depth[cell] = locate(scene, id, left + x + CELL_MIDDLE, top + y + CELL_MIDDLE, fragment);
      const { nx, ny, nz } = fragment;
      normals[cell * 3] = nx * right[0] + ny * right[1] + nz * right[2];
      normals[cell * 3 + 1] = nx * up[0] + ny * up[1] + nz * up[2];
      normals[cell * 3 + 2] = nx * forward[0] + ny * forward[1] + nz * forward[2];
      key[cell] = lightReaching(
        map,
        KEY_SOFTNESS,
        fragment.x,
        fragment.y,
        fragment.z,
        nx,
        ny,
        nz,
        scene.surfaces[scene.surfaceOf[id]!]!.surface.bias ?? 0,
        turnAt(left + x, top + y),
      );
    }
  }
  return buffer;
}

/** How far around a point its surroundings shade it, dm, and never more than this many cells. */
const REACH = 1;
const MOST_REACH_CELLS = 100;
const OPENNESS_PATTERN = evenDistances(12);
/** Nothing lower than this above the tangent plane counts (sine): flat facets do not shade each other. */
const LEAST_SINE = 0.08;
const OCCLUSION_STRENGTH = 1.7;

/**
 * How open each point is to the light around it, from the depths near it in the picture (after McGuire et al., "The
 * Alchemy screen-space ambient obscurance algorithm", 2011).
 */
export function gatherOpenness(buffer: LightBuffer, camera: Camera): void {
  const { width, height, depth, normals, open } = buffer;
  const { focal } = camera;
  const centreX = camera.centreX - buffer.left - CELL_MIDDLE;
  const centreY = camera.centreY - buffer.top - CELL_MIDDLE;
  const { taps, points } = OPENNESS_PATTERN;
  for (let y = 0, cell = 0; y < height; y++) {
    for (let x = 0; x < width; x++, cell++) {
      const z = depth[cell]!;
      if (z === 0) continue;
      const reachCells = Math.min(MOST_REACH_CELLS, (REACH * focal) / z);
      const reach = (reachCells * z) / focal;
      const farthest = 1 / (reach * reach);
      const px = ((x - centreX) * z) / focal;
      const py = ((centreY - y) * z) / focal;
      const nx = normals[cell * 3]!;
      const ny = normals[cell * 3 + 1]!;
      const nz = normals[cell * 3 + 2]!;
      let p = turnAt(buffer.left + x, buffer.top + y) * taps * 2;
      let closed = 0;
      for (const end = p + taps * 2; p < end; p += 2) {
        const sx = x + Math.round(reachCells * points[p]!);
        const sy = y + Math.round(reachCells * points[p + 1]!);
        if (sx < 0 || sy < 0 || sx >= width || sy >= height) continue;
        const sz = depth[sy * width + sx]!;
        if (sz === 0) continue;
        const dx = ((sx - centreX) * sz) / focal - px;
        const dy = ((centreY - sy) * sz) / focal - py;
        const dz = sz - z;
        const squared = dx * dx + dy * dy + dz * dz;
        const near = 1 - squared * farthest;
        if (near <= 0 || squared === 0) continue;
        const sine = (dx * nx + dy * ny + dz * nz) / Math.sqrt(squared) - LEAST_SINE;
        if (sine > 0) closed += sine * near;
      }
      open[cell] = Math.max(0, 1 - (OCCLUSION_STRENGTH * closed) / taps);
    }
  }
}

/** Neighbours further than this off a point's tangent plane belong to something else, dm and cells' widths. */
const SAME_PLANE = 0.05;
const SAME_PLANE_CELLS = 0.5;

/**
 * Takes the sampling patterns' grain out of `key` and `open`: a mean over five cells along each axis, the outer
 * two at half weight, which cancels patterns that repeat every four. Only over neighbours on the same plane.
 */
export function smoothLight(buffer: LightBuffer, camera: Camera, memory: FrameMemory): void {
  const cells = buffer.width * buffer.height;
  const key = memory.floats('smooth key', cells);
  const open = memory.floats('smooth open', cells);
  smoothAlong(buffer, camera, 1, 0, buffer.key, buffer.open, key, open);
  smoothAlong(buffer, camera, 0, 1, key, open, buffer.key, buffer.open);
}

function smoothAlong(
  buffer: LightBuffer,
  camera: Camera,
  stepX: number,
  stepY: number,
  keyIn: Float32Array,
  openIn: Float32Array,
  keyOut: Float32Array,
  openOut: Float32Array,
): void {
  const { width, height, depth, normals } = buffer;
  const { focal } = camera;
  const centreX = camera.centreX - buffer.left - CELL_MIDDLE;
  const centreY = camera.centreY - buffer.top - CELL_MIDDLE;
  for (let y = 0, cell = 0; y < height; y++) {
    for (let x = 0; x < width; x++, cell++) {
      const z = depth[cell]!;
      if (z === 0) continue;
      const nx = normals[cell * 3]!;
      const ny = normals[cell * 3 + 1]!;
      const nz = normals[cell * 3 + 2]!;
      // The plane through the point: n . p = offset, p being the view ray times depth.
      const offset = (z * (nx * (x - centreX) + ny * (centreY - y))) / focal + nz * z;
      const tolerance = SAME_PLANE + (SAME_PLANE_CELLS * z) / focal;
      let key = 0;
      let open = 0;
      let weights = 0;
      for (let i = -2; i <= 2; i++) {
        const sx = x + i * stepX;
        const sy = y + i * stepY;
        if (sx < 0 || sy < 0 || sx >= width || sy >= height) continue;
        const near = sy * width + sx;
        const sz = depth[near]!;
        if (sz === 0) continue;
        const off = (sz * (nx * (sx - centreX) + ny * (centreY - sy))) / focal + nz * sz - offset;
        if (off > tolerance || off < -tolerance) continue;
        const weight = i === -2 || i === 2 ? 0.5 : 1;
        key += weight * keyIn[near]!;
        open += weight * openIn[near]!;
        weights += weight;
      }
      keyOut[cell] = key / weights;
      openOut[cell] = open / weights;
    }
  }
}
