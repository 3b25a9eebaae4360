import type { NativeSize } from './operation.ts';
import type { Sizing } from './spec.ts';

export interface Size {
  width: number;
  height: number;
}

/**
 * The size to ask a model for when a picture of an exact size is wanted: of its own sizes the one that loses least when
 * it is cut to the wanted proportions, and the smallest that need not be enlarged; else the largest. Undefined when
 * the model does not let one choose.
 */
export function nativeSize(sizing: Sizing, wanted: Size): NativeSize | undefined {
  switch (sizing.kind) {
    case 'ratios': {
      const ratio = nearest(sizing.values, ratioOf, wanted);
      if (ratio === undefined) return undefined;
      const tier = tierFor(sizing.tiers ?? [], wanted);
      return tier === undefined ? { ratio } : { ratio, tier };
    }
    case 'free':
      return freeSize(sizing, wanted);
    case 'sizes':
      return nearestSize(sizing.values, wanted);
    case 'like':
    case 'fixed':
      return undefined;
  }
}

/** `16:9` as width by height. */
function ratioOf(label: string): number {
  const [width = '1', height = '1'] = label.split(':');
  return Number(width) / Number(height);
}

/** How much of a picture of one ratio is cut off to give it another one, as a logarithm. */
function skew(ratio: number, { width, height }: Size): number {
  return Math.abs(Math.log((ratio * height) / width));
}

function nearest<T>(values: readonly T[], ratio: (value: T) => number, wanted: Size): T | undefined {
  return values.toSorted((a, b) => skew(ratio(a), wanted) - skew(ratio(b), wanted))[0];
}

function tierFor(
  tiers: readonly { name: string; longSide: number }[],
  { width, height }: Size,
): string | undefined {
  const longSide = Math.max(width, height);
  return (tiers.find((tier) => tier.longSide >= longSide) ?? tiers.at(-1))?.name;
}

/** Among sizes of about the best ratio the smallest that covers what is wanted, else the largest. */
function nearestSize(values: readonly Size[], wanted: Size): Size | undefined {
  const best = nearest(values, (size) => size.width / size.height, wanted);
  if (best === undefined) return undefined;
  const sameRatio = values
    .filter((size) => Math.abs(size.width / size.height - best.width / best.height) < 1e-6)
    .toSorted((a, b) => a.width - b.width);
  return (
    sameRatio.find(({ width, height }) => width >= wanted.width && height >= wanted.height) ??
    sameRatio.at(-1)
  );
}

/** The wanted size brought within the limits at its own proportions as far as they allow, in whole steps. */
function freeSize(sizing: Extract<Sizing, { kind: 'free' }>, { width, height }: Size): Size {
  const { multipleOf, minSide, maxSide, maxPixels = maxSide * maxSide } = sizing;
  const most = Math.min(maxSide / Math.max(width, height), Math.sqrt(maxPixels / (width * height)));
  const scale = Math.min(most, Math.max(1, minSide / Math.min(width, height)));
  const lowest = Math.ceil(minSide / multipleOf) * multipleOf;
  const highest = Math.floor(maxSide / multipleOf) * multipleOf;
  const step = (length: number) =>
    Math.min(highest, Math.max(lowest, Math.round((length * scale) / multipleOf) * multipleOf));
  const size = { width: step(width), height: step(height) };
  // Rounding up both sides may have passed the limit of the area by a little.
  while (size.width * size.height > maxPixels) {
    if (size.width >= size.height) size.width -= multipleOf;
    else size.height -= multipleOf;
  }
  return size;
}
