import type { Person } from '../body/person.ts';
import type { FigureData } from '../data/figure-data.ts';
import { smoothstep } from '../geometry/interpolation.ts';
import type { SkinWeights } from '../geometry/mesh.ts';
import type { Garment, GarmentPhotos, GarmentWords } from './garment.ts';
import { sewHood } from './hood.ts';
import { type ClothPiece, joinPieces } from './joined-cloth.ts';
import { placesInPhotos } from './photo-places.ts';
import { sewStraps } from './strap-ends.ts';
import { extentOf } from './top-extent.ts';
import { fitTop } from './top-fit.ts';
import { strapsOf, type TopLandmarks } from './top-landmarks.ts';
import { topMesh } from './top-mesh.ts';
import { topOpenings } from './top-openings.ts';
import { readTopPhotos } from './top-photos.ts';
import { topPlaces, type View } from './top-places.ts';
import { widened } from './top-shape.ts';
import { type Spot, sideOf, spotOf, type TopCutting } from './top-spots.ts';
import { TOP_STYLES, type TopKind } from './top-style.ts';
import { topWarnings } from './top-warnings.ts';
import { upperBody } from './upper-body.ts';

/** A top, and what the rest of a jumpsuit has to agree with. */
export interface CutTop {
  readonly garment: Garment;
  readonly cutting: TopCutting;
}

/**
 * Cuts a garment that hangs from the shoulders: the suit that fits the person is widened to the girth that the photo
 * shows at every height, its sleeves to theirs, and every vertex is given its place in the photos by lengths along
 * the cloth. Neck, hem, cuffs and armholes are where the photo has them.
 *
 *     const tee = cutTop(data, person, { front: cutout, backInferred: true, worn: false }, 'tee', {});
 *
 * @throws RangeError when a photo shows too little to be measured
 */
export function cutTop(
  data: FigureData,
  person: Person,
  photos: GarmentPhotos,
  kind: TopKind,
  words: GarmentWords,
): Garment {
  return cutDownTo(data, person, photos, kind, words, Number.NEGATIVE_INFINITY).garment;
}

/** The same, but cut off at a height if its hem is below. */
export function cutDownTo(
  data: FigureData,
  person: Person,
  photos: GarmentPhotos,
  kind: TopKind,
  words: GarmentWords,
  endY: number,
): CutTop {
  const style = TOP_STYLES[kind];
  const { front, back } = readTopPhotos(photos, style);
  const body = upperBody(data, person);
  const fit = fitTop(person, body, front.marks, photos, kind, words);
  const viewOf = (marks: TopLandmarks, view: View) => ({
    marks,
    places: topPlaces(marks, body, fit, view),
    openings: topOpenings(marks, photos.worn),
  });
  const cutting: TopCutting = {
    body,
    fit,
    front: viewOf(front.marks, 'front'),
    back: viewOf(back.marks, 'back'),
    endY: Math.max(fit.hemY, endY),
  };
  const main = sewMain(data, person, cutting);
  const pieces = [main, ...trimmings(data, person, cutting, kind, main)];
  return {
    cutting,
    garment: {
      kind,
      layer: style.layer,
      ...joinPieces(pieces),
      front: front.texture,
      back: back.texture,
      fabric: style.fabric,
      warnings: topWarnings(kind, front.marks),
    },
  };
}

/** Torso and sleeves. */
function sewMain(data: FigureData, person: Person, cutting: TopCutting): ClothPiece {
  const mesh = topMesh(data, person, cutting.body, cutting.endY);
  const spots = Array.from({ length: mesh.sources.length }, (_, i) => spotOf(cutting, mesh, i));
  const extent = Float32Array.from(spots, (spot) => extentOf(cutting, spot));
  // Without shoulders to hang from, the upper edge holds to the body.
  const held = strapsOf(cutting.front.marks).length > 0;
  return {
    positions: widened(cutting, mesh, spots),
    quads: mesh.quads,
    skinWeights: weightsOf(data, mesh.sources, cutting.endY < person.measures.crotchY - ABOUT_THIGHS_DM),
    ...placesInPhotos(cutting, spots),
    side: Float32Array.from(spots, sideOf),
    extent,
    pin: Float32Array.from(spots, (spot, i) => {
      if (!held) return heldOnShoulder(spot, person.measures.shoulders.left[1]);
      const isHigh = spot.y > cutting.body.armpitY - HELD_BELOW_ARMPIT_DM;
      return isHigh ? 1 - smoothstep(0.2, HELD_EDGE_DM, extent[i]!) : 0;
    }),
  };
}

/** Shoulder seams rest on the ridge of the shoulders: friction alone lets them slide off in a deep bend. */
function heldOnShoulder({ y, arm }: Spot, shoulderY: number): number {
  return SHOULDER_HOLD * smoothstep(shoulderY + 0.1, shoulderY + 0.4, y) * (1 - smoothstep(0.2, 0.6, arm));
}

const SHOULDER_HOLD = 0.95;
/** Cloth this near to the upper edge of a strapped bodice holds to the body. */
const HELD_EDGE_DM = 0.7;
const HELD_BELOW_ARMPIT_DM = 2;

/** What is sewn on: straps that the suit is too coarse for, a hood. */
function trimmings(
  data: FigureData,
  person: Person,
  cutting: TopCutting,
  kind: TopKind,
  main: ClothPiece,
): ClothPiece[] {
  if (kind !== 'hoodie') return sewStraps(data, person, cutting, main);
  const from = ({ places, marks }: TopCutting['front']) => ({ places, cell: marks.silhouette.cell });
  return [sewHood(data, person, cutting.body, cutting.fit, from(cutting.front), from(cutting.back))];
}

function weightsOf(
  { rig, skinWeights }: FigureData,
  sources: readonly number[],
  followsLegs: boolean,
): SkinWeights {
  const bones = new Uint8Array(sources.length * 4);
  const shares = new Uint8Array(sources.length * 4);
  for (const [i, source] of sources.entries()) {
    bones.set(skinWeights.bones.subarray(4 * source, 4 * source + 4), 4 * i);
    shares.set(skinWeights.shares.subarray(4 * source, 4 * source + 4), 4 * i);
  }
  if (followsLegs) return { bones, shares };
  // Half of a thigh's turn would carry a loose hem into the crease of the hip when the figure sits: it hangs instead.
  const hips = rig.bones.indexOf('root');
  return { bones: bones.map((bone) => (LEG_BONES.test(rig.bones[bone]!) ? hips : bone)), shares };
}

const LEG_BONES = /^(pelvis|upperleg|lowerleg)/;
/** Hems lower than this below the crotch hang about the thighs and go where they go, dm. */
const ABOUT_THIGHS_DM = 1.2;
