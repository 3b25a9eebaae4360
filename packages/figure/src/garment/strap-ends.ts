import type { Person } from '../body/person.ts';
import type { FigureData } from '../data/figure-data.ts';
import type { ClothPiece } from './joined-cloth.ts';
import { type StrapEnd, sewStrap } from './straps.ts';
import { strapsOf } from './top-landmarks.ts';
import type { TopCutting, TopSideView } from './top-spots.ts';
import { LIMBS, type Limb } from './upper-body.ts';

/** Straps cross the shoulder between these shares of the distance to the joint. */
const INNERMOST = 0.5;
const OUTERMOST = 0.88;
/** Anchors are averaged over so many vertices of the bodice. */
const NEAREST = 3;

/** The thin straps of a garment, if it has such. */
export function sewStraps(
  data: FigureData,
  person: Person,
  { body, fit, front, back }: TopCutting,
  bodice: ClothPiece,
): ClothPiece[] {
  if (strapsOf(front.marks).length === 0) return [];
  const shoulderX = person.measures.shoulders.left[0];
  return LIMBS.map((limb) => {
    const inFront = endOf(front, limb, bodice, 1);
    const behind =
      strapsOf(back.marks).length > 0 ? endOf(back, limb, bodice, -1) : mirroredEnd(inFront, bodice);
    const width = inFront.reading.width * fit.scale;
    const topX = Math.abs(inFront.reading.top.x - front.marks.axis) * fit.scale;
    const x = Math.min(OUTERMOST * shoulderX, Math.max(INNERMOST * shoulderX, topX));
    return sewStrap(data, person, body, limb, inFront, behind, width, x);
  });
}

/** Where a strap's lower end lies on the bodice: the mean of the vertices whose places in the photo are nearest. */
function endOf({ marks, places }: TopSideView, limb: Limb, bodice: ClothPiece, half: 1 | -1): StrapEnd {
  const reading = marks.sides[places.pictureSide(limb)].strap!;
  const { cell } = marks.silhouette;
  const photo = half > 0 ? bodice.frontPlaces : bodice.backPlaces;
  const distances = Array.from(bodice.side, (side, i) => ({
    i,
    away:
      Math.sign(side) === half
        ? Math.hypot(photo[2 * i]! / cell - reading.base.x, photo[2 * i + 1]! / cell - reading.base.y)
        : Number.POSITIVE_INFINITY,
  })).sort((a, b) => a.away - b.away);
  const weights = distances.slice(0, NEAREST).map(({ i, away }) => ({ i, weight: 1 / (away + 0.5) }));
  const total = weights.reduce((sum, { weight }) => sum + weight, 0);
  const at = (axis: number) =>
    weights.reduce((sum, { i, weight }) => sum + weight * bodice.positions[3 * i + axis]!, 0) / total;
  return { anchor: [at(0), at(1), at(2)], reading, cell };
}

/** A back end that no photo shows: as high as the front's, on the cloth behind. */
function mirroredEnd(front: StrapEnd, bodice: ClothPiece): StrapEnd {
  const [x, y] = front.anchor;
  let nearest = Number.POSITIVE_INFINITY;
  let z = -front.anchor[2];
  for (const [i, side] of bodice.side.entries()) {
    if (side >= 0) continue;
    const away = Math.hypot(bodice.positions[3 * i]! - x, bodice.positions[3 * i + 1]! - y);
    if (away >= nearest) continue;
    nearest = away;
    z = bodice.positions[3 * i + 2]!;
  }
  return { ...front, anchor: [x, y, z] };
}
