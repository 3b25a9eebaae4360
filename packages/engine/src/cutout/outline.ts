import type { Rgb } from '../raster.ts';
import { OBJECT, type Trimap } from './trimap.ts';

/** Price of one pixel of outline where the picture has no edge, in units of a pixel's evidence. */
const OUTLINE_PRICE = 1.6;
/** Share of it that is paid even along a strong edge: keeps the outline from fraying. */
const LEAST_PRICE = 0.06;
const ROUNDS = 60;
/** Step sizes of the primal-dual scheme; their product times 8 must not exceed 1. */
const PRIMAL_STEP = 0.35;
const DUAL_STEP = 0.35;

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
  const graph = graphOf(band, trimap);
  const inside = new Float32Array(graph.pixels.length);
  for (let s = 0; s < inside.length; s++) inside[s] = trimap.data[graph.pixels[s]!] === OBJECT ? 1 : 0;
  for (let s = 0; s < band.length; s++) inside[s] = evidence[s]! < 0 ? 1 : 0;
  descend(graph, inside, evidence, edgePrices(picture, graph.pixels, stiffness * OUTLINE_PRICE));
  const whole = new Float32Array(trimap.data.length);
  for (let i = 0; i < whole.length; i++) if (trimap.data[i] === OBJECT) whole[i] = 1;
  for (let s = 0; s < band.length; s++) whole[band[s]!] = inside[s]!;
  return whole;
}

/**
 * The band and its direct neighbours, packed so that the many rounds read memory in order. The band's pixels come
 * first, in their order.
 */
interface Graph {
  pixels: Int32Array;
  /** Slots of the neighbours; a pixel without one is its own. */
  right: Int32Array;
  below: Int32Array;
  /** Slots of the neighbours of band pixels; one past the end where there is none. */
  left: Int32Array;
  above: Int32Array;
}

function graphOf(band: Int32Array, { width, data }: Trimap): Graph {
  const slots = new Int32Array(data.length).fill(-1);
  for (let s = 0; s < band.length; s++) slots[band[s]!] = s;
  const pixels = Array.from(band);
  const enter = (at: number) => {
    if (slots[at]! >= 0) return;
    slots[at] = pixels.length;
    pixels.push(at);
  };
  for (const at of band) {
    const x = at % width;
    if (x > 0) enter(at - 1);
    if (x < width - 1) enter(at + 1);
    if (at >= width) enter(at - width);
    if (at + width < data.length) enter(at + width);
  }
  const graph: Graph = {
    pixels: Int32Array.from(pixels),
    right: new Int32Array(pixels.length),
    below: new Int32Array(pixels.length),
    left: new Int32Array(band.length),
    above: new Int32Array(band.length),
  };
  for (let s = 0; s < pixels.length; s++) {
    const at = pixels[s]!;
    const right = at % width < width - 1 ? slots[at + 1]! : -1;
    const below = at + width < data.length ? slots[at + width]! : -1;
    graph.right[s] = right < 0 ? s : right;
    graph.below[s] = below < 0 ? s : below;
    if (s >= band.length) continue;
    graph.left[s] = at % width > 0 ? slots[at - 1]! : pixels.length;
    graph.above[s] = at >= width ? slots[at - width]! : pixels.length;
  }
  return graph;
}

/** Runs the primal-dual rounds; changes the band's part of `inside`. */
function descend(graph: Graph, inside: Float32Array, evidence: Float32Array, prices: Float32Array): void {
  const { right, below, left, above } = graph;
  const ahead = Float32Array.from(inside);
  const flowX = new Float32Array(inside.length + 1);
  const flowY = new Float32Array(inside.length + 1);
  for (let round = 0; round < ROUNDS; round++) {
    for (let s = 0; s < inside.length; s++) {
      const x = flowX[s]! + DUAL_STEP * (ahead[right[s]!]! - ahead[s]!);
      const y = flowY[s]! + DUAL_STEP * (ahead[below[s]!]! - ahead[s]!);
      const length = Math.sqrt(x * x + y * y);
      const shrink = length > prices[s]! ? prices[s]! / length : 1;
      flowX[s] = x * shrink;
      flowY[s] = y * shrink;
    }
    for (let s = 0; s < evidence.length; s++) {
      const divergence = flowX[s]! - flowX[left[s]!]! + flowY[s]! - flowY[above[s]!]!;
      const before = inside[s]!;
      const now = Math.min(1, Math.max(0, before + PRIMAL_STEP * (divergence - evidence[s]!)));
      inside[s] = now;
      ahead[s] = 2 * now - before;
    }
  }
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
