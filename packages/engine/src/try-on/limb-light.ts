import { blurField } from '@atelier/pixels/blur';
import type { Rgb } from '@atelier/pixels/raster';
import { luminanceAt } from './photo-light.ts';
import type { PhotoParts } from './photo-parts.ts';

/** Limbs turn away from the camera within this share of shoulder to hip of their outline. */
const EDGE_SHARE = 0.05;
/** Natural log of the brightness of skin at the outline against the middle, in the studio and as seen from the front. */
const RIM_DARKENING = 0.24;
/** Light from one side changes brightness by at most this much (natural log) from outline to middle. */
const MOST_SIDE = 0.35;
const DARK = 0.01;
/** Damping of the fit, in pixels that are certain: small samples tell little. */
const DAMPING_PX = 400;

/** How much brighter limbs are towards each side of the picture, natural log per unit of outward normal. */
interface SideLight {
  readonly right: number;
  readonly down: number;
}

/**
 * How a photo's light models bare limbs: they darken towards their outlines, and one side more than the other. Where
 * from is told by the brightness of limbs along their outlines (Nillius and Eklundh, "Automatic estimation
 * of the projected light source direction", 2001).
 * @param limbs where arms and legs are, 0..1: `Float32Array [height * width]`
 * @returns natural log of the brightness against the middle of a limb: `Float32Array [height * width]`
 */
export function limbShading(
  photo: Rgb,
  parts: PhotoParts,
  limbs: Float32Array,
  trunkPx: number,
): Float32Array {
  const { width, height } = photo;
  const sigma = Math.max(1, EDGE_SHARE * trunkPx);
  const depth = blurField({ width, height, data: limbs }, sigma).data;
  const light = sideLight(photo, parts, limbs, depth, sigma);
  const shading = new Float32Array(width * height);
  for (let i = width; i < shading.length - width; i++) {
    if (limbs[i] === 0) continue;
    const edge = Math.min(1, Math.max(0, 2 * (1 - depth[i]!)));
    const [right, down] = outwards(depth, i, width, sigma);
    shading[i] = light.right * right + light.down * down - RIM_DARKENING * edge * edge;
  }
  return shading;
}

/** The outward normal in the picture, 0 in the middle of a limb and about 1 long at its outline. */
function outwards(depth: Float32Array, i: number, width: number, sigma: number): readonly [number, number] {
  // At the edge of a half plane a blurred mask falls by 1 / (sigma sqrt(2 pi)) per pixel.
  const scale = -sigma * Math.sqrt(2 * Math.PI) * 0.5;
  return [scale * (depth[i + 1]! - depth[i - 1]!), scale * (depth[i + width]! - depth[i - width]!)];
}

/** Least squares of log brightness over outward normals, on clothes and skin each about their own mean. */
function sideLight(
  photo: Rgb,
  parts: PhotoParts,
  limbs: Float32Array,
  depth: Float32Array,
  sigma: number,
): SideLight {
  const { width } = photo;
  const sums = { xx: DAMPING_PX, xy: 0, yy: DAMPING_PX, xl: 0, yl: 0 };
  for (const shown of [parts.clothes, parts.skin]) {
    let mean = 0;
    let count = 0;
    const isSample = (i: number) => limbs[i]! > 0.5 && shown[i]! > 0.9;
    for (let i = width; i < limbs.length - width; i += 2) {
      if (!isSample(i)) continue;
      mean += Math.log(DARK + luminanceAt(photo.data, 3 * i));
      count++;
    }
    mean /= Math.max(1, count);
    for (let i = width; i < limbs.length - width; i += 2) {
      if (!isSample(i)) continue;
      const log = Math.log(DARK + luminanceAt(photo.data, 3 * i)) - mean;
      const [x, y] = outwards(depth, i, width, sigma);
      sums.xx += x * x;
      sums.xy += x * y;
      sums.yy += y * y;
      sums.xl += x * log;
      sums.yl += y * log;
    }
  }
  const determinant = sums.xx * sums.yy - sums.xy * sums.xy;
  const right = (sums.xl * sums.yy - sums.yl * sums.xy) / determinant;
  const down = (sums.yl * sums.xx - sums.xl * sums.xy) / determinant;
  const length = Math.hypot(right, down);
  const scale = length > MOST_SIDE ? MOST_SIDE / length : 1;
  return { right: right * scale, down: down * scale };
}
