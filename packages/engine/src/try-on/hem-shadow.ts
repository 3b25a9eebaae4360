import { blurField } from '@atelier/pixels/blur';

/** How far below a hem its shadow falls, and how soft it is, share of shoulder to hip. */
const REACH_SHARE = 0.022;
/** Share of the light that it takes. */
const DEPTH = 0.38;

/**
 * The shadow that new clothes throw on what of the person is right below them.
 * @param alpha of the clothes, 0..1: `Float32Array [height * width]`
 * @param person where somebody is to throw it on, 0..1
 * @returns share of the light that is missing
 */
export function hemShadow(
  alpha: Float32Array,
  person: Float32Array,
  width: number,
  height: number,
  trunkPx: number,
): Float32Array {
  const reach = REACH_SHARE * trunkPx;
  const soft = blurField({ width, height, data: alpha }, reach).data;
  const shift = Math.round(reach);
  const shadow = new Float32Array(alpha.length);
  for (let i = shift * width; i < shadow.length; i++)
    shadow[i] = DEPTH * person[i]! * (1 - alpha[i]!) * soft[i - shift * width]!;
  return shadow;
}
