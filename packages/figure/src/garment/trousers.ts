import type { Person } from '../body/person.ts';
import type { FigureData } from '../data/figure-data.ts';
import { bindToBody } from './bind.ts';
import { angleAtArc, type BodySlices, type Outline, outsideOf, pointAt } from './body-slices.ts';
import { type BottomLandmarks, findBottomLandmarks } from './bottom-landmarks.ts';
import { columnAcross, columnOnLeg, type Rows, rowsOf } from './bottom-places.ts';
import { type BottomFit, fitTrousers } from './bottom-scale.ts';
import type { Garment, GarmentPhotos, GarmentTexture, GarmentWords } from './garment.ts';
import { type LowerBody, lowerBody } from './lower-body.ts';
import { type ClothPoint, emptyCloth, type SewnCloth } from './sewn-cloth.ts';

/*
 * The mesh: rings around the hips of COLUMNS vertices, the first in front. Below them each leg is a tube whose rings
 * take half of those columns and, on the inner thigh, a strip of GUSSET vertices that both legs share at its top: the
 * seam that runs from front to back between the legs.
 */
const COLUMNS = 40;
const HALF = COLUMNS / 2;
const GUSSET = 5;
const LEG_COLUMNS = HALF + 1 + GUSSET;
const ROW_DM = 0.4;

/** The legs part this far above the crotch, where the gusset's ends are. */
const FORK_DM = 0.55;
/** A leg is its own tube this far below the crotch; between, hips and legs blend. */
const BLEND_DM = 0.9;
const BAND_DM = 0.32;
/** The back of a waistband sits higher. */
const BACK_RISE_DM = 0.16;
const WAIST_EASE = 1.015;
const HIP_EASE = 1.03;
const LEG_EASE = 1.05;
const STRAIGHT_DM = 1.1;
/** Photos of wide legs that overlap would give more than anybody sews. */
const MOST_EASE = 3.2;
const SMOOTHING = 6;
const EDGE_DM = 0.01;
/** Legs stay on their own side of the middle, dm. */
const APART_DM = 0.03;

type Limb = 'left' | 'right';

/** What a pattern is cut from. */
interface Cutting {
  readonly fit: BottomFit;
  readonly body: LowerBody;
  readonly front: { readonly marks: BottomLandmarks; readonly rows: Rows };
  readonly back: { readonly marks: BottomLandmarks; readonly rows: Rows };
}

/** Cuts trousers or shorts: hips from waist to crotch, then two legs as wide as the photo shows them. */
export function cutTrousers(
  data: FigureData,
  person: Person,
  photos: GarmentPhotos,
  textures: { front: GarmentTexture; back: GarmentTexture },
  kind: 'trousers' | 'shorts',
  words: GarmentWords,
): Garment {
  const body = lowerBody(data, person);
  const marks = findBottomLandmarks(textures.front);
  const fit = fitTrousers(person, body.pelvis, marks, photos, kind, words);
  const share = ((marks.crotch ?? crotchByShape(marks, fit)) - marks.top) / (marks.bottom - marks.top);
  const cutting: Cutting = {
    fit,
    body,
    front: sideOf(marks, share, fit),
    back: sideOf(findBottomLandmarks(textures.back), share, fit),
  };
  const cloth = sew(cutting);
  const { positions, quads } = cloth;
  const skinWeights = bindToBody({ positions, quads }, data, person.shape, body.keep, SMOOTHING);
  return {
    kind,
    layer: 1,
    ...cloth.attributes(),
    skinWeights,
    ...textures,
    fabric: { stiffness: 0.55, thickness: 0.03, sheen: 0.04 },
    warnings: [],
  };
}

function sideOf(marks: BottomLandmarks, share: number, fit: BottomFit) {
  const crotchRow = marks.crotch ?? marks.top + share * (marks.bottom - marks.top);
  return { marks, rows: rowsOf(marks, crotchRow, fit) };
}

/** The crotch's row from the fitted heights, for legs that lie on each other. */
const crotchByShape = (marks: BottomLandmarks, { waistY, crotchY, hemY }: BottomFit): number =>
  marks.top + ((waistY - crotchY) / (waistY - hemY)) * (marks.bottom - marks.top);

