import type { Person } from '../body/person.ts';
import type { Fabric, GarmentKind, GarmentWords } from './garment.ts';
import type { TopExpectation } from './top-landmarks.ts';

/** Garments that hang from the shoulders. */
export type TopKind = Exclude<GarmentKind, 'skirt' | 'trousers' | 'shorts'>;

/** How a kind of garment is worn. */
export interface TopStyle {
  readonly sleeves: TopExpectation['sleeves'];
  /** Sleeves of this kind reach the wrist unless they are plainly short. */
  readonly longSleeves: boolean;
  readonly deepestArmpit: number;
  readonly layer: number;
  readonly fabric: Fabric;
  /** Width around the chest over the body's: the least that looks put on, and the most that is sewn. */
  readonly leastEase: number;
  readonly mostEase: number;
  /** Opens in front: drawn closed. */
  readonly opensInFront: boolean;
}

const jersey: Fabric = { stiffness: 0.2, thickness: 0.02, sheen: 0.04 };
const base: TopStyle = {
  sleeves: 'likely',
  longSleeves: false,
  deepestArmpit: 0.62,
  layer: 2,
  fabric: jersey,
  leastEase: 1.07,
  mostEase: 1.42,
  opensInFront: false,
};
const outer: TopStyle = {
  ...base,
  longSleeves: true,
  layer: 3,
  fabric: { stiffness: 0.7, thickness: 0.05, sheen: 0.05 },
  leastEase: 1.16,
  mostEase: 1.5,
  opensInFront: true,
};

export const TOP_STYLES: Readonly<Record<TopKind, TopStyle>> = {
  tee: base,
  shirt: {
    ...base,
    fabric: { stiffness: 0.4, thickness: 0.02, sheen: 0.05 },
    longSleeves: true,
    leastEase: 1.1,
  },
  long_sleeve: { ...base, longSleeves: true },
  tank: { ...base, sleeves: 'none', leastEase: 1.05 },
  camisole: {
    ...base,
    sleeves: 'none',
    fabric: { stiffness: 0.12, thickness: 0.015, sheen: 0.2 },
    leastEase: 1.04,
    mostEase: 1.35,
  },
  hoodie: {
    ...base,
    longSleeves: true,
    fabric: { stiffness: 0.5, thickness: 0.045, sheen: 0.03 },
    leastEase: 1.14,
    mostEase: 1.5,
  },
  sweater: {
    ...base,
    longSleeves: true,
    fabric: { stiffness: 0.35, thickness: 0.045, sheen: 0.06 },
    leastEase: 1.1,
    mostEase: 1.5,
  },
  jacket: outer,
  coat: { ...outer, fabric: { stiffness: 0.85, thickness: 0.06, sheen: 0.05 } },
  dress: {
    ...base,
    sleeves: 'unknown',
    deepestArmpit: 0.45,
    fabric: { stiffness: 0.18, thickness: 0.02, sheen: 0.08 },
    leastEase: 1.05,
    mostEase: 1.4,
  },
  jumpsuit: {
    ...base,
    sleeves: 'unknown',
    deepestArmpit: 0.34,
    fabric: { stiffness: 0.35, thickness: 0.025, sheen: 0.05 },
    leastEase: 1.06,
    mostEase: 1.35,
  },
};

/** How long a garment is from neck to hem, dm, and the spread (of its logarithm) that the guess deserves. */
export interface LengthGuess {
  readonly dm: number;
  readonly spread: number;
}

/** Hems by word: 0 at the crotch, 1 at the knee, 2 at the sole; negative towards the waist (-1). */
const LENGTH_WORDS: readonly (readonly [words: RegExp, place: number])[] = [
  [/\b(crop(ped)?|bralette|bolero)\b/, -0.85],
  [/\b(maxi|floor[- ]?length|full[- ]?length|gown|ankle[- ]?length)\b/, 1.88],
  [/\b(midi|mid[- ]?calf|tea[- ]?length)\b/, 1.4],
  [/\b(knee[- ]?length)\b/, 1],
  [/\b(mini)\b/, 0.5],
  [/\b(long[- ]?line|tunic|oversized)\b/, 0.35],
];
const USUAL_LENGTH: Partial<Record<TopKind, readonly [place: number, spread: number]>> = {
  dress: [0.9, 0.26],
  jumpsuit: [1.85, 0.1],
  coat: [0.7, 0.26],
  jacket: [-0.02, 0.13],
  camisole: [-0.12, 0.13],
};
const TOP_LENGTH: readonly [place: number, spread: number] = [-0.2, 0.11];
const NAMED_SPREAD = 0.06;

/** The length that the words name, or what is usual for the kind. */
export function guessLength(
  kind: TopKind,
  { title, category, description }: GarmentWords,
  { measures }: Person,
  neckY: number,
): LengthGuess {
  const text = `${title ?? ''} ${category ?? ''} ${description ?? ''}`.toLowerCase();
  const named = LENGTH_WORDS.find(([words]) => words.test(text));
  const [place, spread] = named ? [named[1], NAMED_SPREAD] : (USUAL_LENGTH[kind] ?? TOP_LENGTH);
  return { dm: neckY - hemAt(place, measures), spread };
}

function hemAt(place: number, { waistY, crotchY, knees, ankles }: Person['measures']): number {
  const kneeY = knees.left[1];
  if (place < 0) return crotchY + (waistY - crotchY) * -place;
  if (place <= 1) return crotchY + (kneeY - crotchY) * place;
  return kneeY + (ankles.left[1] - SOLE_BELOW_ANKLE_DM - kneeY) * (place - 1);
}

const SOLE_BELOW_ANKLE_DM = 0.8;
