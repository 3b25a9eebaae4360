import { SRGB_TO_LINEAR } from '@atelier/pixels/srgb';
import type { Person } from '../body/person.ts';
import type { PosedBody } from '../body/posed-body.ts';
import { bodyTriangles, groupTriangles } from '../body/triangles.ts';
import { makeCollider, nearestVertices } from '../cloth/collider.ts';
import { type FigureData, SKIN_VERTICES } from '../data/figure-data.ts';
import type { Colour } from '../garment/companion.ts';
import { vertexNormals } from '../geometry/normals.ts';
import type { Surface } from '../raster/surface.ts';

/** It lies this far outside the skin, and below all other clothes, dm. */
const LIFT_DM = 0.02;
/** Above the armpits and below the crotch, dm; minors wear a vest up to the neck. */
const ABOVE_ARMPIT_DM = 0;
const VEST_BELOW_NECK_DM = 0.75;
const BELOW_CROTCH_DM = 0.5;
/** The suit lies close to the skin. */
const SKIN_SEARCH = { thickness: 0, reach: 1 };
const ARM_BONES = /^(clavicle|shoulder|upperarm|lowerarm|wrist|finger|metacarpal)/;
/** Skin this far within the suit's edges is not drawn: between its vertices it could swell through, dm. */
const INSIDE_DM = 0.1;
/** As for garments, which begin a layer further out; for the skin at the suit's edges. */
const BIAS_DM = 0.03;
/** Share of a vertex's weight (of 255) from which it is the arm's. */
const OF_ARM = 110;

/**
 * What every figure wears below everything: an opaque fitted suit over chest, belly and hips, whatever becomes of the
 * clothes above it. Where they surely cover it, it is left out, so that it cannot show through.
 * @param colour of the clothes above, so that an edge that shows reads as their lining
 * @param hidden 1 for skin under cloth, `Uint8Array [SKIN_VERTICES]`
 */
export function baseLayerSurface(
  data: FigureData,
  person: Person,
  body: PosedBody,
  hidden: Uint8Array,
  colour: Colour,
): Surface {
  const suit = groupTriangles(data, ['helper-tights']);
  const positions = suitOnSkin(data, body);
  const linear = colour.map((component) => SRGB_TO_LINEAR[Math.round(component)]!) as [
    number,
    number,
    number,
  ];
  const triangles = uncovered(suit, skinBelow(data), hidden);
  return {
    name: 'base layer',
    positions,
    normals: vertexNormals(positions, suit),
    triangles,
    extent: extentOf(data, person),
    bias: BIAS_DM,
    castsShadow: true,
    twoSided: true,
    material: {
      reflect: (_, out) => {
        [out.r, out.g, out.b] = linear;
        out.wrap = 0.12;
      },
    },
  };
}

/**
 * Skin that does not show: what clothes hide, and what lies well within the base layer.
 * @param hidden 1 for skin under cloth, `Uint8Array [SKIN_VERTICES]`
 * @param extent of what is worn instead of the base layer, `Float32Array [base vertices]`, dm, positive on it
 */
export function withoutSuitedSkin(
  data: FigureData,
  person: Person,
  hidden: Uint8Array,
  extent: Float32Array = extentOf(data, person),
): Uint8Array {
  return hidden.map((is, v) => (is === 1 || extent[v]! > INSIDE_DM ? 1 : 0));
}

/**
 * The body with the suit of its base mesh close to the skin: `Float32Array [base vertices * 3]`, dm. The suit covers all
 * but the head and hands.
 */
export function suitOnSkin(data: FigureData, { positions }: PosedBody): Float32Array {
  const suit = groupTriangles(data, ['helper-tights']);
  return uponSkin(positions, vertexNormals(positions, bodyTriangles(data)), suit, skinBelow(data));
}

/** The suit hangs loose: it is drawn in until all of it lies on the skin, below any cloth. */
function uponSkin(
  positions: Float32Array,
  skinNormals: Float32Array,
  suit: Uint32Array,
  below: Uint32Array,
): Float32Array {
  const drawnIn = Float32Array.from(positions);
  for (const vertex of suit) {
    const skin = 3 * below[vertex]!;
    const at = 3 * vertex;
    let lift = 0;
    for (let k = 0; k < 3; k++) lift += (positions[at + k]! - positions[skin + k]!) * skinNormals[skin + k]!;
    for (let k = 0; k < 3; k++) {
      drawnIn[at + k] = positions[at + k]! + (LIFT_DM - lift) * skinNormals[skin + k]!;
    }
  }
  return drawnIn;
}

function uncovered(suit: Uint32Array, below: Uint32Array, hidden: Uint8Array): Uint32Array {
  const kept: number[] = [];
  for (let t = 0; t < suit.length; t += 3) {
    const corners = suit.subarray(t, t + 3);
    if (!corners.every((v) => hidden[below[v]!] === 1)) kept.push(...corners);
  }
  return Uint32Array.from(kept);
}

const below = new WeakMap<FigureData, Uint32Array>();

/** The skin vertex nearest to each base vertex of the neutral figure; found once. */
function skinBelow(data: FigureData): Uint32Array {
  const known = below.get(data);
  if (known) return known;
  const { positions } = data.base;
  const skin = makeCollider(positions.subarray(0, SKIN_VERTICES * 3), bodyTriangles(data), SKIN_SEARCH);
  const found = nearestVertices(positions, skin);
  below.set(data, found);
  return found;
}

/** Where the suit ends, in the rest shape: `Float32Array [base vertices]`, dm, positive on the suit. */
function extentOf(data: FigureData, { settings, shape, measures }: Person): Float32Array {
  const besideArms = extentBesideArms(data);
  const isMinor = settings.age_group === 'child' || settings.age_group === 'teen';
  const topY = isMinor ? measures.neck[1] - VEST_BELOW_NECK_DM : measures.armpitY + ABOVE_ARMPIT_DM;
  const bottomY = measures.crotchY - BELOW_CROTCH_DM;
  return Float32Array.from({ length: shape.length / 3 }, (_, v) => {
    const y = shape[3 * v + 1]!;
    return Math.min(topY - y, y - bottomY, besideArms[v]!);
  });
}

/** Positive (at most 1) for what is not of the arms: `Float32Array [base vertices]`. */
export function extentBesideArms({ base, rig, skinWeights }: FigureData): Float32Array {
  const isArm = rig.bones.map((bone) => ARM_BONES.test(bone));
  return Float32Array.from({ length: base.positions.length / 3 }, (_, v) => {
    let arm = 0;
    for (let k = 4 * v; k < 4 * v + 4; k++) if (isArm[skinWeights.bones[k]!]) arm += skinWeights.shares[k]!;
    return (OF_ARM - arm) / OF_ARM;
  });
}
