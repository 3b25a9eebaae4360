import { type Outline, radiusAt } from './body-slices.ts';

/** Where a point lies around the torso, by length along its outline. */
export interface Around {
  /** Angle from straight ahead to the figure's left, -pi .. pi. */
  readonly angle: number;
  /** -1 at the figure's right side seam, 0 in the middle of front or back, 1 at the left side seam. */
  readonly across: number;
  /** 1 in the middle of the front, 0 at the side seams, -1 in the middle of the back. */
  readonly side: number;
  /** Length of the outline from the middle to the side seam, of the half that the point is on; dm. */
  readonly quarter: number;
  /** Distance of the outline from its centre in this direction, dm. */
  readonly radius: number;
  /** Distance of the point itself. */
  readonly distance: number;
}

/** Folds a point of the torso onto its front or back half by arc length. */
export function aroundTorso(outline: Outline, x: number, z: number): Around {
  const dx = x - outline.centreX;
  const dz = z - outline.centreZ;
  const angle = Math.atan2(dx, dz);
  const turned = Math.abs(angle);
  const toSide = arcTo(outline, Math.PI / 2);
  const toBack = arcTo(outline, Math.PI) - toSide;
  const arc = arcTo(outline, turned);
  const inFront = turned <= Math.PI / 2;
  const share = inFront ? arc / toSide : (toSide + toBack - arc) / toBack;
  return {
    angle,
    across: Math.sign(dx) * share,
    side: inFront ? 1 - share : share - 1,
    quarter: inFront ? toSide : toBack,
    radius: radiusAt(outline, angle),
    distance: Math.hypot(dx, dz),
  };
}

/** Length along the outline from straight ahead to an angle 0..pi. */
export function arcTo({ arcs }: Outline, angle: number): number {
  const place = (angle / (2 * Math.PI)) * (arcs.length - 1);
  const k = Math.min(arcs.length - 2, Math.floor(place));
  return arcs[k]! + (arcs[k + 1]! - arcs[k]!) * (place - k);
}
