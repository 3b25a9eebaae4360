import type { FlatLayType } from '@atelier/contracts';
import { reduceAlpha, reducedSize } from '../pixels/reduce.ts';
import type { Rgba } from '../raster.ts';
import type { Footing } from '../studio/shadow.ts';
import type { GarmentClass } from './types.ts';

const ANALYSIS_CELLS = 100;
/** A thing photographed from the side rests on a straight underside; from above its outline has none. */
const RESTING_SHARE = 0.4;
const RESTING_RISE = 0.05;

/** How a product meets its ground: cloth lies, or floats as on a hidden body; solid things stand as photographed. */
export function footingOf(type: FlatLayType, garment: GarmentClass, cutout: Rgba): Footing {
  if (garment === 'object') return 'standing';
  if (garment === 'footwear') return restsOnUnderside(cutout) ? 'standing' : 'lying';
  if (type !== 'ghost_mannequin') return 'lying';
  return garment === 'bag' || garment === 'headwear' ? 'standing' : 'floating';
}

/** True when much of the width ends near the lowest point: the photo was taken from the side. */
function restsOnUnderside(cutout: Rgba): boolean {
  const { width, height } = reducedSize(cutout.width, cutout.height, ANALYSIS_CELLS);
  const { data } = reduceAlpha(cutout, width, height);
  const lowest = Array.from({ length: width }, (_, x) => {
    for (let y = height - 1; y >= 0; y--) if (data[y * width + x]! > 0.5) return y;
    return -1;
  }).filter((y) => y >= 0);
  const bottom = Math.max(...lowest);
  const resting = lowest.filter((y) => bottom - y <= RESTING_RISE * height);
  return resting.length >= RESTING_SHARE * lowest.length;
}
