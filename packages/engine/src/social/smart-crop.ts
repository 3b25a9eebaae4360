import type { SafeZone } from '@atelier/contracts/image-studio';
import { mapField } from '@atelier/pixels/field';
import { type Axis, type Marginal, marginalOf } from './marginal.ts';
import type { Keep, Scene, ShareBox } from './scene.ts';
import { type Crop, cropAt, type FreeWindow } from './window.ts';

/** Cells at most so likely to be the subject are ground, those at least so likely are subject. */
const SUBJECT_LIKELIHOOD = { none: 0.3, full: 0.6 } as const;
/** A subject of which some window holds so much has to stay inside, as good as all of what that window holds. */
const WHOLE_SUBJECT = 0.93;
const AS_GOOD_AS_ALL = 0.999;
/** More than this need not be: 0.95 are promised, and maps of subjects differ by a little. */
const ENOUGH_OF_SUBJECT = 0.97;

/**
 * Points of a window. What comes first outweighs all that follows: faces, then the whole subject, then its place
 * within the safe zone, then what else there is to be seen.
 */
const POINTS = {
  keeps: { face: 1000, head: 600, text: 60 },
  /** For room around faces: hair, hats, chins. */
  headroom: 150,
  wholeSubject: 200,
  /** For all of the subject, or, where no window holds so much, for the most that one holds. */
  subject: 400,
  /** Things are known by their tops: seats, necks, lids. */
  topOfSubject: 80,
  roomAboveTop: 10,
  keepsInSafeZone: 40,
  subjectInSafeZone: 8,
  centredSubject: 3,
  interest: 3,
  /** Without a subject, interest decides; of equals the one nearest to the centre. */
  interestAlone: 100,
  centre: 0.01,
} as const;

/** Cutting through something costs this share of what having it whole is worth; leaving it out costs nothing. */
const CUT_PENALTY = 0.1;
/** Detectors are not exact: a box may stick out by this share of its side and count as inside. */
const BOX_TOLERANCE = 0.02;
/** Shares from here on are 1 but for rounding. */
const WHOLE = 1 - 1e-9;
/** Where the top of a subject ends: so much of it lies above. */
const TOP_SHARE = 0.01;
/** Room above it, a share of the window. */
const TOP_ROOM = 0.06;
/** Room around faces, shares of their size: more above, for hair. */
const HEADROOM = { aside: 0.3, above: 0.7, below: 0.3 } as const;

/** One thing to keep, along the axis of movement. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly roomFrom: number;
  readonly roomTo: number;
  /** Whether it lies within the safe zone across the axis. */
  readonly safeAcross: boolean;
  readonly points: number;
  readonly weight: number;
}

interface Evidence {
  readonly stretches: readonly Stretch[];
  readonly subject: Marginal | undefined;
  readonly safeSubject: Marginal | undefined;
  readonly interest: Marginal | undefined;
  /** Where on the axis the top of the subject is, when the window moves up and down. */
  readonly top: number | undefined;
  /** The most of the subject that any window holds, 0..1. */
  readonly mostOfSubject: number;
  /** Length of the window, and its safe part, as shares of the axis; the last two from its start. */
  readonly side: number;
  readonly safeFrom: number;
  readonly safeTo: number;
}

/**
 * Where to cut: the place of the window that keeps all faces and the whole subject if any place does, sets them within
 * the safe zone, and shows the most of what draws the eye. Every place, pixel by pixel, is judged; the same picture
 * always gives the same crop.
 */
export function smartCrop(window: FreeWindow, scene: Scene, safeZone: SafeZone): Crop {
  const length = (window.axis === 'x' ? window.width : window.height) + window.room;
  const evidence = weigh(window, scene, safeZone, length);
  let best = Math.round(window.room / 2);
  let most = Number.NEGATIVE_INFINITY;
  for (let offset = 0; offset <= window.room; offset++) {
    const points = pointsOf(offset / length, evidence);
    if (points > most) {
      most = points;
      best = offset;
    }
  }
  return cropAt(window, best);
}

function weigh(window: FreeWindow, scene: Scene, safe: SafeZone, length: number): Evidence {
  const { axis, room } = window;
  const side = 1 - room / length;
  const band =
    axis === 'x' ? { from: safe.top, to: 1 - safe.bottom } : { from: safe.left, to: 1 - safe.right };
  const ends = axis === 'x' ? [safe.left, 1 - safe.right] : [safe.top, 1 - safe.bottom];
  const sure = scene.subject && mapField(scene.subject, certainty);
  const subject = sure && marginalOf(sure, axis);
  return {
    stretches: stretchesOf(scene.keeps, axis, band),
    subject,
    safeSubject: sure && marginalOf(sure, axis, band),
    interest: marginalOf(scene.interest, axis),
    top: subject && axis === 'y' ? subject.reaching(TOP_SHARE) : undefined,
    mostOfSubject: subject ? mostWithin(subject, side, room, length) : 0,
    side,
    safeFrom: side * ends[0]!,
    safeTo: side * ends[1]!,
  };
}

