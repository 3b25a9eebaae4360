import type { Person } from '../body/person.ts';
import { type FigureData, SKIN_VERTICES } from '../data/figure-data.ts';
import { type BodySlices, sliceBody } from './body-slices.ts';

/** The parts of a person's rest shape that clothes for the lower body are cut around. */
export interface LowerBody {
  /** Hips and waist. */
  readonly pelvis: BodySlices;
  /** Hips and both legs in one outline, for skirts. */
  readonly whole: BodySlices;
  readonly left: BodySlices;
  readonly right: BodySlices;
  /** Skin vertices that are not of the arms. */
  keep(vertex: number): boolean;
}

const ARM_BONES = /^(clavicle|shoulder|upperarm|lowerarm|wrist|finger|metacarpal)/;
const LEG_BONES = {
  left: /^(upperleg|lowerleg|foot|toe).*\.L$/,
  right: /^(upperleg|lowerleg|foot|toe).*\.R$/,
};
/** Share of a vertex's weight (of 255) from which it counts as the arm's or the leg's. */
const OF_ARM = 60;
const OF_LEG = 100;
/** Legs are measured down to here: below, heel and instep would count as ankle. */
const ABOVE_ANKLE_DM = 0.35;
const ABOVE_WAIST_DM = 1.2;

/** Slices hips and legs. */
export function lowerBody(data: FigureData, person: Person): LowerBody {
  const body = { positions: person.shape, triangles: skinTriangles(data) };
  const { ankles, crotchY, waistY } = person.measures;
  const lowest = ankles.left[1] - 0.5;
  const ankleTop = ankles.left[1] + ABOVE_ANKLE_DM;
  const top = waistY + ABOVE_WAIST_DM;
  const arm = weightOf(data, ARM_BONES);
  const leg = { left: weightOf(data, LEG_BONES.left), right: weightOf(data, LEG_BONES.right) };
  const keep = (vertex: number) => arm[vertex]! < OF_ARM;
  const isLeg = (limb: 'left' | 'right') => (vertex: number) => leg[limb][vertex]! > OF_LEG;
  return {
    pelvis: sliceBody(body, keep, crotchY - 0.3, top),
    whole: sliceBody(body, keep, lowest, top),
    left: sliceBody(body, isLeg('left'), ankleTop, crotchY + 0.4),
    right: sliceBody(body, isLeg('right'), ankleTop, crotchY + 0.4),
    keep,
  };
}

/** Of each skin vertex: how much (0..255) the bones of that name move it. */
function weightOf({ rig, skinWeights }: FigureData, names: RegExp): Uint16Array {
  const matching = rig.bones.map((bone) => names.test(bone));
  const weight = new Uint16Array(SKIN_VERTICES);
  for (let i = 0; i < SKIN_VERTICES * 4; i++) {
    if (matching[skinWeights.bones[i]!]) weight[i >> 2]! += skinWeights.shares[i]!;
  }
  return weight;
}

function skinTriangles({ base }: FigureData): Uint32Array {
  const triangles: number[] = [];
  const body = base.groups.indexOf('body');
  for (let quad = 0; quad < base.quadGroups.length; quad++) {
    if (base.quadGroups[quad] !== body) continue;
    const [a, b, c, d] = base.quads.subarray(quad * 4, quad * 4 + 4);
    triangles.push(a!, b!, c!, a!, c!, d!);
  }
  return Uint32Array.from(triangles);
}
