import { blurField } from '@atelier/pixels/blur';
import type { Bounds } from '@atelier/pixels/bounds';
import { connectedRegions, type Region } from '@atelier/pixels/components';
import { emptyField, type Field } from '@atelier/pixels/field';
import type { Rgb } from '@atelier/pixels/raster';

/** Strokes differ from what is around them by so much, 0..255, within this many pixels. */
const STROKE_CONTRAST = 28;
const AROUND_PX = 14;

/** What a letter's box can be: pixels high, times as wide as high, filled in part. */
const LETTER = { leastPx: 8, mostShare: 0.25, widest: 1.8, thinnest: 0.08, leastFilled: 0.15 } as const;
/** How far letters of a line may differ: times as high; apart and up or down in heights of the smaller. */
const NEIGHBOURS = { heights: 2.1, gap: 0.9, overlap: 0.25, offLine: 0.35 } as const;
/** Fewer marks in a row are windows, buttons or fence posts. */
const LEAST_LETTERS = 5;
/** Heights of a line's letters come in two sizes at most: their deviation, as a share of their mean. */
const MOST_UNEVEN = 0.3;
/** Lines are level: their box is at most so many times as high as their letters. */
const MOST_CLIMB = 1.6;
/** Bands above and below a line, in its heights, of which at most this share is marked. */
const FREE_BAND = 0.2;
const MOST_CLUTTER = 0.12;
/** Letters of a line have one ink: the standard deviation of their mean greys, 0..255. */
const MOST_INKS = 14;
/**
 * And it stands out: their mean distance from the greys around, which they are part of. Grass and leaves do by less.
 */
const LEAST_CONTRAST = 56;
/** Letters differ in width; posts and tiles do not. */
const LEAST_VARIED = 0.12;

/**
 * Finds lines of text in a picture (640 px are enough): letters of much the same height in a row, darker or lighter
 * than what is around them (after Epshtein et al., "Detecting text in natural scenes with stroke width transform",
 * 2010, whose grouping of letters it shares). Finds what is set in type, not handwriting.
 * @returns their boxes, pixels
 */
export function findTextLines(picture: Rgb): Bounds[] {
  const grey = greyOf(picture);
  const around = blurField(grey, AROUND_PX);
  return [-1, 1].flatMap((sign) => {
    const marks = new Uint8Array(grey.data.length);
    for (let i = 0; i < marks.length; i++) {
      if (sign * (grey.data[i]! - around.data[i]!) > STROKE_CONTRAST) marks[i] = 1;
    }
    const { labels, regions } = connectedRegions(marks, grey.width, grey.height);
    const inks = inksOf(grey, around, labels, regions.length);
    const letters = regions
      .filter((region) => isLetter(region, picture.height))
      .map(({ label, bounds }) => ({ ...bounds, ...inks[label]! }));
    return linesOf(letters)
      .filter(isText)
      .map(boxAround)
      .filter((box) => standsFree(box, marks, grey));
  });
}

interface Ink {
  /** Mean grey, 0..255, and how far it is from the greys around. */
  readonly ink: number;
  readonly contrast: number;
}

type Letter = Bounds & Ink;

/** The ink of each region, by label. */
function inksOf(grey: Field, around: Field, labels: Int32Array, regions: number): Ink[] {
  const areas = new Uint32Array(regions + 1);
  const greys = new Float64Array(regions + 1);
  const contrasts = new Float64Array(regions + 1);
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!;
    areas[label] = areas[label]! + 1;
    greys[label] = greys[label]! + grey.data[i]!;
    contrasts[label] = contrasts[label]! + Math.abs(grey.data[i]! - around.data[i]!);
  }
  return Array.from(areas, (area, label) => ({
    ink: greys[label]! / Math.max(1, area),
    contrast: contrasts[label]! / Math.max(1, area),
  }));
}

/** ITU-R BT.601 luma, 0..255. */
function greyOf({ width, height, data }: Rgb): Field {
  const grey = emptyField(width, height);
  for (let i = 0; i < grey.data.length; i++) {
    grey.data[i] = 0.299 * data[3 * i]! + 0.587 * data[3 * i + 1]! + 0.114 * data[3 * i + 2]!;
  }
  return grey;
}

function isLetter({ area, bounds: { width, height } }: Region, pictureHeight: number): boolean {
  const shape = width / height;
  return (
    height >= LETTER.leastPx &&
    height <= LETTER.mostShare * pictureHeight &&
    shape >= LETTER.thinnest &&
    shape <= LETTER.widest &&
    area >= LETTER.leastFilled * width * height
  );
}

/** A line goes on beside one of its last letters: dots and percent signs are smaller than the rest. */
const LAST_LETTERS = 4;

/** Chains letters from left to right: each is joined to the line that ends next to it. */
function linesOf(letters: readonly Letter[]): Letter[][] {
  const lines: Letter[][] = [];
  for (const letter of letters.toSorted((a, b) => a.left - b.left)) {
    const line = lines.find((one) => one.slice(-LAST_LETTERS).some((last) => areNeighbours(last, letter)));
    if (line) line.push(letter);
    else lines.push([letter]);
  }
  return lines;
}

function areNeighbours(a: Bounds, b: Bounds): boolean {
  const small = Math.min(a.height, b.height);
  const large = Math.max(a.height, b.height);
  const gap = b.left - (a.left + a.width);
  const offLine = Math.min(Math.abs(a.top - b.top), Math.abs(a.top + a.height - b.top - b.height));
  return (
    large <= NEIGHBOURS.heights * small &&
    gap >= -NEIGHBOURS.overlap * small &&
    gap <= NEIGHBOURS.gap * large &&
    offLine <= NEIGHBOURS.offLine * small
  );
}

function isText(line: readonly Letter[]): boolean {
  if (line.length < LEAST_LETTERS) return false;
  const heights = statistics(line.map(({ height }) => height));
  const widths = statistics(line.map(({ width }) => width));
  const inks = statistics(line.map(({ ink }) => ink));
  return (
    boxAround(line).height <= MOST_CLIMB * heights.mean &&
    heights.deviation <= MOST_UNEVEN * heights.mean &&
    widths.deviation >= LEAST_VARIED * widths.mean &&
    inks.deviation <= MOST_INKS &&
    statistics(line.map(({ contrast }) => contrast)).mean >= LEAST_CONTRAST
  );
}

function statistics(values: readonly number[]): { mean: number; deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(variance) };
}

/** Whether there is little above and below a line: clutter goes on there. */
function standsFree({ left, top, width, height }: Bounds, marks: Uint8Array, picture: Field): boolean {
  const band = Math.max(2, Math.round(FREE_BAND * height));
  let marked = 0;
  let cells = 0;
  for (const from of [top - band, top + height]) {
    for (let y = Math.max(0, from); y < Math.min(picture.height, from + band); y++) {
      for (let x = left; x < left + width; x++) marked += marks[y * picture.width + x]!;
      cells += width;
    }
  }
  return marked <= MOST_CLUTTER * cells;
}

function boxAround(line: readonly Bounds[]): Bounds {
  const left = Math.min(...line.map((letter) => letter.left));
  const top = Math.min(...line.map((letter) => letter.top));
  const right = Math.max(...line.map((letter) => letter.left + letter.width));
  const bottom = Math.max(...line.map((letter) => letter.top + letter.height));
  return { left, top, width: right - left, height: bottom - top };
}
