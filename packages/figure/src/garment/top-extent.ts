import { mix, smoothstep } from '../geometry/interpolation.ts';
import { FAR_CELLS } from './top-openings.ts';
import type { Spot, TopCutting, TopSideView } from './top-spots.ts';

/** Distance to the nearest edge of the cloth, dm. */
export function extentOf(cutting: TopCutting, spot: Spot): number {
  return Math.min(neckExtent(cutting, spot), armExtent(cutting, spot), hemExtent(cutting, spot));
}

/** On the shoulder's ridge the openings of front and back meet. */
const RIDGE = 0.22;

function neckExtent({ fit, front, back }: TopCutting, spot: Spot): number {
  if (spot.arm > 0.5) return FAR_CELLS;
  const of = ({ places, openings }: TopSideView) =>
    openings.neck(places.torso(spot.x, spot.y, spot.around, spot.stretch, spot.yoke)) * places.rowScale;
  return (
    mix(of(back), of(front), smoothstep(-RIDGE, RIDGE, spot.around.side)) * Math.min(1, fit.neckWidening)
  );
}

function armExtent({ fit, front, back, body }: TopCutting, spot: Spot): number {
  // A cap sleeve is cut from the arm only: the torso below it stays whole.
  if (fit.sleeve) {
    const ofTorso = Math.max(0, ARMHOLE_SHARE - spot.arm) * 2 * ARM_SHARE_DM;
    return spot.arm > 0.02 ? fit.sleeve.to - spot.along + ofTorso : FAR_CELLS;
  }
  if (spot.arm < 0.01 && spot.y < body.armpitY - ARMHOLE_REACH_DM) return FAR_CELLS;
  const ofArm = (ARMHOLE_SHARE - spot.arm - Math.max(0, spot.along) * 0.15) * ARM_SHARE_DM;
  const of = ({ places, openings }: TopSideView) =>
    openings.armhole(places.torso(spot.x, spot.y, spot.around, spot.stretch, spot.yoke)) * places.rowScale;
  const ofPhoto =
    spot.y < body.armpitY - 0.4
      ? FAR_CELLS
      : mix(of(back), of(front), smoothstep(-RIDGE, RIDGE, spot.around.side));
  return Math.min(ofArm, ofPhoto);
}

/** Sleeveless cloth ends where the arm has this share of a vertex; shares change by about 1 over so many dm. */
const ARMHOLE_SHARE = 0.42;
const ARM_SHARE_DM = 0.9;
/** Armholes matter down to this far below the crease of the arm. */
const ARMHOLE_REACH_DM = 1.2;

function hemExtent({ fit, front, back, endY }: TopCutting, { y, around, arm }: Spot): number {
  if (arm > 0.5) return FAR_CELLS;
  const drop =
    around.side >= 0
      ? front.openings.hemDrop(around.across) * front.places.rowScale
      : back.openings.hemDrop(-around.across) * back.places.rowScale;
  if (endY > fit.hemY) return y - endY;
  return y - fit.hemY + Math.min(0, drop);
}
