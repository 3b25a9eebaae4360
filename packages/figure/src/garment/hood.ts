import type { Person } from '../body/person.ts';
import type { FigureData } from '../data/figure-data.ts';
import { clamp, mix } from '../geometry/interpolation.ts';
import { aroundTorso } from './around.ts';
import { bindToBody } from './bind.ts';
import type { ClothPiece } from './joined-cloth.ts';
import { emptyCloth } from './sewn-cloth.ts';
import type { TopFit } from './top-fit.ts';
import type { TopPlaces } from './top-places.ts';
import type { UpperBody } from './upper-body.ts';

/*
 * A hood that lies back: a crescent around the neck from one side of the front over the nape to the other. Across it
 * rises from the neckline to a rounded fold and falls down the back, deepest in the middle.
 */
const AROUND = 20;
const ACROSS = 7;
/** It begins this far round towards the front, from the middle of the back. */
const OPENING = (118 / 180) * Math.PI;
/** Sizes in dm on a neck of the usual width, in the middle of the back. */
const DROP_DM = 1.75;
const BULGE_DM = 0.75;
const RISE_DM = 0.42;
const USUAL_NECK_DM = 0.9;
const CLEARANCE_DM = 0.06;

/** @param places and cell where the photo of the back shows plain cloth below the neck */
export function sewHood(
  data: FigureData,
  person: Person,
  body: UpperBody,
  fit: TopFit,
  front: { places: TopPlaces; cell: number },
  back: { places: TopPlaces; cell: number },
): ClothPiece {
  const size = fit.neckX / USUAL_NECK_DM;
  const centreZ = body.torso.at(fit.neckY - 0.1).centreZ;
  const cloth = emptyCloth((AROUND + 1) * (ACROSS + 1), AROUND * ACROSS);
  for (let k = 0; k <= AROUND; k++) {
    const angle = mix(-OPENING, OPENING, k / AROUND);
    for (let j = 0; j <= ACROSS; j++) {
      const [x, y, z] = hoodPoint(angle, j / ACROSS, size, fit, body, centreZ);
      // Cloth of the yoke below serves as the hood's: the hood's own picture is seen from its inside.
      const wornY = fit.neckY - 0.5 - 1.6 * (j / ACROSS) * Math.cos(angle / 2);
      const around = aroundTorso(body.torso.at(wornY), x, z);
      const inFront = front.places.torso(x, wornY, { ...around, across: around.across }, 1, 0.7);
      const behind = back.places.torso(x, wornY, around, 1, 0.7);
      cloth.add({
        position: [x, y, z],
        front: [inFront.x * front.cell, inFront.y * front.cell],
        back: [behind.x * back.cell, behind.y * back.cell],
        side: Math.abs(angle) > Math.PI / 2 ? 0.3 : -0.5,
        extent: 1,
        pin: 1,
      });
    }
  }
  const column = ACROSS + 1;
  for (let k = 0; k < AROUND; k++) {
    for (let j = 0; j < ACROSS; j++) {
      const at = k * column + j;
      cloth.join(at, at + column, at + column + 1, at + 1);
    }
  }
  const { positions, quads } = cloth;
  const keep = (v: number) => body.armShare.left[v]! + body.armShare.right[v]! < 0.3;
  return {
    ...cloth.attributes(),
    skinWeights: bindToBody({ positions, quads }, data, person.shape, keep, 6),
  };
}

/** @param across 0 at the neckline, 1 at the hood's free edge */
function hoodPoint(
  angle: number,
  across: number,
  size: number,
  fit: TopFit,
  body: UpperBody,
  centreZ: number,
): [number, number, number] {
  // 1 in the middle of the back, 0 at both ends in front.
  const fullness = clamp(Math.cos((angle / OPENING) * (Math.PI / 2)), 0, 1);
  const bulge = Math.sin(across * Math.PI * 0.62) * BULGE_DM * size * (0.35 + 0.65 * fullness);
  const rise = Math.sin(Math.min(1, across * 1.9) * Math.PI) * RISE_DM * size * (0.5 + 0.5 * fullness);
  const drop = across ** 1.6 * DROP_DM * size * fullness ** 1.5;
  const radius = fit.neckX * 1.04 + bulge;
  const x = Math.sin(angle) * radius;
  let z = centreZ - Math.cos(angle) * radius * 0.92;
  const frontDip = Math.max(0, -Math.cos(angle)) * 0.9 * size;
  const y = fit.neckY + 0.12 + rise - drop - frontDip;
  const outline = body.torso.at(y);
  const around = aroundTorso(outline, x, z);
  const least = around.radius * 1.02 + CLEARANCE_DM;
  const onBack = Math.cos(angle) > 0 && y < fit.neckY - 0.2;
  if (onBack && around.distance < least)
    z = outline.centreZ + (z - outline.centreZ) * (least / around.distance);
  return [x, y, z];
}
