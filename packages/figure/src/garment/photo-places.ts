import { clamp, mix } from '../geometry/interpolation.ts';
import type { Garment } from './garment.ts';
import type { Cell } from './neck-points.ts';
import { foldAround, type Spot, type TopCutting, type TopSideView } from './top-spots.ts';

/** Places in both photos, pixels. */
export function placesInPhotos(
  cutting: TopCutting,
  spots: readonly Spot[],
): Pick<Garment, 'frontPlaces' | 'backPlaces'> {
  const frontPlaces = new Float32Array(spots.length * 2);
  const backPlaces = new Float32Array(spots.length * 2);
  for (const [i, spot] of spots.entries()) {
    const front = placeOf(cutting, cutting.front, spot);
    const back = placeOf(cutting, cutting.back, spot);
    const { cell } = cutting.front.marks.silhouette;
    const backCell = cutting.back.marks.silhouette.cell;
    frontPlaces.set([front.x * cell, front.y * cell], 2 * i);
    backPlaces.set([back.x * backCell, back.y * backCell], 2 * i);
  }
  return { frontPlaces, backPlaces };
}

function placeOf({ fit }: TopCutting, { places }: TopSideView, spot: Spot): Cell {
  const torso = places.torso(spot.x, spot.y, spot.around, spot.stretch, spot.yoke);
  if (!(spot.sleeve > 0) || !fit.sleeve) return torso;
  const along = (spot.along - fit.sleeve.from) / (fit.sleeve.to - fit.sleeve.from);
  const sleeve = places.sleeve(spot.limb, clamp(along, 0, 1), foldAround(spot.angle)) ?? torso;
  return { x: mix(torso.x, sleeve.x, spot.sleeve), y: mix(torso.y, sleeve.y, spot.sleeve) };
}
