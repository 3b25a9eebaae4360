import type { Person } from '../body/person.ts';
import type { FigureData } from '../data/figure-data.ts';
import { clamp, mix, smoothstep } from '../geometry/interpolation.ts';
import type { SkinWeights } from '../geometry/mesh.ts';
import { type Around, aroundTorso } from './around.ts';
import type { Garment, GarmentPhotos, GarmentTexture, GarmentWords } from './garment.ts';
import { neighboursOf, smoothOverMesh } from './mesh-smoothing.ts';
import type { Cell } from './neck-points.ts';
import { prepareTexture } from './texture.ts';
import { fitTop, type TopFit } from './top-fit.ts';
import { findTopLandmarks, type TopLandmarks } from './top-landmarks.ts';
import { type TopMesh, topMesh } from './top-mesh.ts';
import { FAR_CELLS, type TopOpenings, topOpenings } from './top-openings.ts';
import { type TopPlaces, topPlaces, type View } from './top-places.ts';
import { TOP_STYLES, type TopKind } from './top-style.ts';
import { topWarnings } from './top-warnings.ts';
import { type Limb, type UpperBody, upperBody } from './upper-body.ts';

/** One photo: what was found in it, and the places and openings that follow. */
interface Side {
  readonly marks: TopLandmarks;
  readonly places: TopPlaces;
  readonly openings: TopOpenings;
}

/** What a top is cut from. */
interface Cutting {
  readonly body: UpperBody;
  readonly fit: TopFit;
  readonly front: Side;
  readonly back: Side;
}

/** A vertex of the suit as the pattern sees it. */
interface Spot {
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
const LEAST_STRETCH = 1.02;
const SLEEVE_EASE = 1.06;
const MOST_SLEEVE_EASE = 3;
/** Girths change smoothly over this height, dm. */
const GIRTH_REACH_DM = 0.5;
const SMOOTHING_ROUNDS = 8;
/** Over the shoulders the suit is lifted by this much, dm. */
const SHOULDER_LIFT_DM = 0.04;

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
  const style = TOP_STYLES[kind];
  const front = prepareTexture(photos.front);
  const back = photos.back ? prepareTexture(photos.back) : mirroredTexture(front);
  const expected = { sleeves: style.sleeves, deepestArmpit: style.deepestArmpit };
  const frontMarks = findTopLandmarks(front, { ...expected, view: 'front', worn: photos.worn });
  const backMarks = findTopLandmarks(back, { ...expected, view: 'back', worn: photos.worn });
  const body = upperBody(data, person);
  const fit = fitTop(person, body, frontMarks, photos, kind, words);
  const sideOf = (marks: TopLandmarks, view: View): Side => ({
    marks,
    places: topPlaces(marks, fit, view),
    openings: topOpenings(marks, photos.worn),
  });
  const cutting: Cutting = { body, fit, front: sideOf(frontMarks, 'front'), back: sideOf(backMarks, 'back') };
  const mesh = topMesh(data, person, body, fit.hemY);
  const spots = Array.from({ length: mesh.sources.length }, (_, i) => spotOf(cutting, mesh, i));
  return {
    kind,
    layer: style.layer,
    positions: widened(cutting, mesh, spots),
    quads: mesh.quads,
    skinWeights: weightsOf(data, mesh.sources),
    ...placesOf(cutting, spots),
    side: Float32Array.from(spots, sideValue),
    extent: Float32Array.from(spots, (spot) => extentOf(cutting, spot)),
    pin: new Float32Array(spots.length),
    front,
    back,
    fabric: style.fabric,
    warnings: topWarnings(kind, frontMarks),
  };
}

