import type { Camera } from './camera.ts';
import { projectPoints } from './camera.ts';
import type { ProjectedSurface } from './rasterise.ts';
import { signedArea } from './rasterise.ts';
import type { Fragment, Reflectance, Surface } from './surface.ts';

/** All surfaces of a picture as its camera sees them, with a number for each triangle; 0 is none. */
export interface ProjectedScene {
  readonly camera: Camera;
  readonly surfaces: readonly ProjectedSurface[];
  /** Index into `surfaces` of each triangle id: `Uint16Array [1 + triangles]`. */
  readonly surfaceOf: Uint16Array;
}

export function projectScene(surfaces: readonly Surface[], camera: Camera): ProjectedScene {
  const projected: ProjectedSurface[] = [];
  let firstId = 1;
  for (const surface of surfaces) {
    projected.push({ surface, screen: projectPoints(surface.positions, camera), firstId });
    firstId += surface.triangles.length / 3;
  }
  const surfaceOf = new Uint16Array(firstId);
  projected.forEach(({ firstId: first, surface }, index) => {
    surfaceOf.fill(index, first, first + surface.triangles.length / 3);
  });
  return { camera, surfaces: projected, surfaceOf };
}

export function emptyFragment(): Fragment {
  return {
    a: 0,
    b: 0,
    c: 0,
    wa: 0,
    wb: 0,
    wc: 0,
    triangle: 0,
    x: 0,
    y: 0,
    z: 0,
    nx: 0,
    ny: 0,
    nz: 0,
    vx: 0,
    vy: 0,
    vz: 0,
    inside: false,
    footprint: 0,
  };
}

export function emptyReflectance(): Reflectance {
  return {
    r: 1,
    g: 1,
    b: 1,
    wrap: 0,
    subsurface: 0,
    specular: 0,
    gloss: 20,
    sheen: 0,
    tx: 0,
    ty: 0,
    tz: 0,
    strand: 0,
    nx: 0,
    ny: 0,
    nz: 0,
  };
}

/** Neutral values before a material fills in its own. */
export function resetReflectance(out: Reflectance, fragment: Fragment): void {
  out.r = 1;
  out.g = 1;
  out.b = 1;
  out.wrap = 0;
  out.subsurface = 0;
  out.specular = 0;
  out.gloss = 20;
  out.sheen = 0;
  out.tx = 0;
  out.ty = 0;
  out.tz = 0;
  out.strand = 0;
  out.nx = fragment.nx;
  out.ny = fragment.ny;
  out.nz = fragment.nz;
}

/** How far outside a triangle its plane still stands for the sheet it belongs to, as a share of its size. */
const BEYOND_EDGE = -0.5;

/**
 * Fills `out` for the place (px, py) of the picture on triangle `id`. A place slightly outside the triangle is taken
 * along its plane for up to half its size.
 * @returns the depth along the camera's axis, dm
 */
export function locate(scene: ProjectedScene, id: number, px: number, py: number, out: Fragment): number {
  const { camera } = scene;
  const { surface, screen, firstId } = scene.surfaces[scene.surfaceOf[id]!]!;
  const { positions, normals, triangles } = surface;
  const triangle = id - firstId;
  const a = triangles[triangle * 3]!;
  const b = triangles[triangle * 3 + 1]!;
  const c = triangles[triangle * 3 + 2]!;
  const area = signedArea(screen, a, b, c);
  const xa = screen[a * 3]! - px;
  const ya = screen[a * 3 + 1]! - py;
  const xb = screen[b * 3]! - px;
  const yb = screen[b * 3 + 1]! - py;
  const xc = screen[c * 3]! - px;
  const yc = screen[c * 3 + 1]! - py;
  let wa = Math.max(BEYOND_EDGE, (xb * yc - xc * yb) / area) * screen[a * 3 + 2]!;
  let wb = Math.max(BEYOND_EDGE, (xc * ya - xa * yc) / area) * screen[b * 3 + 2]!;
  let wc = Math.max(BEYOND_EDGE, (xa * yb - xb * ya) / area) * screen[c * 3 + 2]!;
  const total = 1 / (wa + wb + wc);
  wa *= total;
  wb *= total;
  wc *= total;
  out.a = a;
  out.b = b;
  out.c = c;
  out.wa = wa;
  out.wb = wb;
  out.wc = wc;
  out.triangle = triangle;
  const x = wa * positions[a * 3]! + wb * positions[b * 3]! + wc * positions[c * 3]!;
  const y = wa * positions[a * 3 + 1]! + wb * positions[b * 3 + 1]! + wc * positions[c * 3 + 1]!;
  const z = wa * positions[a * 3 + 2]! + wb * positions[b * 3 + 2]! + wc * positions[c * 3 + 2]!;
  out.x = x;
  out.y = y;
  out.z = z;
  const inside = area > 0;
  out.inside = inside;
  const nx = wa * normals[a * 3]! + wb * normals[b * 3]! + wc * normals[c * 3]!;
  const ny = wa * normals[a * 3 + 1]! + wb * normals[b * 3 + 1]! + wc * normals[c * 3 + 1]!;
  const nz = wa * normals[a * 3 + 2]! + wb * normals[b * 3 + 2]! + wc * normals[c * 3 + 2]!;
  const length = Math.sqrt(nx * nx + ny * ny + nz * nz);
  const unit = length > 0 ? (inside ? -1 : 1) / length : 0;
  out.nx = nx * unit;
  out.ny = ny * unit;
  out.nz = nz * unit;
  const vx = camera.eye[0] - x;
  const vy = camera.eye[1] - y;
  const vz = camera.eye[2] - z;
  const distance = Math.sqrt(vx * vx + vy * vy + vz * vz);
  out.vx = vx / distance;
  out.vy = vy / distance;
  out.vz = vz / distance;
  const [fx, fy, fz] = camera.forward;
  const depth = -(vx * fx + vy * fy + vz * fz);
  out.footprint = depth / camera.focal;
  return depth;
}
