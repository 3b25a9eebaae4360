import type { FlatLayType } from '@atelier/contracts';
import type { Field } from '@atelier/pixels/field';
import type { Rgba } from '@atelier/pixels/raster';
import { reduceAlpha, reducedSize } from '@atelier/pixels/reduce';
import type { Footing } from '../studio/shadow.ts';
import type { PreparedView } from './types.ts';

const ANALYSIS_CELLS = 120;
/** What stands rests on a good part of its width ... */
const RESTING_SHARE = 0.18;
const RESTING_RISE = 0.03;
/** ... or on several legs: columns that end this much lower than their surroundings (shares of the size). */
const LEG_DROP = 0.1;
const LEG_HALF_WIDTH = 0.06;
const MIN_LEGS = 2;

/**
 * How a product meets its ground: cloth lies, or floats as on a hidden body; a solid thing stands when the photo
 * shows it resting on its underside, and lies when it was taken from above. Cloth of no known cut lies, too.
 */
export function footingOf(
  type: FlatLayType,
  { kind, garment, cutout }: Pick<PreparedView, 'kind' | 'garment' | 'cutout'>,
): Footing {
  if (kind === 'lying' && garment === 'object') return 'lying';
  if (garment === 'object' || garment === 'footwear') return standsUpright(cutout) ? 'standing' : 'lying';
  if (type !== 'ghost_mannequin') return 'lying';
  return garment === 'bag' || garment === 'headwear' ? 'standing' : 'floating';
}

function standsUpright(cutout: Rgba): boolean {
  const { width, height } = reducedSize(cutout.width, cutout.height, ANALYSIS_CELLS);
  const underside = coveredColumns(reduceAlpha(cutout, width, height));
  const size = Math.max(underside.length, height);
  const bottom = Math.max(...underside);
  const resting = underside.filter((y) => bottom - y <= RESTING_RISE * size);
  return resting.length >= RESTING_SHARE * underside.length || countLegs(underside, size) >= MIN_LEGS;
}

/** Lowest covered row of each column that has one. */
function coveredColumns({ width, height, data }: Field): number[] {
  const rows: number[] = [];
  for (let x = 0; x < width; x++) {
    let y = height - 1;
    while (y >= 0 && data[y * width + x]! <= 0.5) y--;
    if (y >= 0) rows.push(y);
  }
  return rows;
}

function countLegs(underside: readonly number[], size: number): number {
  const reach = Math.max(1, Math.round(LEG_HALF_WIDTH * size));
  const isLeg = (x: number) => {
    const y = underside[x]!;
    return (
      y - (underside[x - reach] ?? 0) > LEG_DROP * size && y - (underside[x + reach] ?? 0) > LEG_DROP * size
    );
  };
  return underside.filter((_, x) => isLeg(x) && !(x > 0 && isLeg(x - 1))).length;
}
