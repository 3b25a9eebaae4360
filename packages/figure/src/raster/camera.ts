import type { Point3 } from '../body/person.ts';
import { add, cross, normalize, scale as scaled, subtract } from '../geometry/vector.ts';

/** Three unit vectors at right angles: what is right, up and ahead for whoever looks. */
export interface Axes {
  readonly right: Point3;
  readonly up: Point3;
  readonly forward: Point3;
}

/** A pinhole camera. The lens may be shifted: the axis need not meet the middle of the picture. */
export interface Camera extends Axes {
  readonly eye: Point3;
  /** Pixels that one dm covers at a depth of one dm. */
  readonly focal: number;
  /** Where the optical axis meets the picture, pixels from its top left corner; y runs down. */
  readonly centreX: number;
  readonly centreY: number;
  /** Of the picture, pixels. */
  readonly width: number;
  readonly height: number;
}

/** Parallel projection: for shadow maps and for looking at things from the floor. */
export interface ParallelView extends Axes {
  /** Depth is counted from here; it lies at pixel (centreX, centreY). */
  readonly origin: Point3;
  /** Pixels per dm. */
  readonly scale: number;
  readonly centreX: number;
  readonly centreY: number;
  readonly width: number;
  readonly height: number;
}

const WORLD_UP: Point3 = [0, 1, 0];
const WORLD_AHEAD: Point3 = [0, 0, 1];
/** Above this share of the vertical the up axis is taken from z instead. */
const NEARLY_VERTICAL = 0.999;
/** Nothing is drawn closer to the camera than this, dm. */
const NEAR = 0.5;

/** The axes of a viewer who looks along `direction` with an upright head. */
export function axesAlong(direction: Point3): Axes {
  const forward = normalize(direction);
  const above = Math.abs(forward[1]) > NEARLY_VERTICAL ? WORLD_AHEAD : WORLD_UP;
  const right = normalize(cross(forward, above));
  return { forward, right, up: cross(right, forward) };
}

/** A camera at `eye` that looks at `target`, which comes to lie in the middle of the picture. */
export function lookAt(
  eye: Point3,
  target: Point3,
  focal: number,
  size: { width: number; height: number },
): Camera {
  return {
    ...axesAlong(subtract(target, eye)),
    eye,
    focal,
    centreX: size.width / 2,
    centreY: size.height / 2,
    ...size,
  };
}

/**
 * Where points appear: x and y in pixels and their nearness, 1 / depth, which is linear over the picture.
 * Points closer than 0.5 dm get nearness 0, which nothing drawn has.
 * @returns `Float32Array [n * 3]`
 */
export function projectPoints(positions: Float32Array, camera: Camera): Float32Array {
  const projected = new Float32Array(positions.length);
  const [ex, ey, ez] = camera.eye;
  const [rx, ry, rz] = camera.right;
  const [ux, uy, uz] = camera.up;
  const [fx, fy, fz] = camera.forward;
  const { focal, centreX, centreY } = camera;
  for (let i = 0; i < positions.length; i += 3) {
    const x = positions[i]! - ex;
    const y = positions[i + 1]! - ey;
    const z = positions[i + 2]! - ez;
    const depth = x * fx + y * fy + z * fz;
    if (depth < NEAR) continue;
    const nearness = 1 / depth;
    projected[i] = centreX + focal * nearness * (x * rx + y * ry + z * rz);
    projected[i + 1] = centreY - focal * nearness * (x * ux + y * uy + z * uz);
    projected[i + 2] = nearness;
  }
  return projected;
}

/** As `projectPoints` for a parallel view; nearness is minus the depth. `Float32Array [n * 3]` */
export function projectParallel(positions: Float32Array, view: ParallelView): Float32Array {
  const projected = new Float32Array(positions.length);
  const [ox, oy, oz] = view.origin;
  const [rx, ry, rz] = view.right;
  const [ux, uy, uz] = view.up;
  const [fx, fy, fz] = view.forward;
  const { scale, centreX, centreY } = view;
  for (let i = 0; i < positions.length; i += 3) {
    const x = positions[i]! - ox;
    const y = positions[i + 1]! - oy;
    const z = positions[i + 2]! - oz;
    projected[i] = centreX + scale * (x * rx + y * ry + z * rz);
    projected[i + 1] = centreY - scale * (x * ux + y * uy + z * uz);
    projected[i + 2] = -(x * fx + y * fy + z * fz);
  }
  return projected;
}

/** The unit direction from the eye through a place of the picture (pixels). */
export function rayThrough(camera: Camera, x: number, y: number): Point3 {
  const across = scaled(camera.right, (x - camera.centreX) / camera.focal);
  const upwards = scaled(camera.up, (camera.centreY - y) / camera.focal);
  return normalize(add(camera.forward, add(across, upwards)));
}
