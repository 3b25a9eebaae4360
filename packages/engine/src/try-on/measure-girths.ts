import {
  BODY_PARTS,
  bodyMap,
  type FigureData,
  type Girths,
  type Joints,
  jointFinder,
  posePerson,
  projectPoints,
  SAME_GIRTHS,
} from '@atelier/figure';
import type { Plane } from '@atelier/pixels/raster';
import type { FittedBody } from './fit-body.ts';
import { smallerCamera } from './photo-camera.ts';
import { type Silhouette, SmallSilhouette } from './silhouette.ts';

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Where on a photo a part is measured: across the way between two joints. */
interface Section {
  readonly from: Place;
  readonly to: Place;
  /** Shares of the way between which it is measured. */
  readonly between: readonly [number, number];
  /** Values of `BODY_PARTS` that belong to it. */
  readonly parts: readonly number[];
}

/** How much wider the photo shows a part than the body has it, and whether bare. */
interface Ratio {
  readonly value: number;
  readonly isBare: boolean;
}

const MEASURED_PX = 512;
const SAMPLES = 7;
const LEAST_SAMPLES = 3;
/** Beyond so many widths of the body the photo shows something else. */
const REACH = { limbs: 2.4, trunk: 1.6 };
const LEAST_GIRTH = 0.75;
const MOST_GIRTH = 1.35;
/** Even tight cloth is thicker than nothing: a body fills at most this share of what it is seen in. */
const FILLED = 0.97;
/** Looser cloth than this says something about the body under it: so much of the excess is the body's. */
const EASE = 1.06;
const BODYS_SHARE = 0.25;

/**
 * Measures limbs and trunk of the person in a photo against a fitted body: bare skin tells how thick they are, cloth
 * how thick at most.
 */
export function measureGirths(data: FigureData, fit: FittedBody, silhouette: Silhouette): Girths {
  const camera = smallerCamera(fit.camera, MEASURED_PX);
  const shown = new SmallSilhouette(silhouette, camera);
  const map = bodyMap(data, posePerson(data, fit.person, fit.stance), camera);
  const joints = jointFinder(data, fit.person)(fit.posture);
  const at = (place: readonly number[]): Place => {
    const [x, y] = projectPoints(Float32Array.from(place), camera);
    return { x: x!, y: y! };
  };
  const girth = (sections: readonly Section[], reach: number): number =>
    girthOf(sections.flatMap((section) => ratiosOf(section, map, shown, reach)));
  const limb = (from: keyof Limbs, to: keyof Limbs, between: readonly [number, number], part: LimbPart) =>
    girth(
      (['left', 'right'] as const).map((side) => ({
        from: at(joints[from][side]),
        to: at(joints[to][side]),
        between,
        parts: part,
      })),
      REACH.limbs,
    );
  const middle = (pair: keyof Limbs): Place => {
    const [left, right] = [at(joints[pair].left), at(joints[pair].right)];
    return { x: (left.x + right.x) / 2, y: (left.y + right.y) / 2 };
  };
  const overShoulders = (['left', 'right'] as const).map((side) => ({
    from: at(joints.shoulders[side]),
    to: at(joints.shoulders[side === 'left' ? 'right' : 'left']),
    between: [0, 0.2] as const,
    parts: SHOULDER,
  }));
  const roundShoulders = (['left', 'right'] as const).map((side) => ({
    from: at(joints.shoulders[side]),
    to: at(joints.elbows[side]),
    between: [0, 0.35] as const,
    parts: SHOULDER,
  }));
  const trunk = (...between: [number, number]) =>
    girth([{ from: middle('shoulders'), to: middle('hips'), between, parts: TRUNK }], REACH.trunk);
  return {
    ...SAME_GIRTHS,
    chest: trunk(0.2, 0.42),
    waist: trunk(0.48, 0.72),
    hips: trunk(0.82, 1.1),
    shoulders: girth([...overShoulders, ...roundShoulders], REACH.trunk),
    upperArms: limb('shoulders', 'elbows', [0.45, 0.85], ARM),
    forearms: limb('elbows', 'wrists', [0.2, 0.8], ARM),
    thighs: limb('hips', 'knees', [0.4, 0.9], LEG),
    calves: limb('knees', 'ankles', [0.15, 0.8], LEG),
  };
}

