import { blurField } from '@atelier/pixels/blur';
import type { Field } from '@atelier/pixels/field';
import { emptyField, sampleField } from '@atelier/pixels/field';
import type { Point3 } from '../body/person.ts';
import { add, dot, length, scale, subtract } from '../geometry/vector.ts';
import type { Camera, ParallelView } from './camera.ts';
import { projectParallel, rayThrough } from './camera.ts';
import { rasteriseParallel } from './rasterise.ts';
import { evenDisc, turnAt } from './sample-pattern.ts';
import type { ShadowMap, Softness } from './shadow-map.ts';
import { depthGrid, lightReaching, viewAround } from './shadow-map.ts';
import { middleOf } from './shown-vertices.ts';
import type { Surface } from './surface.ts';

/** A studio surface without end that only receives shadow: the floor, or a wall. */
export interface Receiver {
  readonly point: Point3;
  /** Unit, towards the figure. */
  readonly normal: Point3;
}

/** The map of what stands before a receiver: at most this many cells, and this fine. */
const CLOSENESS_CELLS = 100_000;
const CLOSENESS_PER_DM = 14;
/** Free room around that map, so that blurs fade out inside it, dm. */
const SURROUNDINGS = 7;
/** Things are sorted into layers by their distance from the receiver, dm. */
const LAYER_ENDS = [0.12, 0.35, 0.8, 1.7, 3.4, 7] as const;
/** Distance that stands for the first layer: soles touch. */
const TOUCHING = 0.06;
/**
 * The share of the sky that a patch at height h hides from a point at distance d, h^2 / (pi (d^2 + h^2)^2), as two
 * Gaussians with the same median and a similar tail: width over h, and share.
 */
const KERNEL = [
  { width: 0.7, share: 0.7 },
  { width: 2, share: 0.3 },
] as const;

/** How dark a receiver becomes where all surrounding light, and where all key light, is hidden. */
const AMBIENT_DARKNESS = 0.62;
const KEY_DARKNESS = 0.26;

/** Towards the floor the light is wider: long sharp shadows distract from the product. */
const FLOOR_SOFTNESS: Softness = {
  spread: 0.3,
  least: 0.12,
  most: 3,
  search: evenDisc(16),
  penumbra: evenDisc(28),
};
/** The key's shadow fades with the distance from below the figure, as the sweep throws light into it: half at this, dm. */
const HALF_FADED = 7;
/** Smooths the grain of the sampling pattern, cells of the result. */
const GRAIN_SIGMA = 1.2;
/** Receivers further than this from the camera's axis point do not matter, dm. */
const FARTHEST = 400;

/**
 * How much darker the studio is where the figure and its props keep light away: soft key shadow, and the dark of
 * soles and seats close to the floor. Covers the whole picture at reduced size, figure or not.
 * @param size cells of the result
 * @returns 0 (as bright as without a figure) .. 1 (black)
 */
export function shadeReceivers(
  surfaces: readonly Surface[],
  receivers: readonly Receiver[],
  camera: Camera,
  map: ShadowMap,
  size: { width: number; height: number },
): Field {
  const result = emptyField(size.width, size.height);
  const casters = surfaces.filter((surface) => surface.castsShadow);
  if (casters.length === 0) return result;
  const middle = middleOf(casters);
  const planes = receivers.map((receiver) => planeBelow(casters, middle, receiver));
  for (let y = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      const u = ((x + 0.5) * camera.width) / size.width;
      const v = ((y + 0.5) * camera.height) / size.height;
      const ray = rayThrough(camera, u, v);
      let nearest = FARTHEST;
      let darkness = 0;
      for (const plane of planes) {
        const distance = distanceAlong(ray, camera.eye, plane.receiver);
        if (distance >= nearest) continue;
        nearest = distance;
        const place: Point3 = [
          camera.eye[0] + ray[0] * distance,
          camera.eye[1] + ray[1] * distance,
          camera.eye[2] + ray[2] * distance,
        ];
        darkness = darknessAt(place, plane, map, turnAt(x, y));
      }
      result.data[y * size.width + x] = darkness;
    }
  }
  return blurField(result, GRAIN_SIGMA);
}

