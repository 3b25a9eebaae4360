import type { Person } from '../body/person.ts';
import type { BodySlices } from './body-slices.ts';
import type { BottomLandmarks, Span } from './bottom-landmarks.ts';
import type { GarmentKind, GarmentPhotos, GarmentWords } from './garment.ts';

/** How a garment for the lower body is put on: heights in dm, and the photo's scale. */
export interface BottomFit {
  readonly dmPerPx: number;
  readonly waistY: number;
  /** Below the body's own crotch by the ease; equals `hemY` for a skirt. */
  readonly crotchY: number;
  readonly hemY: number;
  /** Whether half the girth (lying flat) or the width of the worn shape is seen. */
  readonly shown: 'half_girth' | 'width';
}

/** Cloth hangs this far below the crotch. */
const CROTCH_EASE_DM = 0.1;
/** Trousers end this far above the sole, over the shoe. */
const ANKLE_CLEARANCE_DM = 0.88;
/** The least of a hem that is no longer than the crotch. */
const LEAST_INSEAM_DM = 0.35;
/** A waistband sits between hip joint and natural waist: 0 at the hips, 1 at the waist. */
const MID_RISE = 0.62;
const HIGH_RISE = 1;
const LOW_RISE = 0.3;
const HIP_EASE = 1.06;
/** Trousers that miss the ankle by less than this share of the inseam are meant to reach it. */
const NEARLY_FULL = 0.2;

/** A photo has no scale: each clue gives one, with the spread (of its logarithm) that it deserves. */
interface Clue {
  readonly dmPerPx: number;
  readonly spread: number;
}

/** Scale and heights for trousers and shorts. */
export function fitTrousers(
  { measures }: Person,
  pelvis: BodySlices,
  marks: BottomLandmarks,
  photos: GarmentPhotos,
  kind: GarmentKind,
  words: GarmentWords,
): BottomFit {
  const waistY = waistHeight(measures, words);
  const crotchY = measures.crotchY - CROTCH_EASE_DM;
  const crotchRow =
    marks.crotch ?? marks.top + (marks.bottom - marks.top) * (kind === 'shorts' ? 0.62 : 0.28);
  const ankleY = soleOf(measures) + ANKLE_CLEARANCE_DM;
  const clues: Clue[] = [{ dmPerPx: (waistY - crotchY) / (crotchRow - marks.top), spread: 0.16 }];
  const length = wantedLength(kind, words, waistY, crotchY, ankleY);
  clues.push({ dmPerPx: length.dm / (marks.bottom - marks.top), spread: length.spread });
  const hip = pelvis.at(crotchY + (waistY - crotchY) * 0.3);
  const hipSpan = marks.across(marks.top + (crotchRow - marks.top) * 0.8);
  const { dmPerPx, shown } = weigh(
    clues,
    hip.girth,
    2 * Math.max(...hip.radii),
    hipSpan.to - hipSpan.from,
    photos,
  );
  const seen = crotchY - (marks.bottom - crotchRow) * dmPerPx;
  const isFullLength =
    kind === 'trousers' && !isCropped(words) && seen - ankleY < NEARLY_FULL * (crotchY - ankleY);
  const hem = isFullLength ? ankleY : seen;
  const hemY = Math.max(ankleY, Math.min(hem, crotchY - LEAST_INSEAM_DM));
  return { dmPerPx, waistY, crotchY, hemY, shown };
}

/** Scale and heights for a skirt. */
export function fitSkirt(
  { measures }: Person,
  pelvis: BodySlices,
  marks: BottomLandmarks,
  photos: GarmentPhotos,
  words: GarmentWords,
): BottomFit {
  const waistY = waistHeight(measures, { ...words, title: `${words.title ?? ''} high waist` });
  const length = skirtLength(words, waistY, measures);
  const waist = pelvis.at(waistY - 0.15);
  const hip = pelvis.at(measures.crotchY + 0.6);
  const rows = marks.bottom - marks.top;
  const waistSpan = waistOf(marks, rows);
  const clues: Clue[] = [{ dmPerPx: length.dm / rows, spread: length.spread }];
  const atWaist = weigh(
    clues,
    waist.girth,
    2 * Math.max(...waist.radii),
    waistSpan.to - waistSpan.from,
    photos,
  );
  // A skirt narrower than the hips at hip height would not go on.
  const hipRow = marks.top + (waistY - measures.crotchY - 0.6) / atWaist.dmPerPx;
  const hipSpan = marks.across(hipRow);
  const needed = (atWaist.shown === 'half_girth' ? hip.girth / 2 : 2 * Math.max(...hip.radii)) * 1.02;
  const dmPerPx = Math.max(
    atWaist.dmPerPx,
    Math.min(needed / (hipSpan.to - hipSpan.from), atWaist.dmPerPx * 1.25),
  );
  const hemY = Math.max(soleOf(measures) + ANKLE_CLEARANCE_DM, waistY - rows * dmPerPx);
  return { dmPerPx, waistY, crotchY: hemY, hemY, shown: atWaist.shown };
}

