import type { Rgba } from '@atelier/engine';
import { oklabOfSrgb } from '@atelier/pixels/oklab';

/*
 * A print whose letters have no mirror symmetry, and how to find and read it in a picture: a panel of one colour with
 * dark letters, on cloth of another hue.
 */

/** In the 600 x 700 frame of drawn tees. */
export const PANEL = { left: 210, top: 290, width: 180, height: 130 } as const;
export const PANEL_COLOUR = '#f2c83a';
export const LETTER_COLOUR = '#22283c';

const LETTERS = 'M232 392 V318 H268 M232 352 H260 M292 318 V392 H322 M372 318 H342 V392 H372 M342 352 H366';

export const LETTERING = `<rect x="${PANEL.left}" y="${PANEL.top}" width="${PANEL.width}" height="${PANEL.height}" fill="${PANEL_COLOUR}"/>
  <path d="${LETTERS}" fill="none" stroke="${LETTER_COLOUR}" stroke-width="13"/>`;

/** Where the panel lies in a picture: its four edges by area, moments of a filled rectangle. */
export interface FoundPanel {
  readonly middleX: number;
  readonly middleY: number;
  readonly width: number;
  readonly height: number;
  /** Pixels of the panel's colour. */
  readonly pixels: number;
}

/** Finds the panel by its yellow; its letters are too thin and too central to move its moments much. */
export function findPanel({ width, height, data }: Rgba): FoundPanel {
  let pixels = 0;
  let sumX = 0;
  let sumY = 0;
  let sumXX = 0;
  let sumYY = 0;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const i = (y * width + x) * 4;
      if (data[i + 3]! < 250 || !isYellow(data[i]!, data[i + 1]!, data[i + 2]!)) continue;
      pixels++;
      sumX += x + 0.5;
      sumY += y + 0.5;
      sumXX += (x + 0.5) ** 2;
      sumYY += (y + 0.5) ** 2;
    }
  const middleX = sumX / pixels;
  const middleY = sumY / pixels;
  // A rectangle's standard deviation is its side over the root of 12.
  const side = (sumOfSquares: number, middle: number) =>
    Math.sqrt(12 * Math.max(0, sumOfSquares / pixels - middle ** 2));
  return { middleX, middleY, width: side(sumXX, middleX), height: side(sumYY, middleY), pixels };
}

function isYellow(red: number, green: number, blue: number): boolean {
  const { a, b } = oklabOfSrgb(red, green, blue);
  return b > 0.08 && Math.abs(a) < 0.5 * b;
}

/** Where the corners of the drawn panel lie on the found one, as changes of its frame in shares of its size. */
interface Fit {
  readonly right: number;
  readonly down: number;
  readonly wider: number;
  readonly taller: number;
  /** Of the rows (they may climb), and of the columns. */
  readonly climb: number;
  readonly slant: number;
}

const PLAIN: Fit = { right: 0, down: 0, wider: 0, taller: 0, climb: 0, slant: 0 };
/** The moments find the frame within a few per cent; steps get finer until they do not show. */
const STEPS = [0.06, 0.03, 0.015];

/**
 * How alike two panels look after an affine fit: the correlation of their lightness, -1..1. 1 = each letter is as it
 * was drawn. `mirrored` reads the second from right to left.
 */
export function likeness(one: Rgba, other: Rgba, mirrored = false): number {
  const drawn = samples(one, findPanel(one), PLAIN);
  const panel = findPanel(other);
  const valueAt = (fit: Fit) => correlation(drawn, samples(other, panel, fit, mirrored));
  let fit = PLAIN;
  let best = valueAt(fit);
  for (const step of STEPS)
    for (let hasImproved = true; hasImproved; ) {
      hasImproved = false;
      for (const change of changesOf(fit, step)) {
        const value = valueAt(change);
        if (value <= best) continue;
        [fit, best, hasImproved] = [change, value, true];
      }
    }
  return best;
}

const changesOf = (fit: Fit, step: number): Fit[] =>
  [step, -step].flatMap((by) => [
    { ...fit, right: fit.right + by },
    { ...fit, down: fit.down + by },
    { ...fit, wider: fit.wider + by },
    { ...fit, taller: fit.taller + by },
    { ...fit, climb: fit.climb + by },
    { ...fit, slant: fit.slant + by },
  ]);

const ACROSS = 48;
const DOWN = 36;
/** The edges of the panel belong to the cloth around it. */
const INNER = 0.86;

/** Lightness over the inner part of a panel: `[DOWN * ACROSS]`. */
function samples(picture: Rgba, panel: FoundPanel, fit: Fit, mirrored = false): number[] {
  const values: number[] = [];
  for (let row = 0; row < DOWN; row++)
    for (let column = 0; column < ACROSS; column++) {
      const u = ((column + 0.5) / ACROSS - 0.5) * (mirrored ? -1 : 1) * INNER;
      const v = ((row + 0.5) / DOWN - 0.5) * INNER;
      const across = u * (1 + fit.wider) + v * fit.slant + fit.right;
      const down = v * (1 + fit.taller) + u * fit.climb + fit.down;
      values.push(
        lightnessAt(picture, panel.middleX + across * panel.width, panel.middleY + down * panel.height),
      );
    }
  return values;
}

function lightnessAt({ width, height, data }: Rgba, x: number, y: number): number {
  const column = Math.min(width - 1, Math.max(0, Math.floor(x)));
  const row = Math.min(height - 1, Math.max(0, Math.floor(y)));
  const i = (row * width + column) * 4;
  return oklabOfSrgb(data[i]!, data[i + 1]!, data[i + 2]!).l;
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (const [i, value] of a.entries()) {
    const [da, db] = [value - meanA, b[i]! - meanB];
    ab += da * db;
    aa += da * da;
    bb += db * db;
  }
  return ab / Math.sqrt(aa * bb);
}
