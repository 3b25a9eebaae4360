import { blurField, blurWeighted } from '@atelier/pixels/blur';
import { connectedRegions } from '@atelier/pixels/components';
import { emptyField, type Field, mapField } from '@atelier/pixels/field';
import { atLeast } from '@atelier/pixels/mask';
import type { LabPicture } from './lab-picture.ts';

/** The lines of a drawing. */
export interface Ink {
  /** How much a place is covered by line, 0..1. */
  readonly cover: Field;
  /** Share of the sheet under lines. */
  readonly share: number;
}

/** Paper is judged over this share of the shorter side, so that shadows on a photographed sheet do not count. */
const PAPER_SHARE = 0.08;
/** Paper is at least so near to the lightest part of the sheet, in lightness. */
const PAPER_DROP = 0.12;
/** Of the darkest hundredth: fainter is paper, stronger is line. */
const FAINTEST = 0.12;
const FULL = 0.42;
/** The faintest drawing that is looked at, in lightness. */
const LEAST_CONTRAST = 0.12;
/** Smaller specks are dirt: share of the sheet. */
const SPECK_SHARE = 0.00003;

/** Finds the lines of a drawing, dark on light or light on dark, and leaves out grey paper, shadows and dirt. */
export function inkOf({ width, height, l }: LabPicture): Ink {
  const sorted = Float32Array.from({ length: 4096 }, (_, k) => l[Math.floor((k / 4096) * l.length)]!).sort();
  const isDark = sorted[2048]! < 0.4;
  const light: Field = { width, height, data: isDark ? l.map((v) => 1 - v) : l };
  const lightest = isDark ? 1 - sorted[200]! : sorted[3900]!;
  const isPaper = mapField(light, (v) => (v > lightest - PAPER_DROP ? 1 : 0));
  const paper = blurWeighted(light, isPaper, PAPER_SHARE * Math.min(width, height));
  const depth = mapField(light, (v, i) => Math.max(0, (paper.data[i]! || lightest) - v));
  const contrast = Math.max(LEAST_CONTRAST, quantile(depth.data, 0.99));
  const cover = mapField(blurField(depth, Math.min(width, height) * 0.0008), (v) =>
    smoothstep(FAINTEST, FULL, v / contrast),
  );
  return withoutSpecks(cover, SPECK_SHARE);
}

/** Leaves out what is joined over less than a share of the sheet. */
export function withoutSpecks(cover: Field, leastShare: number): Ink {
  const { width, height } = cover;
  const mask = atLeast(cover.data, 0.15);
  const { labels, regions } = connectedRegions(mask, width, height);
  const least = Math.max(6, leastShare * width * height);
  const clean = emptyField(width, height);
  let sum = 0;
  for (let i = 0; i < mask.length; i++) {
    const label = labels[i]!;
    if (label === 0 || regions[label - 1]!.area < least) continue;
    clean.data[i] = cover.data[i]!;
    sum += cover.data[i]!;
  }
  return { cover: clean, share: sum / mask.length };
}

function quantile(values: Float32Array, share: number): number {
  const step = Math.max(1, Math.floor(values.length / 50_000));
  const some = values.filter((_, i) => i % step === 0).sort();
  return some[Math.min(some.length - 1, Math.floor(share * some.length))]!;
}

function smoothstep(low: number, high: number, v: number): number {
  const t = Math.min(1, Math.max(0, (v - low) / (high - low)));
  return t * t * (3 - 2 * t);
}
