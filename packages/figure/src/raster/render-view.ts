import type { Bounds } from '@atelier/pixels/bounds';
import type { Field } from '@atelier/pixels/field';
import type { Rgba } from '@atelier/pixels/raster';
import { reducedSize } from '@atelier/pixels/reduce';
import { dot, subtract } from '../geometry/vector.ts';
import type { Camera } from './camera.ts';
import { develop } from './develop.ts';
import type { ProjectedScene } from './fragment.ts';
import { projectScene } from './fragment.ts';
import { FrameMemory } from './frame-memory.ts';
import type { LightBuffer } from './light-buffer.ts';
import { CELL_MIDDLE, gatherOpenness, gatherPoints, smoothLight } from './light-buffer.ts';
import type { Lights } from './lighting.ts';
import type { SampleGrid } from './rasterise.ts';
import { rasterise } from './rasterise.ts';
import type { Receiver } from './receiver-shadow.ts';
import { shadeReceivers } from './receiver-shadow.ts';
import { screenBounds } from './screen-bounds.ts';
import { castShadowMap, type ShadowMap } from './shadow-map.ts';
import { middleOf } from './shown-vertices.ts';
import type { Surface } from './surface.ts';

/** What is to be photographed. */
export interface View {
  /** The figure, its clothes and props. Ids of surfaces and triangles share 32 bits. */
  readonly surfaces: readonly Surface[];
  readonly camera: Camera;
  readonly lights: Lights;
  /** Floor and walls that shadow falls on; they are not drawn. */
  readonly receivers: readonly Receiver[];
}

/** The figure before nothing, and its shadow on the studio. */
export interface RenderedView {
  /** Straight alpha, free of shadow; as large as the part of the picture that shows anything. */
  readonly figure: Rgba;
  /** Where the figure's picture lies in the whole one; undefined when nothing is in it. */
  readonly place: Bounds | undefined;
  /** Of the whole picture, reduced: 0 (no shadow) .. 1 (black). */
  readonly shadow: Field;
}

/** Runs a named piece of work; a caller with a clock measures it. */
export type Timed = <T>(stage: string, work: () => T) => T;

const untimed: Timed = (_, work) => work();

/**
 * Eight samples a pixel, no two in the same row or column of an 8 x 8 grid, so that nearly upright and nearly level
 * edges get all eight steps. The first lies near the middle.
 */
const SAMPLE_SIXTEENTHS = [9, 5, 7, 11, 13, 9, 5, 3, 3, 13, 1, 7, 11, 15, 15, 1];
const SAMPLE_OFFSETS = SAMPLE_SIXTEENTHS.map((sixteenths) => sixteenths / 16);
/** Large pictures are drawn in strips of at most this many pixels. */
const STRIP_PX = 1_600_000;
/** Light is gathered once for so many cells a dm, or for each pixel where pixels are larger. */
const LIGHT_CELLS_PER_DM = 60;
/** Shadow is soft: at most this many cells a side. */
const SHADOW_CELLS = 640;

/**
 * Takes the picture. The same view gives the same bytes; strips do not show.
 * @param memory reused between pictures of one worker
 * @example
 * const { figure, place, shadow } = renderView({ surfaces, camera, lights: studioLights(0), receivers: [floor] });
 */
