import { oklabOfSrgb, srgbOfOklab } from '@atelier/pixels/oklab';
import { placeNoise } from '@atelier/pixels/random';
import type { Rgba } from '@atelier/pixels/raster';
import type { GarmentKind, GarmentPhotos } from './garment.ts';

/*
 * A product seldom dresses the whole figure. What is missing is cut from plain clothes that we draw, by the same
 * patterns as any product.
 */

export type CompanionKind = 'tee' | 'trousers';

/** 8-bit sRGB. */
export type Colour = readonly [r: number, g: number, b: number];

/** Outline and seams of the right half (picture coordinates, thousandths of the width from the middle; y down). */
interface Drawing {
  readonly height: number;
  readonly outline: readonly (readonly [x: number, y: number])[];
  readonly seams: readonly (readonly (readonly [x: number, y: number])[])[];
}

const DRAWINGS: Record<CompanionKind, Drawing> = {
  tee: {
    height: 930,
    outline: [
      [0, 152],
      [38, 146],
      [72, 126],
      [97, 96],
      [112, 62],
      [205, 92],
      [262, 122],
      [300, 170],
      [398, 372],
      [402, 388],
      [296, 436],
      [262, 372],
      [246, 352],
      [244, 480],
      [246, 700],
      [252, 866],
      [130, 880],
      [0, 884],
    ],
    seams: [
      [
        [0, 174],
        [44, 167],
        [84, 142],
        [112, 104],
        [126, 66],
      ],
      [
        [206, 92],
        [236, 190],
        [246, 352],
      ],
      [
        [250, 848],
        [128, 861],
        [0, 865],
      ],
      [
        [392, 366],
        [288, 414],
      ],
    ],
  },
  trousers: {
    height: 1700,
    outline: [
      [0, 60],
      [170, 56],
      [186, 130],
      [214, 300],
      [228, 470],
      [224, 760],
      [208, 1080],
      [192, 1400],
      [180, 1640],
      [56, 1640],
      [46, 1400],
      [26, 1000],
      [14, 700],
      [6, 500],
      [0, 478],
    ],
    seams: [
      [
        [0, 100],
        [178, 96],
      ],
      [
        [0, 100],
        [4, 300],
        [0, 478],
      ],
      [
        [120, 98],
        [150, 150],
        [194, 190],
      ],
      [
        [180, 1612],
        [56, 1612],
      ],
    ],
  },
};

/** Drawings are in thousandths of the width; plain cloth needs no more pixels than this. */
const WIDTH = 500;
const UNITS_PER_PX = 1000 / WIDTH;
const SEAM_SHADE = 0.055;
/** Half the width of a seam, in units of the drawing. */
const SEAM = 4;
/** Lightness that threads differ by. */
const WEAVE = 0.012;

/** Pictures of a plain garment in one colour, as if photographed lying: front and back are alike. */
export function companionPhotos(kind: CompanionKind, colour: Colour): GarmentPhotos {
  const front = drawnOnce(kind, colour);
  return { front, back: front, backInferred: false, worn: false };
}

/** Drawings that are kept: one figure after the other is worn with the same few. */
const MOST_KEPT = 2;
/** By kind and colour, the latest last. */
const kept = new Map<string, Rgba>();

function drawnOnce(kind: CompanionKind, colour: Colour): Rgba {
  const key = `${kind} ${colour}`;
  const drawing = kept.get(key) ?? draw(DRAWINGS[kind], colour);
  kept.delete(key);
  kept.set(key, drawing);
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
  return drawing;
}

function draw(drawing: Drawing, colour: Colour): Rgba {
  const height = Math.round(drawing.height / UNITS_PER_PX);
  const data = new Uint8Array(WIDTH * height * 4);
  const base = oklabOfSrgb(...colour);
  for (let row = 0; row < height; row++) {
    const y = (row + 0.5) * UNITS_PER_PX;
    const crossings = crossingsAt(drawing.outline, y);
    for (let column = 0; column < WIDTH; column++) {
      const x = Math.abs((column + 0.5) * UNITS_PER_PX - 500);
      if (!isInside(crossings, x)) continue;
      const shade = seamShade(drawing.seams, x, y) + (placeNoise(column, row, 7) - 0.5) * 2 * WEAVE;
      const rgb = srgbOfOklab({ ...base, l: Math.min(1, Math.max(0, base.l - shade)) });
      const i = (row * WIDTH + column) * 4;
      for (let c = 0; c < 3; c++) data[i + c] = Math.round(Math.min(255, Math.max(0, rgb[c]!)));
      data[i + 3] = 255;
    }
  }
  return { width: WIDTH, height, channels: 4, data };
}

/** Where a row crosses the half outline, ascending, from the middle outwards; the middle itself counts as inside out. */
function crossingsAt(outline: Drawing['outline'], y: number): number[] {
  const found: number[] = [];
  for (let i = 0; i + 1 < outline.length; i++) {
    const [x0, y0] = outline[i]!;
    const [x1, y1] = outline[i + 1]!;
    if (y0 <= y === y1 <= y) continue;
    found.push(x0 + ((y - y0) / (y1 - y0)) * (x1 - x0));
  }
  return found.sort((a, b) => a - b);
}

/** Even-odd from the outside in: beyond the last crossing lies nothing. */
function isInside(crossings: readonly number[], x: number): boolean {
  let beyond = 0;
  for (const crossing of crossings) if (crossing > x) beyond++;
  return beyond % 2 === 1;
}

function seamShade(seams: Drawing['seams'], x: number, y: number): number {
  for (const seam of seams) {
    for (let i = 0; i + 1 < seam.length; i++) {
      const distance = distanceToSegment(x, y, seam[i]!, seam[i + 1]!);
      if (distance < SEAM) return SEAM_SHADE * (1 - distance / SEAM);
    }
  }
  return 0;
}

function distanceToSegment(
  x: number,
  y: number,
  [x0, y0]: readonly [number, number],
  [x1, y1]: readonly [number, number],
): number {
  const dx = x1 - x0;
  const dy = y1 - y0;
  const t = Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - x0 - t * dx, y - y0 - t * dy);
}

const TROUSER_COLOURS: readonly Colour[] = [
  [58, 66, 84],
  [196, 184, 164],
  [92, 94, 98],
  [34, 35, 39],
];
const TOP_COLOURS: readonly Colour[] = [
  [240, 239, 235],
  [186, 188, 190],
  [44, 46, 52],
];
/** Two garments should differ by this much in lightness (Oklab) to read as two. */
const LEAST_CONTRAST = 0.24;

/** What a product is worn with, and in which colour. */
export interface Companion {
  readonly kind: CompanionKind;
  readonly colour: Colour;
}

/**
 * Plain clothes that complete a product: trousers to a top, a tee to trousers or a skirt; nothing to a dress. The
 * first neutral that stands out from the product is taken.
 * @param product the product's mean colour
 */
export function companionOf(kind: GarmentKind, product: Colour): Companion | undefined {
  if (kind === 'dress' || kind === 'jumpsuit') return undefined;
  const lower = kind === 'trousers' || kind === 'shorts' || kind === 'skirt';
  const choices = lower ? TOP_COLOURS : TROUSER_COLOURS;
  const lightness = oklabOfSrgb(...product).l;
  const contrast = (colour: Colour) => Math.abs(oklabOfSrgb(...colour).l - lightness);
  const first = choices.find((colour) => contrast(colour) >= LEAST_CONTRAST);
  const best = choices.toSorted((a, b) => contrast(b) - contrast(a))[0]!;
  return { kind: lower ? 'tee' : 'trousers', colour: first ?? best };
}