function certainty(likelihood: number): number {
  const { none, full } = SUBJECT_LIKELIHOOD;
  return Math.min(1, Math.max(0, (likelihood - none) / (full - none)));
}

function mostWithin(subject: Marginal, side: number, room: number, length: number): number {
  let most = 0;
  for (let offset = 0; offset <= room; offset++) {
    most = Math.max(most, subject.within(offset / length, offset / length + side));
  }
  return most;
}

function stretchesOf(keeps: readonly Keep[], axis: Axis, band: { from: number; to: number }): Stretch[] {
  return keeps.map(({ kind, box, weight }) => {
    const [from, size, across, acrossSize] = placed(box, axis);
    const above = kind === 'face' ? (axis === 'x' ? HEADROOM.aside : HEADROOM.above) : 0;
    const below = kind === 'face' ? (axis === 'x' ? HEADROOM.aside : HEADROOM.below) : 0;
    return {
      from: Math.max(0, from + BOX_TOLERANCE * size),
      to: Math.min(1, from + (1 - BOX_TOLERANCE) * size),
      roomFrom: Math.max(0, from - above * size),
      roomTo: Math.min(1, from + (1 + below) * size),
      safeAcross: across >= band.from && across + acrossSize <= band.to,
      points: POINTS.keeps[kind],
      weight,
    };
  });
}

/** Start and size of a box along an axis, then across it. */
function placed({ x, y, width, height }: ShareBox, axis: Axis): [number, number, number, number] {
  return axis === 'x' ? [x, width, y, height] : [y, height, x, width];
}

/** How good a window is that starts at `start`, 0..1 of the axis. */
function pointsOf(start: number, evidence: Evidence): number {
  const { subject, interest, side, stretches } = evidence;
  const end = start + side;
  let points = 0;
  for (const stretch of stretches) points += pointsOfStretch(stretch, start, evidence);
  points += pointsOfSubject(start, evidence);
  const alone = subject || stretches.length > 0 ? POINTS.interest : POINTS.interestAlone;
  points += alone * (interest?.within(start, end) ?? 0);
  return points - POINTS.centre * Math.abs(start + side / 2 - 0.5);
}

function pointsOfStretch(stretch: Stretch, start: number, { side, safeFrom, safeTo }: Evidence): number {
  const { from, to, roomFrom, roomTo, points, weight } = stretch;
  const seen = overlap(from, to, start, start + side) / (to - from);
  if (seen <= 0) return 0;
  if (to - from > side) return weight * points * seen;
  if (seen < WHOLE) return -CUT_PENALTY * points * weight;
  const headroom = overlap(roomFrom, roomTo, start, start + side) / (roomTo - roomFrom);
  const safe = overlap(from, to, start + safeFrom, start + safeTo) / (to - from);
  return (
    weight *
    (points + POINTS.headroom * headroom + POINTS.keepsInSafeZone * safe * (stretch.safeAcross ? 1 : 0.5))
  );
}

function pointsOfSubject(start: number, evidence: Evidence): number {
  const { subject, safeSubject, mostOfSubject, side, safeFrom, safeTo } = evidence;
  if (!subject) return 0;
  const seen = subject.within(start, start + side);
  const enough = Math.min(ENOUGH_OF_SUBJECT, AS_GOOD_AS_ALL * mostOfSubject);
  const isWhole = mostOfSubject >= WHOLE_SUBJECT && seen >= enough;
  const share = mostOfSubject >= WHOLE_SUBJECT ? seen : seen / Math.max(mostOfSubject, 1e-6);
  const safe = safeSubject?.within(start + safeFrom, start + safeTo) ?? 0;
  const aside = Math.abs(subject.centre - (start + side / 2)) / (side / 2);
  return (
    (isWhole ? POINTS.wholeSubject : 0) +
    POINTS.subject * share +
    pointsOfTop(start, evidence) +
    POINTS.subjectInSafeZone * safe +
    POINTS.centredSubject * Math.max(0, 1 - aside)
  );
}

function pointsOfTop(start: number, { top, side }: Evidence): number {
  if (top === undefined || start > top || start + side <= top) return 0;
  const wanted = Math.min(TOP_ROOM * side, top);
  return POINTS.topOfSubject + (wanted > 0 ? POINTS.roomAboveTop * Math.min(1, (top - start) / wanted) : 0);
}

function overlap(fromA: number, toA: number, fromB: number, toB: number): number {
  return Math.max(0, Math.min(toA, toB) - Math.max(fromA, fromB));
}