export function renderView(
  view: View,
  memory: FrameMemory = new FrameMemory(),
  timed: Timed = untimed,
): RenderedView {
  const { surfaces, camera, lights } = view;
  const map = timed('shadow_map', () => castShadowMap(surfaces, lights.key.towards));
  const shadowSize = reducedSize(camera.width, camera.height, SHADOW_CELLS);
  const shadow = timed('ground', () => shadeReceivers(surfaces, view.receivers, camera, map, shadowSize));
  const place = windowOf(surfaces, camera);
  if (place === undefined) {
    return { figure: { width: 0, height: 0, channels: 4, data: new Uint8Array(0) }, place, shadow };
  }
  const data = new Uint8Array(place.width * place.height * 4);
  const scene = timed('project', () => projectScene(surfaces, camera));
  const cellsPerPixel = 1 / pixelsPerCell(scene);
  const light = gatherLight(surfaces, camera, cellsPerPixel, place, map, memory, timed);
  const rowsAtOnce = Math.max(1, Math.floor(STRIP_PX / place.width));
  for (let from = 0; from < place.height; from += rowsAtOnce) {
    const height = Math.min(rowsAtOnce, place.height - from);
    const strip = { ...place, top: place.top + from, height };
    const pixels = data.subarray(from * place.width * 4, (from + height) * place.width * 4);
    const grid = timed('raster', () => drawSamples(scene, strip, SAMPLE_OFFSETS, memory));
    timed('develop', () => develop(scene, grid, light, cellsPerPixel, lights, pixels));
  }
  return { figure: { width: place.width, height: place.height, channels: 4, data }, place, shadow };
}

/** What light reaches the points in a window, seen by the same camera with fewer pixels. */
function gatherLight(
  surfaces: readonly Surface[],
  camera: Camera,
  cellsPerPixel: number,
  window: Bounds,
  map: ShadowMap,
  memory: FrameMemory,
  timed: Timed,
): LightBuffer {
  const coarse: Camera = {
    ...camera,
    focal: camera.focal * cellsPerPixel,
    centreX: camera.centreX * cellsPerPixel,
    centreY: camera.centreY * cellsPerPixel,
    width: camera.width * cellsPerPixel,
    height: camera.height * cellsPerPixel,
  };
  const left = Math.floor(window.left * cellsPerPixel);
  const top = Math.floor(window.top * cellsPerPixel);
  const cells = {
    left,
    top,
    width: Math.ceil((window.left + window.width) * cellsPerPixel) - left,
    height: Math.ceil((window.top + window.height) * cellsPerPixel) - top,
  };
  const scene = timed('project', () => projectScene(surfaces, coarse));
  const grid = timed('raster', () => drawSamples(scene, cells, [CELL_MIDDLE, CELL_MIDDLE], memory));
  const light = timed('points', () => gatherPoints(scene, grid, map, memory));
  timed('openness', () => {
    gatherOpenness(light, coarse);
    smoothLight(light, coarse, memory);
  });
  return light;
}

/** Pixels that a light cell is wide and high, for surfaces in the middle of the scene; a whole number. */
function pixelsPerCell({ camera, surfaces }: ProjectedScene): number {
  const middle = middleOf(surfaces.map(({ surface }) => surface));
  const depth = dot(subtract(middle, camera.eye), camera.forward);
  return Math.max(1, Math.round(camera.focal / Math.max(1, depth) / LIGHT_CELLS_PER_DM));
}

function drawSamples(
  scene: ProjectedScene,
  window: Bounds,
  offsets: readonly number[],
  memory: FrameMemory,
): SampleGrid {
  const samples = (window.width * window.height * offsets.length) / 2;
  const grid = {
    ...window,
    offsets,
    nearness: memory.floats('nearness', samples).fill(0),
    ids: memory.integers('ids', samples).fill(0),
  };
  for (const surface of scene.surfaces) rasterise(grid, surface);
  return grid;
}

/** The whole pixels of the picture that surfaces may cover. */
function windowOf(surfaces: readonly Surface[], camera: Camera): Bounds | undefined {
  const bounds = screenBounds(surfaces, camera);
  if (bounds === undefined) return undefined;
  const left = Math.max(0, Math.floor(bounds.left));
  const top = Math.max(0, Math.floor(bounds.top));
  const width = Math.min(camera.width, Math.ceil(bounds.right)) - left;
  const height = Math.min(camera.height, Math.ceil(bounds.bottom)) - top;
  return width > 0 && height > 0 ? { left, top, width, height } : undefined;
}
