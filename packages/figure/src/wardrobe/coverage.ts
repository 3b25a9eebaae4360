import { makeCollider, NO_CONTACT, nearestVertices } from '../cloth/collider.ts';
import type { DrapedGarment } from '../cloth/draped.ts';
import { SKIN_VERTICES } from '../data/figure-data.ts';
import type { Garment } from '../garment/garment.ts';
import { vertexNormals } from '../geometry/normals.ts';
import { quadTriangles } from '../geometry/subdivision.ts';
import { TUCKED_DM } from './tuck.ts';

/**
 * What lies below cloth goes on so far under its edge, and is still below it when it stands out so much through it, dm.
 * Hands that touch cloth lie outside; the end of a tucked top is below the waistband wherever it may lie.
 */
const SKIN: Below = { overlap: 0.2, through: 0.11, near: 0.8, beside: 0.8, facing: 0 };
const HANGING: Below = { overlap: 0.25, through: 0.12, near: 0.4, beside: 0.18, facing: 0 };
const TUCKED: Below = { overlap: 0.04, through: 0.5, near: 1.2, beside: 1.2, facing: -1 };

/**
 * Only skin that is below the cloth where it is put on can be hidden by it, never an arm that comes to lie beside a fold.
 * The pattern is coarser than what is draped.
 */
const PUT_ON: Below = { overlap: -0.1, through: 0.3, near: 1.5, beside: 0.6, facing: 0 };
/** A curved cloth lies over what is deeper below it although it is farther beside: dm for every dm of depth. */
const BESIDE_PER_DEPTH = 0.3;

interface Below {
  readonly overlap: number;
  readonly through: number;
  /** What is farther from the cloth than this may be seen past it (an arm beside a fold), and cannot poke through. */
  readonly near: number;
  /** The nearest vertex of cloth that lies over a point is no farther than this beside it, dm. */
  readonly beside: number;
  /** Cosine between its normal and the cloth's from which a point lies below cloth and not beside it; folds face anywhere. */
  readonly facing: number;
}

/**
 * Which skin lies so far under cloth that it cannot show: 1 for each such vertex, `Uint8Array [SKIN_VERTICES]`.
 * @param skin posed, `Float32Array [SKIN_VERTICES * 3]` or longer
 * @param triangles of the skin
 * @param shape the same skin at rest, where the garments are put on
 */
export function coveredSkin(
  skin: Float32Array,
  triangles: Uint32Array,
  garments: readonly DrapedGarment[],
  shape: Float32Array,
): Uint8Array {
  const hidden = new Uint8Array(SKIN_VERTICES);
  const posed = skinPoints(skin, triangles);
  const rest = skinPoints(shape, triangles);
  for (const draped of garments) {
    const below = new Uint8Array(SKIN_VERTICES);
    const belowAtRest = new Uint8Array(SKIN_VERTICES);
    markCovered(posed, draped, SKIN, below);
    markCovered(rest, asPutOn(draped.garment), PUT_ON, belowAtRest);
    for (let v = 0; v < SKIN_VERTICES; v++) if (below[v] && belowAtRest[v]) hidden[v] = 1;
  }
  return hidden;
}

function skinPoints(positions: Float32Array, triangles: Uint32Array): Points {
  const skin = positions.subarray(0, SKIN_VERTICES * 3);
  return { positions: skin, normals: vertexNormals(skin, triangles) };
}

function asPutOn({ positions, quads, extent }: Garment): Cloth {
  const triangles = quadTriangles(quads);
  return { positions, triangles, extent, normals: vertexNormals(positions, triangles) };
}

/**
 * The garments without what lies under others: it cannot show through them then, and need not be drawn.
 * @param garments innermost first
 */
export function withoutCovered(garments: readonly DrapedGarment[]): DrapedGarment[] {
  return garments.map((inner, i) => {
    const hidden = new Uint8Array(inner.extent.length);
    for (const outer of garments.slice(i + 1)) {
      if (inner.garment.tucked) markTucked(inner, outer, hidden);
      else markCovered(inner, outer, HANGING, hidden);
    }
    return { ...inner, triangles: seenTriangles(inner.triangles, hidden) };
  });
}

/** Only what was tucked in is below the waistband wherever it lies: the cloth of a lap may lie nearest to a top's belly. */
function markTucked(inner: DrapedGarment, outer: Cloth, hidden: Uint8Array): void {
  const below = new Uint8Array(hidden.length);
  markCovered(inner, outer, TUCKED, below);
  for (let v = 0; v < hidden.length; v++) if (below[v] && inner.extent[v]! <= TUCKED_DM) hidden[v] = 1;
}

type Points = Pick<DrapedGarment, 'positions' | 'normals'>;
type Cloth = Points & Pick<DrapedGarment, 'triangles' | 'extent'>;

/** Marks the points that lie behind the cloth nearest to them. */
function markCovered(
  points: Points,
  { positions, normals, triangles, extent }: Cloth,
  { overlap, through, near, beside, facing: leastFacing }: Below,
  hidden: Uint8Array,
): void {
  const cloth = makeCollider(positions, triangles, { thickness: 0, reach: near });
  for (const [i, o] of nearestVertices(points.positions, cloth).entries()) {
    if (o === NO_CONTACT || extent[o]! < overlap) continue;
    let outside = 0;
    let facing = 0;
    let squared = 0;
    for (let k = 0; k < 3; k++) {
      const away = points.positions[3 * i + k]! - positions[3 * o + k]!;
      outside += away * normals[3 * o + k]!;
      facing += points.normals[3 * i + k]! * normals[3 * o + k]!;
      squared += away * away;
    }
    const mostBeside = beside + BESIDE_PER_DEPTH * Math.abs(outside);
    const isBelow = squared - outside * outside < mostBeside * mostBeside;
    if (isBelow && outside < through && facing > leastFacing) hidden[i] = 1;
  }
}

const seenTriangles = (triangles: Uint32Array, hidden: Uint8Array): Uint32Array =>
  triangles.filter((_, corner) => {
    const first = corner - (corner % 3);
    return !(hidden[triangles[first]!] && hidden[triangles[first + 1]!] && hidden[triangles[first + 2]!]);
  });
