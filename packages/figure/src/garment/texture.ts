import { signedDistance } from '@atelier/pixels/distance';
import { dilate } from '@atelier/pixels/morphology';
import { pushPull } from '@atelier/pixels/push-pull';
import type { Rgba } from '@atelier/pixels/raster';
import type { GarmentTexture } from './garment.ts';

/** Edge pixels mix cloth with the old ground: this much of the rim is thrown away. */
const RIM_PX_AT_1024 = 3;
const LEAST_RIM_PX = 2;
/** Alpha from which a pixel shows cloth only. */
const SOLID = 250;

/**
 * Makes a cutout ready to be looked up on a mesh: its rim, in which the old ground still shines through, is given up,
 * and the colours inside are continued smoothly under it and beyond, so that seams never show what the product lay on.
 *
 *     const texture = prepareTexture(cutout);
 *     texture.inside[y * texture.width + x]; // pixels to the outline, positive on the cloth
 *
 * @param cutout straight alpha
 * @throws RangeError when no pixel of it is visible
 */
export function prepareTexture(cutout: Rgba): GarmentTexture {
  const { width, height } = cutout;
  const inside = distanceToOutline(cutout);
  if (!inside.some((distance) => distance > 0))
    throw new RangeError('Expected a cutout that shows a product but received an empty one.');
  const rim = Math.max(LEAST_RIM_PX, (RIM_PX_AT_1024 * Math.max(width, height)) / 1024);
  return { width, height, rgb: bleed(cutout, inside, rim), inside };
}

function distanceToOutline({ width, height, data }: Rgba): Float32Array {
  const alpha = new Float32Array(width * height);
  for (let i = 0; i < alpha.length; i++) alpha[i] = data[i * 4 + 3]! / 255;
  return signedDistance({ width, height, data: alpha }).data;
}

/** The cutout's colours where they are sure, and what push-pull makes of them everywhere else. */
function bleed(cutout: Rgba, inside: Float32Array, rim: number): Uint8Array {
  const { width, height, data } = cutout;
  const planes = [0, 1, 2].map(() => new Float32Array(width * height));
  const known = surePixels(cutout, inside, rim);
  for (let i = 0; i < known.length; i++) {
    for (let c = 0; c < 3; c++) planes[c]![i] = data[i * 4 + c]!;
  }
  pushPull(planes, known, width, height);
  const rgb = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++)
    for (let c = 0; c < 3; c++) rgb[i * 3 + c] = Math.round(Math.min(255, Math.max(0, planes[c]![i]!)));
  return rgb;
}

/**
 * 1 where a pixel's own colour counts: solid and within the rim, or on parts that are all rim because they are thin
 * (straps), where a doubtful colour is better than that of the next part.
 */
function surePixels(
  { width, height, data }: Rgba,
  inside: Float32Array,
  rim: number,
): Float32Array<ArrayBuffer> {
  const sure = new Uint8Array(inside.length);
  for (let i = 0; i < sure.length; i++) if (inside[i]! >= rim && data[i * 4 + 3]! >= SOLID) sure[i] = 1;
  const near = dilate(sure, width, height, Math.ceil(rim) + 2);
  const known = new Float32Array(inside.length);
  for (let i = 0; i < known.length; i++) if (sure[i] === 1 || (near[i] === 0 && inside[i]! > 0)) known[i] = 1;
  return known;
}