/** Height of the soles, from the ankle joint: a foot is about 0.8 dm high on an adult of 17 dm. */
const soleOf = ({ ankles, height }: Person['measures']): number => ankles.left[1] - 0.047 * height;

/** Ties reach above a waistband, and it may lie aslant: the median of a few rows below the top is its width. */
function waistOf(marks: BottomLandmarks, rows: number): Span {
  const spans = [0.04, 0.07, 0.1, 0.13, 0.16].map((share) => marks.across(marks.top + rows * share));
  return spans.toSorted((a, b) => a.to - a.from - (b.to - b.from))[2]!;
}

function waistHeight({ hips, waistY }: Person['measures'], words: GarmentWords): number {
  const text = `${words.title ?? ''} ${words.description ?? ''}`.toLowerCase();
  const rise = /high.?(waist|rise)/.test(text)
    ? HIGH_RISE
    : /low.?(waist|rise)/.test(text)
      ? LOW_RISE
      : MID_RISE;
  const hipY = hips.left[1];
  return hipY + (waistY - hipY) * rise;
}

const isCropped = ({ title, description }: GarmentWords): boolean =>
  /capri|cropped|crop|3\/4|7\/8|ankle/.test(`${title ?? ''} ${description ?? ''}`.toLowerCase());

function wantedLength(
  kind: GarmentKind,
  words: GarmentWords,
  waistY: number,
  crotchY: number,
  ankleY: number,
): { dm: number; spread: number } {
  const text = `${words.title ?? ''} ${words.description ?? ''}`.toLowerCase();
  const inseam = crotchY - ankleY;
  const whole = waistY - ankleY;
  if (kind === 'shorts') {
    const share = /bermuda|knee|long/.test(text) ? 0.5 : /hot|mini|micro/.test(text) ? 0.12 : 0.28;
    return { dm: waistY - crotchY + inseam * share, spread: 0.22 };
  }
  if (isCropped(words)) return { dm: whole * 0.86, spread: 0.08 };
  return { dm: whole, spread: 0.07 };
}

function skirtLength(
  words: GarmentWords,
  waistY: number,
  measures: Person['measures'],
): { dm: number; spread: number } {
  const text = `${words.title ?? ''} ${words.description ?? ''}`.toLowerCase();
  const knee = waistY - measures.knees.left[1];
  const floor = waistY - soleOf(measures);
  if (/maxi|floor/.test(text)) return { dm: floor * 0.9, spread: 0.06 };
  if (/midi|calf/.test(text)) return { dm: knee * 1.3, spread: 0.08 };
  if (/mini|micro|tennis|skater/.test(text)) return { dm: knee * 0.7, spread: 0.1 };
  return { dm: knee, spread: 0.35 };
}

/** Weighted mean of the clues' logarithms with the girth read either way; the reading that agrees better is kept. */
function weigh(
  clues: readonly Clue[],
  girth: number,
  width: number,
  spanPx: number,
  photos: GarmentPhotos,
): { dmPerPx: number; shown: BottomFit['shown'] } {
  const readings = [
    {
      shown: 'half_girth',
      clue: { dmPerPx: ((girth / 2) * HIP_EASE) / spanPx, spread: photos.worn ? 0.4 : 0.1 },
    },
    { shown: 'width', clue: { dmPerPx: (width * HIP_EASE) / spanPx, spread: photos.worn ? 0.1 : 0.18 } },
  ] as const;
  const [best] = readings
    .map(({ shown, clue }) => ({ shown, ...settle([...clues, clue]) }))
    .toSorted((a, b) => a.cost - b.cost);
  return best!;
}

function settle(clues: readonly Clue[]): { dmPerPx: number; cost: number } {
  let sum = 0;
  let weight = 0;
  for (const { dmPerPx, spread } of clues) {
    sum += Math.log(dmPerPx) / spread ** 2;
    weight += 1 / spread ** 2;
  }
  const mean = sum / weight;
  const cost = clues.reduce(
    (total, { dmPerPx, spread }) => total + ((Math.log(dmPerPx) - mean) / spread) ** 2,
    0,
  );
  return { dmPerPx: Math.exp(mean), cost };
}
