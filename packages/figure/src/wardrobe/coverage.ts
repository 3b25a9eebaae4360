import { makeCollider, NO_CONTACT, nearestVertices } from '../cloth/collider.ts';
import type { DrapedGarment } from '../cloth/draped.ts';
import { SKIN_VERTICES } from '../data/figure-data.ts';

/** Cloth this far from its edge hides the skin below it, dm. */
const SURE_DM = 0.12;
/** Skin farther from the cloth than this may be seen past it, dm. */
const CLOSE_DM = 1.2;
/**
 * Rings by which gaps between the cloth's vertices are closed and the rim is then given back, so that skin goes on
 * below every edge. More would bridge necklines between straps.
 */
const CLOSE_RINGS = 1;
const RIM_RINGS = 3;

/**
 * Which skin lies so far under cloth that it cannot show: 1 for each such vertex, `Uint8Array [SKIN_VERTICES]`.
 * @param skin posed, `Float32Array [SKIN_VERTICES * 3]` or longer
 * @param triangles of the skin
 */
export function coveredSkin(
  skin: Float32Array,
  triangles: Uint32Array,
  garments: readonly DrapedGarment[],
): Uint8Array {
  const collider = makeCollider(skin.subarray(0, SKIN_VERTICES * 3), triangles, {
    thickness: 0,
    reach: CLOSE_DM,
  });
  let covered: Uint8Array = new Uint8Array(SKIN_VERTICES);
  for (const { positions, extent } of garments) {
    const nearest = nearestVertices(positions, collider);
    for (const [i, v] of nearest.entries()) {
      if (v === NO_CONTACT || extent[i]! < SURE_DM) continue;
      const distance = Math.hypot(
        positions[3 * i]! - skin[3 * v]!,
        positions[3 * i + 1]! - skin[3 * v + 1]!,
        positions[3 * i + 2]! - skin[3 * v + 2]!,
      );
      if (distance < CLOSE_DM) covered[v] = 1;
    }
  }
  for (let ring = 0; ring < CLOSE_RINGS; ring++) covered = spread(covered, triangles, 1);
  for (let ring = 0; ring < RIM_RINGS; ring++) covered = spread(covered, triangles, 0);
  return covered;
}

/** Gives every vertex beside one of that value the same value. */
function spread(mask: Uint8Array, triangles: Uint32Array, value: 0 | 1): Uint8Array {
  const out = Uint8Array.from(mask);
  for (let t = 0; t < triangles.length; t += 3) {
    const corners = triangles.subarray(t, t + 3);
    if (!corners.some((v) => mask[v] === value)) continue;
    for (const v of corners) out[v] = value;
  }
  return out;
}
