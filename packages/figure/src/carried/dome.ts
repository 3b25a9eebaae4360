import type { GarmentTexture } from '../garment/garment.ts';
import { type InflatedCutout, type Inflation, solidCutout } from './inflate.ts';

/** The opening of a hat that lies folded looks narrow; on a head it is this share of the greatest width at least. */
const LEAST_OPENING = 0.92;
/** No row is drawn out more than this: the rounded ends of an outline stay ends. */
const MOST_STRETCH = 1.5;
/** The crown closes over this share of the height. */
const CROWN_SHARE = 0.45;

/** Where a row of the cutout begins and ends, and how much wider it is worn. */
interface Row {
  readonly middle: number;
  readonly half: number;
  readonly worn: number;
}

/**
 * Gives the cutout of a hat the volume of a dome: round about its axis at every height, open below, closed at the crown.
 * Below its widest row it is made about as wide as there, as a head would.
 */
export function domeCutout(texture: GarmentTexture, inflation: Omit<Inflation, 'full'>): InflatedCutout {
  const rows = wornRows(texture);
  const top = rows.findIndex((row) => row !== undefined);
  const bottom = rows.findLastIndex((row) => row !== undefined);
  const widest = rows.reduce((most, row) => Math.max(most, row?.worn ?? 0), 1);
  const crown = Math.max(1, CROWN_SHARE * (bottom - top));
  return solidCutout(texture, inflation, (x, y) => {
    const row = rows[Math.min(bottom, Math.max(top, Math.round(y)))];
    if (!row) return { x, z: 0 };
    const across = Math.min(1, Math.abs(x - row.middle) / row.half);
    const closed = 1 - Math.min(1, Math.max(0, (y - top) / crown));
    const round = Math.sqrt((1 - across * across) * (1 - closed * closed));
    return {
      x: row.middle + ((x - row.middle) * row.worn) / row.half,
      z: (inflation.depth * round * row.worn) / widest,
    };
  });
}

/** The rows of a cutout, undefined where it has none. */
function wornRows({ width, height, inside }: GarmentTexture): (Row | undefined)[] {
  const spans = Array.from({ length: height }, (_, y) => {
    const cells = inside.subarray(y * width, (y + 1) * width);
    const first = cells.findIndex((distance) => distance > 0);
    const last = cells.findLastIndex((distance) => distance > 0);
    return first < 0 ? undefined : { middle: (first + last) / 2, half: Math.max(1, (last - first) / 2) };
  });
  const halves = spans.map((span) => span?.half ?? 0);
  const widest = Math.max(...halves);
  const widestRow = halves.indexOf(widest);
  return spans.map((span, y) => {
    if (!span || y <= widestRow) return span && { ...span, worn: span.half };
    const drawnOut = Math.min(LEAST_OPENING * widest, MOST_STRETCH * span.half);
    return { ...span, worn: Math.max(span.half, drawnOut) };
  });
}