/** A receiver with what is known of the figure before it. */
interface ShadedPlane {
  readonly receiver: Receiver;
  /** The figure's middle, dropped onto the plane. */
  readonly foot: Point3;
  readonly hidden: ClosenessMap;
}

/** The share of the sky that is hidden from each place of a plane. */
interface ClosenessMap {
  readonly view: ParallelView;
  readonly share: Field;
}

function planeBelow(casters: readonly Surface[], middle: Point3, receiver: Receiver): ShadedPlane {
  const drop = dot(subtract(receiver.point, middle), receiver.normal);
  const foot = add(middle, scale(receiver.normal, drop));
  return { receiver, foot, hidden: hiddenSky(casters, receiver) };
}

/** Distance to the plane along a ray; infinite when it points away or meets the plane's back. */
function distanceAlong(ray: Point3, eye: Point3, { point, normal }: Receiver): number {
  const slope = dot(ray, normal);
  if (slope > -1e-4) return Number.POSITIVE_INFINITY;
  return dot(subtract(point, eye), normal) / slope;
}

function darknessAt(
  place: Point3,
  { receiver: { normal }, foot, hidden }: ShadedPlane,
  map: ShadowMap,
  turn: number,
): number {
  const [x, y, z] = place;
  const away = length(subtract(place, foot)) / HALF_FADED;
  const key = lightReaching(map, FLOOR_SOFTNESS, x, y, z, normal[0], normal[1], normal[2], 0, turn);
  const ambient = sampleShare(hidden, place);
  return 1 - (1 - AMBIENT_DARKNESS * ambient) * (1 - (KEY_DARKNESS * (1 - key)) / (1 + away * away));
}

function sampleShare({ view, share }: ClosenessMap, place: Point3): number {
  const [x, y, z] = subtract(place, view.origin);
  const { right, up, scale: perDm } = view;
  const column = view.centreX + perDm * (x * right[0] + y * right[1] + z * right[2]);
  const row = view.centreY - perDm * (x * up[0] + y * up[1] + z * up[2]);
  if (column < 0 || row < 0 || column > share.width || row > share.height) return 0;
  return sampleField(share, column, row);
}

/** The share of the surrounding light that casters hide from each place of a receiver, 0..1. */
function hiddenSky(casters: readonly Surface[], { point, normal }: Receiver): ClosenessMap {
  const around = viewAround(casters, normal, SURROUNDINGS, CLOSENESS_CELLS, CLOSENESS_PER_DM);
  // Depth starts at the receiver; places stay where they are.
  const view: ParallelView = {
    ...around,
    origin: point,
    centreX: around.centreX + dot(point, around.right) * around.scale,
    centreY: around.centreY - dot(point, around.up) * around.scale,
  };
  const grid = depthGrid(view);
  for (const surface of casters) {
    rasteriseParallel(grid, { surface, screen: projectParallel(surface.positions, view), firstId: 1 });
  }
  const share = emptyField(view.width, view.height);
  let start = Number.NEGATIVE_INFINITY;
  for (const end of LAYER_ENDS) {
    addLayer(share, grid.nearness, start, end, view.scale);
    start = end;
  }
  return { view, share };
}

/** Adds what the things between two distances from the receiver hide. */
function addLayer(share: Field, nearness: Float32Array, start: number, end: number, perDm: number): void {
  const layer = emptyField(share.width, share.height);
  let count = 0;
  for (let i = 0; i < nearness.length; i++) {
    const distance = -nearness[i]!;
    if (distance <= start || distance > end) continue;
    layer.data[i] = 1;
    count++;
  }
  if (count === 0) return;
  const height = Number.isFinite(start) ? (start + end) / 2 : TOUCHING;
  for (const { width, share: weight } of KERNEL) {
    const { data } = blurField(layer, width * height * perDm);
    for (let i = 0; i < data.length; i++) share.data[i] = Math.min(1, share.data[i]! + weight * data[i]!);
  }
}
