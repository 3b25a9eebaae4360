import type { Rgb } from '../raster.ts';
import { bandOf, OBJECT, type Trimap } from './trimap.ts';

/** Price of one pixel of outline where the picture has no edge, in units of a pixel's evidence. */
const OUTLINE_PRICE = 1.6;
/** Share of it that is paid even along a strong edge: keeps the outline from fraying. */
const LEAST_PRICE = 0.06;
const ROUNDS = 70;
/** Step sizes of the primal-dual scheme; their product times 8 must not exceed 1. */
const PRIMAL_STEP = 0.35;
const DUAL_STEP = 0.35;

/**
 * Settles the band as object or ground by the outline of least energy: each pixel's evidence against the length of
 * the outline, which is cheap along edges of the picture. It is the weighted total-variation model of Unger et al.
 * ("TVSeg", 2008), solved by the primal-dual scheme of Chambolle and Pock (2011): a minimum cut without the
 * stairs of a pixel grid.
 * @param evidence -1 (object) .. 1 (ground) per pixel of the band, in the order of `bandOf`
 * @param stiffness multiplies the outline's price
 * @returns 0..1, nearly binary; object from 0.5 up. `Float32Array [height * width]`
 */
export function settleOutline(
  picture: Rgb,
  trimap: Trimap,
  evidence: Float32Array,
  stiffness = 1,
): Float32Array {
  const { width, height } = trimap;
  const band = bandOf(trimap);
  const inside = Float32Array.from(trimap.data, (v) => (v === OBJECT ? 1 : 0));
  for (let k = 0; k < band.length; k++) inside[band[k]!] = evidence[k]! < 0 ? 1 : 0;
  const ahead = Float32Array.from(inside);
  const prices = edgePrices(picture, band, stiffness * OUTLINE_PRICE);
  const flowX = new Float32Array(width * height);
  const flowY = new Float32Array(width * height);
  const reach = reachOf(band, trimap);
  for (let round = 0; round < ROUNDS; round++) {
    for (const at of reach) {
      const x = flowX[at]! + DUAL_STEP * (at % width < width - 1 ? ahead[at + 1]! - ahead[at]! : 0);
      const y = flowY[at]! + DUAL_STEP * (at + width < ahead.length ? ahead[at + width]! - ahead[at]! : 0);
      const shrink = Math.max(1, Math.sqrt(x * x + y * y) / prices[at]!);
      flowX[at] = x / shrink;
      flowY[at] = y / shrink;
    }
    for (let k = 0; k < band.length; k++) {
      const at = band[k]!;
      const left = at % width > 0 ? flowX[at - 1]! : 0;
      const above = at >= width ? flowY[at - width]! : 0;
      const divergence = flowX[at]! - left + flowY[at]! - above;
      const before = inside[at]!;
      const now = Math.min(1, Math.max(0, before + PRIMAL_STEP * (divergence - evidence[k]!)));
      inside[at] = now;
      ahead[at] = 2 * now - before;
    }
  }
  return inside;
}

/** The band and the pixels left of and above it, whose flow leads into it. */
function reachOf(band: Int32Array, { width, data }: Trimap): Int32Array {
  const member = new Uint8Array(data.length);
  for (const at of band) {
    member[at] = 1;
    if (at % width > 0) member[at - 1] = 1;
    if (at >= width) member[at - width] = 1;
  }
  const reach: number[] = [];
  for (let i = 0; i < member.length; i++) if (member[i] !== 0) reach.push(i);
  return Int32Array.from(reach);
}

/** Price per pixel: falls with the picture's own gradient there, measured against the band's mean. */
function edgePrices(picture: Rgb, band: Int32Array, price: number): Float32Array {
  const prices = new Float32Array(picture.width * picture.height).fill(price);
  const squared = new Float32Array(band.length);
  let sum = 0;
  for (let k = 0; k < band.length; k++) {
    squared[k] = squaredGradient(picture, band[k]!);
    sum += squared[k]!;
  }
  const scale = 2 * (sum / Math.max(1, band.length)) + 1;
  for (let k = 0; k < band.length; k++) {
    const open = Math.exp(-squared[k]! / scale);
    prices[band[k]!] = price * (LEAST_PRICE + (1 - LEAST_PRICE) * open);
  }
  return prices;
}

/** Forward differences over the three channels, squared and added, 0..255 units. */
function squaredGradient({ width, height, data }: Rgb, at: number): number {
  const right = at % width < width - 1 ? 3 : 0;
  const below = at < width * (height - 1) ? 3 * width : 0;
  let sum = 0;
  for (let i = at * 3; i < at * 3 + 3; i++) {
    sum += (data[i + right]! - data[i]!) ** 2 + (data[i + below]! - data[i]!) ** 2;
  }
  return sum;
}
