import type { Person } from '../body/person.ts';
import { clamp } from '../geometry/interpolation.ts';
import type { GarmentPhotos, GarmentWords } from './garment.ts';
import type { TopLandmarks } from './top-landmarks.ts';
import { guessLength, TOP_STYLES, type TopKind } from './top-style.ts';
import type { UpperBody } from './upper-body.ts';
import { yokeLengths } from './yoke.ts';

/** How a top is put on: sizes in dm, and the photo's scale. */
export interface TopFit {
  /** Dm to a cell of the landmarks' silhouette, along and across. */
  readonly scale: number;
  /** Half the girth of the cloth to a cell of its reach on both sides: with ease, lying flat or seen worn. */
  readonly girthScale: number;
  /** Height and distance from the middle of the neck-shoulder points. */
  readonly neckY: number;
  readonly neckX: number;
  /** Neck opening on the body over the one in the photo. */
  readonly neckWidening: number;
  readonly hemY: number;
  readonly sleeve?: SleeveFit;
}

export interface SleeveFit {
  /** Length along the arm where the sleeve begins and ends, from the shoulder joint. */
  readonly from: number;
  readonly to: number;
  /** Half the girth of the sleeve at a share 0..1 of its length. */
  halfGirthAt(along: number): number;
}

/** A photo has no scale: each clue gives one, with the spread (of its logarithm) that it deserves. */
interface Clue {
  readonly scale: number;
  readonly spread: number;
}

const NECK_SPREAD = 0.22;
const BARE_NECK_SPREAD = 0.4;
const ARMHOLE_SPREAD = 0.3;
const CHEST_SPREAD = 0.12;
/** An armhole hangs this far below the crease of the arm. */
const ARMHOLE_EASE_DM = 0.75;
/** The chest is measured this far below the crease. */
const BELOW_ARMPIT_DM = 0.55;
const FLAT_EASE = 1.1;
const WORN_EASE = 1.07;
/** Half a neck opening lies between these shares of the distance to the shoulder joint. */
const LEAST_NECK = 0.46;
const MOST_NECK = 0.86;
/** Necklines are at least this much wider than the neck. */
const NECK_CLEARANCE = 1.12;
const USUAL_NECK = 0.56;
/** Hems stay this far above the sole: cloth sinks a little when it settles, and must not trail
 * (shares of the body's height, as is the ankle's height over the sole). */
const HEM_CLEARANCE = 0.03;
const SOLE_BELOW_ANKLE = 0.047;
/** Cloth around a seen width: the outline of a body is about this much longer than twice its width. */
const HALF_GIRTH_OF_WIDTH = 1.32;

/** Finds the scale at which neck, armholes, chest and length agree best with the person. */
export function fitTop(
  person: Person,
  body: UpperBody,
  marks: TopLandmarks,
  photos: GarmentPhotos,
  kind: TopKind,
  words: GarmentWords,
): TopFit {
  const style = TOP_STYLES[kind];
  const shoulderX = person.measures.shoulders.left[0];
  const usualNeckX = USUAL_NECK * shoulderX;
  const usualNeckY = body.ridgeAt(usualNeckX);
  const length = guessLength(kind, words, person, usualNeckY);
  const neckCells = marks.sides.right.shoulder.neck.x - marks.sides.left.shoulder.neck.x;
  const bare = !marks.sides.left.armpit.sleeved;
  const clues: Clue[] = [
    { scale: (2 * usualNeckX) / neckCells, spread: bare ? BARE_NECK_SPREAD : NECK_SPREAD },
    {
      scale: (usualNeckY - body.armpitY + ARMHOLE_EASE_DM) / (marks.armpitRow - marks.neckRow),
      spread: ARMHOLE_SPREAD,
    },
    { scale: length.dm / (marks.hemRow - marks.neckRow), spread: length.spread },
  ];
  const chest = body.torso.at(body.armpitY - BELOW_ARMPIT_DM);
  const chestCells = chestReach(marks);
  const halfGirth = chest.girth / 2;
  const width = 2 * chest.radii[chest.radii.length / 4]!;
  const flat = weigh([...clues, { scale: (halfGirth * FLAT_EASE) / chestCells, spread: CHEST_SPREAD }]);
  const seen = weigh([...clues, { scale: (width * WORN_EASE) / chestCells, spread: CHEST_SPREAD }]);
  const worn = photos.worn || seen.cost < flat.cost;
  const { scale } = worn ? seen : flat;
  const halfShown = chestCells * scale * (worn ? HALF_GIRTH_OF_WIDTH : 1);
  const ease = clamp(halfShown / halfGirth, style.leastEase, style.mostEase);
  const neckX = clamp(
    (neckCells / 2) * scale,
    Math.max(LEAST_NECK * shoulderX, NECK_CLEARANCE * body.neckHalfWidth),
    MOST_NECK * shoulderX,
  );
  const neckY = body.ridgeAt(neckX);
  const { ankles, height } = person.measures;
  const lowest = ankles.left[1] + (HEM_CLEARANCE - SOLE_BELOW_ANKLE) * height;
  const sleeve = fitSleeve(body, marks, scale, worn, kind, shoulderX);
  return {
    scale,
    girthScale: (halfGirth * ease) / chestCells,
    neckY,
    neckX,
    neckWidening: neckX / ((neckCells / 2) * scale),
    hemY: Math.max(
      lowest,
      yokeLengths(body, neckY, 'front').toLength((marks.hemRow - marks.neckRow) * scale),
    ),
    ...(sleeve && { sleeve }),
  };
}

