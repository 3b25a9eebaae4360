import type { Rgb } from '@atelier/pixels/raster';
import { bandGraph } from './band-graph.ts';
import { descend } from './descent.ts';
import { OBJECT, type Trimap } from './trimap.ts';

/** Price of one pixel of outline where the picture has no edge, in units of a pixel's evidence. */
const OUTLINE_PRICE = 1.6;
/** Share of it that is paid even along a strong edge: keeps the outline from fraying. */
const LEAST_PRICE = 0.06;

/**
 * Settles the band as object or ground by the outline of least energy: each pixel's evidence against the length of
 * the outline, which is cheap along edges of the picture. It is the weighted total-variation model of Unger et al.
 * ("TVSeg", 2008), solved by the primal-dual scheme of Chambolle and Pock (2011): a minimum cut without the
 * stairs of a pixel grid.
 * @param evidence -1 (object) .. 1 (ground) per pixel of the band, in the order of `trimap.band`
 * @param stiffness multiplies the outline's price
 * @returns 0..1, nearly binary; object from 0.5 up. `Float32Array [height * width]`
 */
export function settleOutline(
  picture: Rgb,
  trimap: Trimap,
  evidence: Float32Array,
  stiffness = 1,
): Float32Array {
  const { band } = trimap;
  const graph = bandGraph(trimap);
  const { pixels, slotsOfBand } = graph;
  const inside = new Float32Array(pixels.length);
  const priceInside = new Float32Array(pixels.length);
  for (let s = 0; s < inside.length; s++) inside[s] = trimap.data[pixels[s]!] === OBJECT ? 1 : 0;
  for (let k = 0; k < band.length; k++) {
    inside[slotsOfBand[k]!] = evidence[k]! < 0 ? 1 : 0;
    priceInside[slotsOfBand[k]!] = evidence[k]!;
  }
  descend(graph, inside, priceInside, edgePrices(picture, pixels, stiffness * OUTLINE_PRICE));
  const whole = new Float32Array(trimap.data.length);
  for (let i = 0; i < whole.length; i++) if (trimap.data[i] === OBJECT) whole[i] = 1;
  for (let k = 0; k < band.length; k++) whole[band[k]!] = inside[slotsOfBand[k]!]!;
  return whole;
}

/** Price per pixel: falls with the picture's own gradient there, measured against the mean. */
function edgePrices(picture: Rgb, pixels: Int32Array, price: number): Float32Array {
  const prices = new Float32Array(pixels.length);
  let sum = 0;
  for (let s = 0; s < pixels.length; s++) {
    prices[s] = squaredGradient(picture, pixels[s]!);
    sum += prices[s]!;
  }
  const scale = 2 * (sum / Math.max(1, pixels.length)) + 1;
  for (let s = 0; s < pixels.length; s++) {
    prices[s] = price * (LEAST_PRICE + (1 - LEAST_PRICE) * Math.exp(-prices[s]! / scale));
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
