import { makeCollider, NO_CONTACT, nearestVertices } from '../cloth/collider.ts';
import type { DrapedGarment } from '../cloth/draped.ts';
import { SKIN_VERTICES } from '../data/figure-data.ts';
import { vertexNormals } from '../geometry/normals.ts';

/**
 * What lies below cloth goes on so far under its edge, and is still below it when it stands out so much through it, dm.
 * Hands that touch cloth lie outside; the end of a tucked top is below the waistband wherever it may lie.
 */
const SKIN: Below = { overlap: 0.2, through: 0.11, near: 0.8 };
const HANGING: Below = { overlap: 0.25, through: 0.12, near: 1.2 };
const TUCKED: Below = { overlap: 0.04, through: 0.5, near: 1.2 };

/** Cosine between its normal and the cloth's from which a point counts as lying below cloth and not beside it. */
const FACING = 0;

interface Below {
  readonly overlap: number;
  readonly through: number;
  /** What is farther from the cloth than this may be seen past it (an arm beside a fold), and cannot poke through. */
  readonly near: number;
}

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
  const hidden = new Uint8Array(SKIN_VERTICES);
  const positions = skin.subarray(0, SKIN_VERTICES * 3);
  const points = { positions, normals: vertexNormals(positions, triangles) };
  for (const garment of garments) markCovered(points, garment, SKIN, hidden);
  return hidden;
}

/**
 * The garments without what lies under others: it cannot show through them then, and need not be drawn.
 * @param garments innermost first
 */
export function withoutCovered(garments: readonly DrapedGarment[]): DrapedGarment[] {
  return garments.map((inner, i) => {
    const hidden = new Uint8Array(inner.extent.length);
    const below = inner.garment.tucked ? TUCKED : HANGING;
    for (const outer of garments.slice(i + 1)) markCovered(inner, outer, below, hidden);
    return { ...inner, triangles: seenTriangles(inner.triangles, hidden) };
  });
}

/** Marks the points that lie behind the cloth nearest to them. */
function markCovered(
  points: Pick<DrapedGarment, 'positions' | 'normals'>,
  { positions, normals, triangles, extent }: DrapedGarment,
  { overlap, through, near }: Below,
  hidden: Uint8Array,
): void {
  const cloth = makeCollider(positions, triangles, { thickness: 0, reach: near });
  for (const [i, o] of nearestVertices(points.positions, cloth).entries()) {
    if (o === NO_CONTACT || extent[o]! < overlap) continue;
    let outside = 0;
    let facing = 0;
    for (let k = 0; k < 3; k++) {
      outside += (points.positions[3 * i + k]! - positions[3 * o + k]!) * normals[3 * o + k]!;
      facing += points.normals[3 * i + k]! * normals[3 * o + k]!;
    }
    if (outside < through && facing > FACING) hidden[i] = 1;
  }
}

const seenTriangles = (triangles: Uint32Array, hidden: Uint8Array): Uint32Array =>
  triangles.filter((_, corner) => {
    const first = corner - (corner % 3);
    return !(hidden[triangles[first]!] && hidden[triangles[first + 1]!] && hidden[triangles[first + 2]!]);
  });