function sew(cutting: Cutting): SewnCloth {
  const { waistY, crotchY, hemY } = cutting.fit;
  const forkY = crotchY + FORK_DM;
  const hipLevels = Math.max(3, Math.round((waistY - forkY) / ROW_DM));
  const legLevels = Math.max(4, Math.round((forkY - hemY) / ROW_DM));
  const vertices = (hipLevels + 1) * COLUMNS + GUSSET + 2 * legLevels * LEG_COLUMNS;
  const cloth = emptyCloth(vertices, hipLevels * COLUMNS + 2 * legLevels * LEG_COLUMNS);
  sewHips(cloth, cutting, hipLevels, forkY);
  const lastRing = hipLevels * COLUMNS;
  const gusset = sewGusset(cloth, cutting, lastRing, forkY);
  for (const limb of ['left', 'right'] as const) {
    sewLeg(cloth, cutting, limb, topOfLeg(limb, lastRing, gusset), legLevels);
  }
  return cloth;
}

function sewHips(cloth: SewnCloth, cutting: Cutting, levels: number, forkY: number): void {
  const { waistY } = cutting.fit;
  for (let level = 0; level <= levels; level++) {
    for (let column = 0; column < COLUMNS; column++) {
      const share = column / COLUMNS;
      // The rise fades out towards the fork, where the rings are level.
      const rise = BACK_RISE_DM * (0.5 - 0.5 * Math.cos(2 * Math.PI * share)) * (1 - level / levels);
      const y = waistY - ((waistY - forkY) * level) / levels + rise;
      cloth.add(hipPoint(cutting, share, y, waistY + rise - y));
    }
  }
  for (let level = 0; level < levels; level++) {
    for (let column = 0; column < COLUMNS; column++) {
      const next = (column + 1) % COLUMNS;
      const upper = level * COLUMNS;
      const lower = upper + COLUMNS;
      cloth.join(upper + column, lower + column, lower + next, upper + next);
    }
  }
}

function hipPoint({ fit, body, front, back }: Cutting, share: number, y: number, depth: number): ClothPoint {
  const outline = body.pelvis.at(y);
  const row = front.rows.at(y);
  const backRow = back.rows.at(y);
  const ease =
    depth < BAND_DM ? WAIST_EASE : Math.max(HIP_EASE, easeOf(fit, front.marks.across(row), outline));
  const { x, z } = pointAt(outline, angleAtArc(outline, share), ease);
  const across = acrossHips(share);
  return {
    position: [x, y, z],
    front: [columnAcross(front.marks, row, across, 'front'), row],
    back: [columnAcross(back.marks, backRow, across, 'back'), backRow],
    side: Math.cos(2 * Math.PI * share),
    extent: depth + EDGE_DM,
    pin: Math.max(0, 1 - depth / BAND_DM),
  };
}

/** The strip between the legs: an arc from the front of the fork, under the crotch, to its back. */
function sewGusset(cloth: SewnCloth, cutting: Cutting, lastRing: number, forkY: number): number[] {
  const { crotchY } = cutting.fit;
  const frontZ = cloth.positions[lastRing * 3 + 2]!;
  const backZ = cloth.positions[(lastRing + HALF) * 3 + 2]!;
  const rows = { front: cutting.front.rows.at(crotchY), back: cutting.back.rows.at(crotchY) };
  return Array.from({ length: GUSSET }, (_, k) => {
    const angle = (Math.PI * (k + 1)) / (GUSSET + 1);
    const share = (1 - Math.cos(angle)) / 2;
    return cloth.add({
      position: [0, forkY - Math.sin(angle) * (forkY - crotchY), frontZ + (backZ - frontZ) * share],
      front: [cutting.front.marks.axis, rows.front],
      back: [cutting.back.marks.axis, rows.back],
      side: Math.cos(angle),
      extent: 1,
      pin: 0,
    });
  });
}

/** The ring that a leg hangs from, in the order of its columns: around the outside, then back along the gusset. */
function topOfLeg(limb: Limb, lastRing: number, gusset: readonly number[]): number[] {
  const outside = Array.from(
    { length: HALF + 1 },
    (_, k) => lastRing + ((limb === 'left' ? k : HALF + k) % COLUMNS),
  );
  return [...outside, ...(limb === 'left' ? gusset.toReversed() : gusset)];
}

