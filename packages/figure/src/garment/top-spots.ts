import { clamp, mix, smoothstep } from '../geometry/interpolation.ts';
import { type Around, aroundTorso } from './around.ts';
import type { TopFit } from './top-fit.ts';
import type { TopLandmarks } from './top-landmarks.ts';
import type { TopMesh } from './top-mesh.ts';
import type { TopOpenings } from './top-openings.ts';
import type { TopPlaces } from './top-places.ts';
import type { Limb, UpperBody } from './upper-body.ts';

/** One photo: what was found in it, and the places and openings that follow. */
export interface TopSideView {
  readonly marks: TopLandmarks;
  readonly places: TopPlaces;
  readonly openings: TopOpenings;
}

/** What a top is cut from. */
export interface TopCutting {
  readonly body: UpperBody;
  readonly fit: TopFit;
  readonly front: TopSideView;
  readonly back: TopSideView;
  /** The mesh ends here: the hem, or the waist seam of a jumpsuit. */
  readonly endY: number;
}

/** A vertex of the suit as the pattern sees it. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly around: Around;
  /** Girth of the cloth over that of the body at this height. */
  readonly stretch: number;
  /** 0 below the armpits, 1 on the shoulders. */
  readonly yoke: number;
  readonly limb: Limb;
  /** How much of the vertex is the arm's, and the sleeve's; 0..1. */
  readonly arm: number;
  readonly sleeve: number;
  /** Along the arm, dm, and around it. */
  readonly along: number;
  readonly angle: number;
  readonly centre: readonly [x: number, y: number, z: number];
}

/** Cloth never lies closer than this to the outline of the body, as a factor. */
export const LEAST_STRETCH = 1.02;
/** Girths change smoothly over this height, dm. */
const GIRTH_REACH_DM = 0.5;
const GIRTH_SAMPLES = 5;
/** Above a waist seam the cloth widens over this height, dm. */
const WAIST_GATHER_DM = 1.4;
/** Rows this near to the hem (share of the length) are ragged. */
const HEM_MARGIN = 0.025;

/** Reads a vertex of the suit. */
export function spotOf({ body, fit, front, endY }: TopCutting, mesh: TopMesh, i: number): Spot {
  const x = mesh.positions[3 * i]!;
  const y = mesh.positions[3 * i + 1]!;
  const z = mesh.positions[3 * i + 2]!;
  const limb: Limb = x >= 0 ? 'left' : 'right';
  const arm = mesh.armShare[limb][i]!;
  const { along, angle, centre } = body.arms[limb].placeOf(x, y, z);
  const outline = body.torso.at(y);
  // A waist seam is as tight as what hangs from it.
  const loose = endY > fit.hemY ? smoothstep(endY + 0.2, endY + WAIST_GATHER_DM, y) : 1;
  const sleeve = fit.sleeve
    ? smoothstep(0.03, 0.5, arm) * smoothstep(fit.sleeve.from - 0.6, fit.sleeve.from + 0.4, along)
    : 0;
  return {
    x,
    y,
    z,
    around: aroundTorso(outline, x, z),
    stretch: mix(LEAST_STRETCH, stretchAt(body, fit, front, Math.min(y, body.armpitY - 0.2)), loose),
    yoke: smoothstep(body.armpitY - 0.3, body.armpitY + 0.8, y),
    limb,
    arm,
    sleeve,
    along,
    angle,
    centre,
  };
}

/** How much wider than the body the cloth is at a height, averaged over its neighbourhood. */
function stretchAt(body: UpperBody, fit: TopFit, { marks, places }: TopSideView, y: number): number {
  const lastRow = marks.hemRow - HEM_MARGIN * (marks.hemRow - marks.neckRow);
  let sum = 0;
  for (let k = 0; k < GIRTH_SAMPLES; k++) {
    const at = Math.max(fit.hemY, y + GIRTH_REACH_DM * (k / (GIRTH_SAMPLES - 1) - 0.5));
    const row = Math.round(clamp(places.rowOf(at), marks.armpitRow + 2, lastRow));
    const reach = (marks.sides.left.reach[row] ?? 0) + (marks.sides.right.reach[row] ?? 0);
    sum += (fit.girthScale * reach) / (body.torso.at(at).girth / 2);
  }
  return Math.max(LEAST_STRETCH, sum / GIRTH_SAMPLES);
}

/** An angle around the arm as -1 (below) .. 1 (above), the same on its front and its back. */
export function foldAround(angle: number): number {
  const quarter = Math.PI / 2;
  if (Math.abs(angle) <= quarter) return angle / quarter;
  return (Math.sign(angle) * (Math.PI - Math.abs(angle))) / quarter;
}

/** Front (positive) or back (negative) of a spot. */
export function sideOf({ around, sleeve, angle }: Spot): number {
  return mix(around.side, 1 - Math.abs(angle) / (Math.PI / 2), sleeve);
}
