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
 * Cloth goes on so far under the edge of the cloth above it, and is still below it when it stands out so much through
 * it, dm. The end of a tucked top is below the waistband wherever it may lie.
 */
const HANGING = { overlap: 0.25, through: 0.12 };
const TUCKED = { overlap: 0.04, through: 0.5 };

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
      if (v !== NO_CONTACT && extent[i]! >= SURE_DM) covered[v] = 1;
    }
  }
  for (let ring = 0; ring < CLOSE_RINGS; ring++) covered = spread(covered, triangles, 1);
  for (let ring = 0; ring < RIM_RINGS; ring++) covered = spread(covered, triangles, 0);
  return covered;
}

/**
 * The garments without what lies under others: it cannot show through them then, and need not be drawn.
 * @param garments innermost first
 */
export function withoutCovered(garments: readonly DrapedGarment[]): DrapedGarment[] {
  return garments.map((inner, i) => {
    const hidden = new Uint8Array(inner.extent.length);
    for (const outer of garments.slice(i + 1)) markCovered(inner, outer, hidden);
    return { ...inner, triangles: seenTriangles(inner.triangles, hidden) };
  });
}

function markCovered(inner: DrapedGarment, outer: DrapedGarment, hidden: Uint8Array): void {
  const collider = makeCollider(outer.positions, outer.triangles, { thickness: 0, reach: CLOSE_DM });
  const { overlap, through } = inner.garment.tucked ? TUCKED : HANGING;
  for (const [i, o] of nearestVertices(inner.positions, collider).entries()) {
    if (o === NO_CONTACT || outer.extent[o]! < overlap) continue;
    let outside = 0;
    for (let k = 0; k < 3; k++) {
      outside += (inner.positions[3 * i + k]! - outer.positions[3 * o + k]!) * outer.normals[3 * o + k]!;
    }
    if (outside < through) hidden[i] = 1;
  }
}

const seenTriangles = (triangles: Uint32Array, hidden: Uint8Array): Uint32Array =>
  triangles.filter((_, corner) => {
    const first = corner - (corner % 3);
    return !(hidden[triangles[first]!] && hidden[triangles[first + 1]!] && hidden[triangles[first + 2]!]);
  });

/** Gives every vertex beside one of that value the same value. */
function spread(mask: Uint8Array, triangles: Uint32Array, value: 0 | 1): Uint8Array {
  const out = Uint8Array.from(mask);
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [triangles[t]!, triangles[t + 1]!, triangles[t + 2]!];
    if (mask[a] !== value && mask[b] !== value && mask[c] !== value) continue;
    out[a] = value;
    out[b] = value;
    out[c] = value;
  }
  return out;
}