function sewLeg(
  cloth: SewnCloth,
  cutting: Cutting,
  limb: Limb,
  top: readonly number[],
  levels: number,
): void {
  const { hemY } = cutting.fit;
  let upper = top;
  for (let level = 1; level <= levels; level++) {
    const lower = top.map((from, column) => {
      const fromY = cloth.positions[from * 3 + 1]!;
      const y = fromY + ((hemY - fromY) * level) / levels;
      return cloth.add(legPoint(cloth, cutting, limb, from, column, y));
    });
    for (let column = 0; column < LEG_COLUMNS; column++) {
      const next = (column + 1) % LEG_COLUMNS;
      cloth.join(upper[column]!, lower[column]!, lower[next]!, upper[next]!);
    }
    upper = lower;
  }
}

/** A point of a leg: below the crotch on the leg's own tube, above it blended with the ring it hangs from. */
function legPoint(
  cloth: SewnCloth,
  { fit, body, front, back }: Cutting,
  limb: Limb,
  from: number,
  column: number,
  y: number,
): ClothPoint {
  const fromY = cloth.positions[from * 3 + 1]!;
  const own = smoothstep(fromY, Math.min(fromY - 0.3, fit.crotchY - BLEND_DM), y);
  const outline = body[limb].at(y);
  // 0 at the outer seam, -1 and 1 at the inner: in front on the left leg's negative side.
  const around = (column - HALF / 2) / (LEG_COLUMNS / 2);
  const outwards = limb === 'left' ? 1 : -1;
  const row = front.rows.at(Math.min(y, fit.crotchY));
  const backRow = back.rows.at(Math.min(y, fit.crotchY));
  const span = front.marks.leg(limb === 'left' ? 'right' : 'left', row);
  const ease = Math.min(
    MOST_EASE,
    Math.max(roomOver(body[limb], y) / outline.girth, easeOf(fit, span, outline)),
  );
  const tube = pointAt(outline, (outwards * Math.PI) / 2 + around * Math.PI, ease);
  const blended = {
    x: mix(cloth.positions[from * 3]!, tube.x, own),
    z: mix(cloth.positions[from * 3 + 2]!, tube.z, own),
  };
  const { x, z } = outsideOf(outline, blended, LEG_EASE);
  const inFront = limb === 'left' ? around < 0 : around > 0;
  const inwards = Math.min(1, Math.abs(around));
  const mixed = (kept: Float32Array, wanted: readonly [number, number]): [number, number] => [
    mix(kept[from * 2]!, wanted[0], own),
    wanted[1],
  ];
  const arrays = cloth.attributes();
  return {
    position: [outwards * Math.max(APART_DM, outwards * x), y, z],
    front: mixed(arrays.frontPlaces, [
      columnOnLeg(front.marks, row, limb, inwards, 'front'),
      front.rows.at(y),
    ]),
    back: mixed(arrays.backPlaces, [
      columnOnLeg(back.marks, backRow, limb, inwards, 'back'),
      back.rows.at(y),
    ]),
    side: mix(arrays.side[from]!, (inFront ? 1 : -1) * Math.sin(inwards * Math.PI), own),
    extent: y - fit.hemY + EDGE_DM,
    pin: 0,
  };
}

/** Cloth falls straight past knees and ankles: its girth is at least that of the widest place close above and below. */
function roomOver(leg: BodySlices, y: number): number {
  let widest = 0;
  for (const step of [-1, -0.5, 0, 0.5, 1]) widest = Math.max(widest, leg.at(y + step * STRAIGHT_DM).girth);
  return widest * LEG_EASE;
}

/** How much wider than the taut outline the cloth is, as the photo shows it. */
function easeOf({ dmPerPx, shown }: BottomFit, span: { from: number; to: number }, outline: Outline): number {
  const wide = (span.to - span.from) * dmPerPx;
  return shown === 'half_girth' ? (2 * wide) / outline.girth : wide / (2 * Math.max(...outline.radii));
}

/** -1..1 from side seam to side seam, folded at the sides: 0 in front and behind, 1 at the figure's left. */
function acrossHips(share: number): number {
  const quarter = share * 4;
  if (quarter <= 1) return quarter;
  return quarter <= 3 ? 2 - quarter : quarter - 4;
}

const mix = (a: number, b: number, t: number) => a + (b - a) * t;

/** 0 at `from`, 1 at `to`, smooth at both. */
function smoothstep(from: number, to: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
}