type Limbs = Pick<Joints, 'shoulders' | 'elbows' | 'wrists' | 'hips' | 'knees' | 'ankles'>;
type LimbPart = typeof ARM | typeof LEG;
const ARM = [BODY_PARTS.arm] as const;
const LEG = [BODY_PARTS.leg, BODY_PARTS.foot] as const;
const SHOULDER = [BODY_PARTS.arm, BODY_PARTS.trunk] as const;
const TRUNK = [BODY_PARTS.trunk, BODY_PARTS.leg] as const;

/** Compares widths across a section at several places, on the sides that end on the ground in photo and body map. */
function ratiosOf(section: Section, map: Plane, shown: SmallSilhouette, reach: number): Ratio[] {
  const { from, to, between } = section;
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length < 1) return [];
  const across: Place = { x: -(to.y - from.y) / length, y: (to.x - from.x) / length };
  const ratios: Ratio[] = [];
  for (let k = 0; k < SAMPLES; k++) {
    const along = between[0] + ((between[1] - between[0]) * k) / (SAMPLES - 1);
    const start = { x: from.x + along * (to.x - from.x), y: from.y + along * (to.y - from.y) };
    const sides = [1, -1].flatMap((sign) => {
      const direction = { x: across.x * sign, y: across.y * sign };
      const side = halfWidths(start, direction, section.parts, map, shown, reach);
      return side ? [side] : [];
    });
    const body = sides.reduce((sum, side) => sum + side.body, 0);
    const photo = sides.reduce((sum, side) => sum + side.photo, 0);
    const bare = sides.reduce((sum, side) => sum + side.bare, 0);
    if (sides.length > 0 && body > 1)
      ratios.push({ value: photo / body, isBare: bare > 0.6 * photo && sides.length === 2 });
  }
  return ratios;
}

interface HalfWidths {
  readonly body: number;
  readonly photo: number;
  /** Of it bare skin. */
  readonly bare: number;
}

const STEP_PX = 0.5;

/** Widths from an axis outwards, pixels; undefined where another part or another thing follows on the way. */
function halfWidths(
  start: Place,
  direction: Place,
  parts: readonly number[],
  map: Plane,
  shown: SmallSilhouette,
  reach: number,
): HalfWidths | undefined {
  const partAt = (distance: number): number => {
    const x = Math.round(start.x + distance * direction.x);
    const y = Math.round(start.y + distance * direction.y);
    if (x < 0 || y < 0 || x >= map.width || y >= map.height) return OUTSIDE;
    return map.data[y * map.width + x]!;
  };
  let body = 0;
  while (parts.includes(partAt(body))) body += STEP_PX;
  if (body === 0 || partAt(body) !== BODY_PARTS.none || partAt(body + 2) !== BODY_PARTS.none)
    return undefined;
  let photo = 0;
  let bare = 0;
  const end = reach * body + 2;
  for (; photo < end; photo += STEP_PX) {
    const [x, y] = [start.x + photo * direction.x, start.y + photo * direction.y];
    if (partAt(photo) === OUTSIDE) return undefined;
    if (shown.personAt(x, y) < 0.5) return { body, photo, bare };
    if (shown.skinAt(x, y) > 0.5) bare += STEP_PX;
  }
  return undefined;
}

/** No value of `BODY_PARTS`. */
const OUTSIDE = 255;

function girthOf(ratios: readonly Ratio[]): number {
  const bare = ratios.filter(({ isBare }) => isBare);
  if (bare.length >= LEAST_SAMPLES) return clamp(middleValue(bare));
  if (ratios.length < LEAST_SAMPLES) return 1;
  const filled = FILLED * middleValue(ratios);
  return clamp(filled < 1 ? filled : 1 + BODYS_SHARE * Math.max(0, filled - EASE));
}

const clamp = (girth: number): number => Math.min(MOST_GIRTH, Math.max(LEAST_GIRTH, girth));

function middleValue(ratios: readonly Ratio[]): number {
  const sorted = ratios.map(({ value }) => value).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}
