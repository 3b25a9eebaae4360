import { type Collider, NO_CONTACT } from './collider.ts';
import { measureSurface, type NearSurface } from './smooth-surface.ts';

/** A collider with the vertex that each point of the cloth last lay nearest to. */
export interface Contact {
  readonly collider: Collider;
  /** `Uint32Array [cloth vertices]`. */
  readonly nearest: Uint32Array;
  /** Share of what cloth slides that is taken back where it lies on the collider, 0..1. */
  readonly lyingFriction: number;
}

const MOST_HOPS = 8;
const MOST_OFF_PLANE_DM = 0.1;
/** Deeper cloth is caught between belly and lap: it is left to its threads, which pull it out the way it came. */
const DEEPEST_DM = 0.4;
/** Where the collider faces up this steeply, cloth lies on it (shoulders, a lap) and hardly slides. */
const LYING = 0.45;
const HANGING_FRICTION = 0.4;

/**
 * Pushes cloth out of what it may not pass, and brakes it along there. The nearest vertex is found by walking from
 * the last one over the collider's edges: cloth moves little in a step.
 * @param positions `Float32Array [n * 3]`, changed in place
 * @param before positions at the beginning of the step: friction takes back what was moved along the surface
 * @param active 0 for vertices that take no part
 */
export function resolveContact(
  { collider, nearest, lyingFriction }: Contact,
  positions: Float32Array,
  before: Float32Array,
  active: Uint8Array,
): void {
  const { positions: body, normals, starts, neighbours, rims, thickness, reach } = collider;
  const reachSquared = reach * reach;
  // The smooth surface lies no farther than this off the nearest vertex's plane.
  const farOutside = thickness + MOST_OFF_PLANE_DM;
  const near: NearSurface = { distance: 0, nx: 0, ny: 0, nz: 0 };
  for (let i = 0; i < active.length; i++) {
    let v = nearest[i]!;
    if (active[i] === 0 || v === NO_CONTACT) continue;
    const o = 3 * i;
    const x = positions[o]!;
    const y = positions[o + 1]!;
    const z = positions[o + 2]!;
    let d = (x - body[3 * v]!) ** 2 + (y - body[3 * v + 1]!) ** 2 + (z - body[3 * v + 2]!) ** 2;
    for (let hop = 0; hop < MOST_HOPS; hop++) {
      let next = v;
      for (let s = starts[v]!; s < starts[v + 1]!; s++) {
        const w = neighbours[s]!;
        const dw = (x - body[3 * w]!) ** 2 + (y - body[3 * w + 1]!) ** 2 + (z - body[3 * w + 2]!) ** 2;
        if (dw >= d) continue;
        d = dw;
        next = w;
      }
      if (next === v) break;
      v = next;
    }
    nearest[i] = v;
    if (d > reachSquared || rims[v] === 1) continue;
    const offPlane =
      (x - body[3 * v]!) * normals[3 * v]! +
      (y - body[3 * v + 1]!) * normals[3 * v + 1]! +
      (z - body[3 * v + 2]!) * normals[3 * v + 2]!;
    if (offPlane >= farOutside) continue;
    measureSurface(collider, v, x, y, z, near);
    if (near.distance >= thickness || near.distance < -DEEPEST_DM) continue;
    const push = thickness - near.distance;
    const { nx, ny, nz } = near;
    const px = x + nx * push;
    const py = y + ny * push;
    const pz = z + nz * push;
    const friction = ny > LYING ? lyingFriction : HANGING_FRICTION;
    let tx = px - before[o]!;
    let ty = py - before[o + 1]!;
    let tz = pz - before[o + 2]!;
    const along = tx * nx + ty * ny + tz * nz;
    tx -= along * nx;
    ty -= along * ny;
    tz -= along * nz;
    positions[o] = px - friction * tx;
    positions[o + 1] = py - friction * ty;
    positions[o + 2] = pz - friction * tz;
  }
}

/** Keeps cloth above the ground, dm. */
export function resolveGround(positions: Float32Array, groundY: number): void {
  for (let o = 1; o < positions.length; o += 3) if (positions[o]! < groundY) positions[o] = groundY;
}
