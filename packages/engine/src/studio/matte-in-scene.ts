import { emptyField, type Field } from '@atelier/pixels/field';
import { reduceAlpha } from '@atelier/pixels/reduce';
import type { PlacedLayer } from './compose.ts';

/**
 * A layer's coverage, 0..1, in the whole picture, at the reduced size at which its light and shadow are computed.
 * @param size of the picture, inside which the layer lies
 */
export function matteInScene(
  placed: PlacedLayer,
  width: number,
  height: number,
  size: { width: number; height: number },
): Field {
  const scaleX = width / size.width;
  const scaleY = height / size.height;
  const { layer, left, top } = placed;
  const w = Math.min(layer.width, width, Math.max(1, Math.round(placed.width * scaleX)));
  const h = Math.min(layer.height, height, Math.max(1, Math.round(placed.height * scaleY)));
  const small = reduceAlpha(layer, w, h);
  const matte = emptyField(width, height);
  const x0 = Math.min(width - w, Math.round(left * scaleX));
  const y0 = Math.min(height - h, Math.round(top * scaleY));
  for (let y = 0; y < h; y++) matte.data.set(small.data.subarray(y * w, (y + 1) * w), (y0 + y) * width + x0);
  return matte;
}