/** Least squares of the logarithms; the cost is what the clues still disagree by. */
function weigh(clues: readonly Clue[]): { scale: number; cost: number } {
  let weights = 0;
  let sum = 0;
  for (const { scale, spread } of clues) {
    weights += 1 / spread ** 2;
    sum += Math.log(scale) / spread ** 2;
  }
  const mean = sum / weights;
  const cost = clues.reduce(
    (total, { scale, spread }) => total + ((Math.log(scale) - mean) / spread) ** 2,
    0,
  );
  return { scale: Math.exp(mean), cost };
}

/** Width of the torso just below the armpits, cells. */
function chestReach({ sides, armpitRow, hemRow }: TopLandmarks): number {
  const from = Math.round(armpitRow + 0.04 * (hemRow - armpitRow)) + 1;
  let sum = 0;
  let count = 0;
  for (let row = from; row < from + 7; row++) {
    const width = sides.left.reach[row]! + sides.right.reach[row]!;
    if (!Number.isFinite(width)) continue;
    sum += width;
    count++;
  }
  return count > 0 ? sum / count : sides.left.armpit.reach + sides.right.armpit.reach;
}

/** Sleeves that cover this share of the arm reach the wrist; those of kinds with long sleeves from the second on. */
const NEARLY_WRIST = 0.84;
const LONG_KIND_WRIST = 0.62;
const SHOULDER_OVERLAP_DM = 0.2;
const MOST_DROP_DM = 0.9;

function fitSleeve(
  body: UpperBody,
  { axis, sides }: TopLandmarks,
  scale: number,
  worn: boolean,
  kind: TopKind,
  shoulderX: number,
): SleeveFit | undefined {
  const sleeves = [sides.left.sleeve, sides.right.sleeve].filter((sleeve) => sleeve !== undefined);
  if (sleeves.length === 0) return undefined;
  const mean = (of: (side: 'left' | 'right') => number) => (of('left') + of('right')) / 2;
  const tipX = mean((side) => Math.abs(sides[side].shoulder.tip.x - axis)) * scale;
  const from = clamp(tipX - shoulderX, -SHOULDER_OVERLAP_DM, MOST_DROP_DM);
  // Of two sleeves the longer is seen better: the other is folded or turned away.
  const shown = Math.max(...sleeves.map(({ length }) => length)) * scale;
  const arm = body.arms.left.length;
  const wrist = TOP_STYLES[kind].longSleeves ? LONG_KIND_WRIST : NEARLY_WRIST;
  const to = from + shown > wrist * arm ? arm : Math.max(from + shown, from + 0.4);
  const girth = scale * (worn ? HALF_GIRTH_OF_WIDTH : 1);
  return {
    from,
    to,
    halfGirthAt: (along) =>
      (girth * sleeves.reduce((sum, sleeve) => sum + sleeve.widthAt(along), 0)) / sleeves.length,
  };
}