function spotOf({ body, fit, front }: Cutting, mesh: TopMesh, i: number): Spot {
  const x = mesh.positions[3 * i]!;
  const y = mesh.positions[3 * i + 1]!;
  const z = mesh.positions[3 * i + 2]!;
  const limb: Limb = x >= 0 ? 'left' : 'right';
  const arm = mesh.armShare[limb][i]!;
  const { along, angle, centre } = body.arms[limb].placeOf(x, y, z);
  const outline = body.torso.at(y);
  const sleeve = fit.sleeve
    ? smoothstep(0.03, 0.5, arm) * smoothstep(fit.sleeve.from - 0.6, fit.sleeve.from + 0.4, along)
    : 0;
  return {
    x,
    y,
    z,
    around: aroundTorso(outline, x, z),
    stretch: stretchAt(body, fit, front, Math.min(y, body.armpitY - 0.2)),
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
function stretchAt(body: UpperBody, fit: TopFit, { marks, places }: Side, y: number): number {
  let sum = 0;
  const samples = 5;
  for (let k = 0; k < samples; k++) {
    const at = Math.max(fit.hemY, y + GIRTH_REACH_DM * (k / (samples - 1) - 0.5));
    const margin = 0.025 * (marks.hemRow - marks.neckRow);
    const row = Math.round(clamp(places.rowOf(at), marks.armpitRow + 2, marks.hemRow - margin));
    const reach = (marks.sides.left.reach[row] ?? 0) + (marks.sides.right.reach[row] ?? 0);
    sum += (fit.girthScale * reach) / (body.torso.at(at).girth / 2);
  }
  return Math.max(LEAST_STRETCH, sum / samples);
}

/** The suit's vertices moved out to where the cloth is. */
function widened(cutting: Cutting, mesh: TopMesh, spots: readonly Spot[]): Float32Array {
  const moves = new Float32Array(mesh.positions.length);
  for (const [i, spot] of spots.entries()) {
    const torso = torsoMove(cutting.body, spot);
    const sleeve = spot.sleeve > 0 ? sleeveMove(cutting, spot) : torso;
    for (let c = 0; c < 3; c++) moves[3 * i + c] = mix(torso[c]!, sleeve[c]!, spot.sleeve);
  }
  const smooth = smoothOverMesh(moves, neighboursOf(mesh.quads, spots.length), SMOOTHING_ROUNDS);
  return mesh.positions.map((value, k) => value + smooth[k]!);
}

type Move = readonly [x: number, y: number, z: number];

/** Outwards from the middle of the torso, to the body's taut outline times the stretch; up a little on the shoulders. */
function torsoMove(body: UpperBody, { x, y, z, around, stretch, yoke }: Spot): Move {
  const outline = body.torso.at(y);
  const taut = around.radius * stretch;
  const close = around.distance * LEAST_STRETCH;
  const radius = Math.max(close, mix(taut, close, smoothstep(body.armpitY - 0.7, body.armpitY + 0.5, y)));
  const factor = around.distance > 1e-3 ? radius / around.distance - 1 : 0;
  return [(x - outline.centreX) * factor, SHOULDER_LIFT_DM * yoke, (z - outline.centreZ) * factor];
}

/** Away from the axis of the arm, to the girth of the sleeve. */
function sleeveMove({ body, fit }: Cutting, { x, y, z, along, centre }: Spot): Move {
  const { from, to, halfGirthAt } = fit.sleeve!;
  const wanted = halfGirthAt(clamp((along - from) / (to - from), 0, 1)) / body.armHalfGirth(along);
  const ease = clamp(wanted, SLEEVE_EASE, MOST_SLEEVE_EASE);
  const factor = mix(SLEEVE_EASE, ease, smoothstep(0.25, 1.1, along)) - 1;
  return [(x - centre[0]) * factor, (y - centre[1]) * factor, (z - centre[2]) * factor];
}

function placesOf(cutting: Cutting, spots: readonly Spot[]): Pick<Garment, 'frontPlaces' | 'backPlaces'> {
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

function placeOf({ fit }: Cutting, { places }: Side, spot: Spot): Cell {
  const torso = places.torso(spot.x, spot.y, spot.around, spot.stretch, spot.yoke);
  if (!(spot.sleeve > 0) || !fit.sleeve) return torso;
  const along = (spot.along - fit.sleeve.from) / (fit.sleeve.to - fit.sleeve.from);
  const sleeve = places.sleeve(spot.limb, clamp(along, 0, 1), foldAround(spot.angle)) ?? torso;
  return { x: mix(torso.x, sleeve.x, spot.sleeve), y: mix(torso.y, sleeve.y, spot.sleeve) };
}

/** An angle around the arm as -1 (below) .. 1 (above), the same on its front and its back. */
function foldAround(angle: number): number {
  const quarter = Math.PI / 2;
  if (Math.abs(angle) <= quarter) return angle / quarter;
  return (Math.sign(angle) * (Math.PI - Math.abs(angle))) / quarter;
}

function sideValue({ around, sleeve, angle }: Spot): number {
  return mix(around.side, 1 - Math.abs(angle) / (Math.PI / 2), sleeve);
}

/** Distance to the nearest edge of the cloth, dm. */
function extentOf(cutting: Cutting, spot: Spot): number {
  return Math.min(neckExtent(cutting, spot), armExtent(cutting, spot), hemExtent(cutting, spot));
}

/** On the shoulder's ridge the openings of front and back meet. */
const RIDGE = 0.22;

function neckExtent({ fit, front, back }: Cutting, spot: Spot): number {
  if (spot.arm > 0.5) return FAR_CELLS;
  const of = ({ places, openings }: Side) =>
    openings.neck(places.torso(spot.x, spot.y, spot.around, spot.stretch, spot.yoke)) * places.rowScale;
  return (
    mix(of(back), of(front), smoothstep(-RIDGE, RIDGE, spot.around.side)) * Math.min(1, fit.neckWidening)
  );
}

function armExtent({ fit, front, back, body }: Cutting, spot: Spot): number {
  if (fit.sleeve) return spot.arm > 0.02 ? fit.sleeve.to - spot.along : FAR_CELLS;
  const ofArm = (ARMHOLE_SHARE - spot.arm - Math.max(0, spot.along) * 0.15) * ARM_SHARE_DM;
  const of = ({ places, openings }: Side) =>
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

function hemExtent({ fit, front, back }: Cutting, { y, around, arm }: Spot): number {
  if (arm > 0.5) return FAR_CELLS;
  const drop =
    around.side >= 0
      ? front.openings.hemDrop(around.across) * front.places.rowScale
      : back.openings.hemDrop(-around.across) * back.places.rowScale;
  return y - fit.hemY + Math.min(0, drop);
}

function weightsOf({ skinWeights }: FigureData, sources: readonly number[]): SkinWeights {
  const bones = new Uint8Array(sources.length * 4);
  const shares = new Uint8Array(sources.length * 4);
  for (const [i, source] of sources.entries()) {
    bones.set(skinWeights.bones.subarray(4 * source, 4 * source + 4), 4 * i);
    shares.set(skinWeights.shares.subarray(4 * source, 4 * source + 4), 4 * i);
  }
  return { bones, shares };
}

/** The front as seen in a mirror: a back that no photo shows. */
function mirroredTexture({ width, height, rgb, inside }: GarmentTexture): GarmentTexture {
  const mirrored = { rgb: new Uint8Array(rgb.length), inside: new Float32Array(inside.length) };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = y * width + x;
      const to = y * width + width - 1 - x;
      mirrored.inside[to] = inside[from]!;
      for (let c = 0; c < 3; c++) mirrored.rgb[to * 3 + c] = rgb[from * 3 + c]!;
    }
  }
  return { width, height, ...mirrored };
}
