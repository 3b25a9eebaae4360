import { emptyField, type Field } from '@atelier/pixels/field';
import type { Rgb } from '@atelier/pixels/raster';
import { backdropAt, fitBackdrop } from './backdrop.ts';
import { fitTo } from './network-input.ts';
import { SALIENCY_SIDE } from './saliency.ts';

/** Share of each side along which a photo of a product shows only its backdrop. */
const FRAME_SHARE = 0.05;
/** Distance from the backdrop (0..255 units, beside its deviations) at which a cell may be and is the object. */
const MAY_BE = { units: 6, deviations: 2 } as const;
const IS = { units: 24, deviations: 5 } as const;

/**
 * Where the object is when the network is not installed: what differs from a plain backdrop. Field 320 x 320 over
 * the whole picture; undefined when the backdrop is not plain.
 */
export async function backdropLikelihood(picture: Rgb): Promise<Field | undefined> {
  const small = await fitTo(picture, SALIENCY_SIDE, SALIENCY_SIDE);
  const frame = frameOf(SALIENCY_SIDE);
  const backdrop = fitBackdrop(small, frame);
  if (!backdrop) return undefined;
  const field = emptyField(SALIENCY_SIDE, SALIENCY_SIDE);
  const plain = new Float64Array(3);
  const from = MAY_BE.units + MAY_BE.deviations * backdrop.deviation;
  const to = IS.units + IS.deviations * backdrop.deviation;
  for (let i = 0; i < field.data.length; i++) {
    backdropAt(backdrop, i % SALIENCY_SIDE, Math.floor(i / SALIENCY_SIDE), plain);
    let squared = 0;
    for (let c = 0; c < 3; c++) squared += (small.data[i * 3 + c]! - plain[c]!) ** 2;
    field.data[i] = Math.min(1, Math.max(0, (Math.sqrt(squared) - from) / (to - from)));
  }
  return field;
}

/** 0 along the frame, where the ground is looked for, and 1 inside. */
function frameOf(side: number): Field {
  const margin = Math.round(FRAME_SHARE * side);
  const field = emptyField(side, side);
  for (let y = margin; y < side - margin; y++) {
    field.data.fill(1, y * side + margin, (y + 1) * side - margin);
  }
  return field;
}
