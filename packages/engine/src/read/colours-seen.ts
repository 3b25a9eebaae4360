import type { Field } from '@atelier/pixels/field';
import { type Oklab, oklabOfSrgb } from '@atelier/pixels/oklab';
import type { Rgb } from '@atelier/pixels/raster';

/** Size of a cell of colours: `l` follows the light of a photo and is told apart coarsely. */
const CELL = { l: 0.1, a: 0.025, b: 0.025 } as const;
/** Cells an axis; `a` and `b` count from the middle. */
const SIDE = 32;
const MIDDLE = SIDE / 2;
/** Colours on less than this share of the object are noise and edges. */
const LEAST_SHARE = 0.002;
/** Colours of skin, from deep brown to fair, in cool and warm light: hue in degrees. */
const SKIN = { hue: [-30, 95], chroma: [0.012, 0.18], l: [0.2, 0.97] } as const;

/** The colours of what stands out in a photo. */
export interface ColoursSeen {
  /** 1 for each cell of colours that it, or a neighbouring one, fills. */
  readonly cells: Uint8Array;
  /** Share of it that could be skin by its colour, 0..1. */
  readonly skinLike: number;
}

/**
 * The colours of what stands out.
 * @param picture at any size
 * @param salient the same extent, 0..1, of the picture's size
 */
export function coloursSeen(picture: Rgb, salient: Field): ColoursSeen {
  const counts = new Uint32Array(SIDE ** 3);
  let total = 0;
  let skin = 0;
  eachSalient(picture, salient, (colour) => {
    total++;
    counts[cellOf(colour)]!++;
    if (isSkinColour(colour)) skin++;
  });
  return { cells: withNeighbours(counts, LEAST_SHARE * total), skinLike: skin / Math.max(1, total) };
}

/** Share of what stands out that has none of the colours seen before, 0..1. */
export function shareOfNewColours(picture: Rgb, salient: Field, { cells }: ColoursSeen): number {
  let total = 0;
  let unknown = 0;
  eachSalient(picture, salient, (colour) => {
    total++;
    if (cells[cellOf(colour)] === 0) unknown++;
  });
  return unknown / Math.max(1, total);
}

function eachSalient({ width, height, data }: Rgb, salient: Field, see: (colour: Oklab) => void): void {
  if (salient.width !== width || salient.height !== height)
    throw new RangeError('Expected a field of the picture’s size.');
  for (let i = 0; i < width * height; i++) {
    if (salient.data[i]! > 0.5) see(oklabOfSrgb(data[3 * i]!, data[3 * i + 1]!, data[3 * i + 2]!));
  }
}

const clamped = (cell: number) => Math.min(SIDE - 1, Math.max(0, cell));

function cellOf({ l, a, b }: Oklab): number {
  const x = clamped(Math.floor(l / CELL.l));
  const y = clamped(Math.floor(a / CELL.a) + MIDDLE);
  const z = clamped(Math.floor(b / CELL.b) + MIDDLE);
  return (x * SIDE + y) * SIDE + z;
}

function isSkinColour({ l, a, b }: Oklab): boolean {
  const hue = (Math.atan2(b, a) * 180) / Math.PI;
  return within(hue, SKIN.hue) && within(Math.hypot(a, b), SKIN.chroma) && within(l, SKIN.l);
}

const within = (value: number, [from, to]: readonly [number, number]) => value >= from && value <= to;

/** 1 for cells with at least `least` pixels, and for those around them. */
function withNeighbours(counts: Uint32Array, least: number): Uint8Array {
  const cells = new Uint8Array(counts.length);
  for (const [cell, count] of counts.entries()) {
    if (count === 0 || count < least) continue;
    const z = cell % SIDE;
    const y = Math.floor(cell / SIDE) % SIDE;
    const x = Math.floor(cell / SIDE ** 2);
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        for (let dz = -1; dz <= 1; dz++) {
          cells[(clamped(x + dx) * SIDE + clamped(y + dy)) * SIDE + clamped(z + dz)] = 1;
        }
      }
    }
  }
  return cells;
}
