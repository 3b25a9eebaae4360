import type { FigureData } from '../data/figure-data.ts';
import type { Garment } from '../garment/garment.ts';

const ARM_BONES = /^(upperarm|lowerarm|wrist)/;
const INFLUENCES = 4;
/** A vertex with this share of its weight on the arm lies where a sleeve begins. */
const SLEEVE_BEGINS = 0.5;
/** What is this near to the outer sleeve's end, or past it, may show, dm. */
const LEAST_COVER_DM = 0.3;

/**
 * Garments without the sleeves that lie whole under longer ones: nobody would see them but as a bulge where they end.
 * @param garments in the rest shape of one person, innermost first
 */
export function withoutCoveredSleeves(data: FigureData, garments: readonly Garment[]): Garment[] {
  const onArm = garments.map((garment) => armShares(data, garment));
  const reaches = garments.map((garment, i) => sleeveReach(garment, onArm[i]!));
  return garments.map((garment, i) => {
    const outer = Math.max(0, ...reaches.slice(i + 1));
    const isCovered = reaches[i]! > 0 && reaches[i]! + LEAST_COVER_DM < outer;
    return isCovered ? cutOff(garment, onArm[i]!) : garment;
  });
}

/** How much of each vertex follows the arms, 0..1. */
function armShares({ rig }: FigureData, { extent, skinWeights }: Garment): Float32Array {
  const isArm = rig.bones.map((bone) => ARM_BONES.test(bone));
  const { bones, shares } = skinWeights;
  return Float32Array.from(extent, (_, v) => {
    let arm = 0;
    let all = 0;
    for (let k = INFLUENCES * v; k < INFLUENCES * (v + 1); k++) {
      all += shares[k]!;
      if (isArm[bones[k]!]) arm += shares[k]!;
    }
    return all > 0 ? arm / all : 0;
  });
}

/** How far from the body's middle sleeves end, dm; 0 without sleeves. Arms stand off in the rest shape. */
function sleeveReach({ extent, positions }: Garment, onArm: Float32Array): number {
  let reach = 0;
  for (let v = 0; v < extent.length; v++) {
    if (onArm[v]! > SLEEVE_BEGINS && extent[v]! > 0) reach = Math.max(reach, Math.abs(positions[3 * v]!));
  }
  return reach;
}

function cutOff(garment: Garment, onArm: Float32Array): Garment {
  const extent = garment.extent.map((dm, v) => Math.min(dm, SLEEVE_BEGINS - onArm[v]!));
  return { ...garment, extent };
}
