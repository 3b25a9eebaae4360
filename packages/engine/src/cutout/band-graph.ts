import type { Trimap } from './trimap.ts';

/**
 * The band and its direct neighbours as a grid graph, packed in the order of the picture so that many rounds over it
 * read memory in order. A slot is the place of a pixel in that order.
 */
export interface BandGraph {
  /** Index in the picture per slot. */
  readonly pixels: Int32Array;
  /** Slot of each pixel of the band, in the band's order. */
  readonly slotsOfBand: Int32Array;
  /** 1 for pixels of the band, 0 for their neighbours. */
  readonly free: Uint8Array;
  /** Slots of the neighbours; a slot without one is its own. */
  readonly right: Int32Array;
  readonly below: Int32Array;
  /** Slots of the neighbours; one past the end where there is none. */
  readonly left: Int32Array;
  readonly above: Int32Array;
}

const NEIGHBOUR = 1;
const BAND = 2;

/** Builds the graph of a trimap's band. */
export function bandGraph(trimap: Trimap): BandGraph {
  const { width } = trimap;
  const roles = rolesOf(trimap);
  const pixels = indicesOfSet(roles);
  const count = pixels.length;
  const slots = new Int32Array(roles.length);
  for (let s = 0; s < count; s++) slots[pixels[s]!] = s;
  const graph: BandGraph = {
    pixels,
    slotsOfBand: new Int32Array(trimap.band.length),
    free: new Uint8Array(count),
    right: new Int32Array(count),
    below: new Int32Array(count),
    left: new Int32Array(count).fill(count),
    above: new Int32Array(count).fill(count),
  };
  for (let s = 0, k = 0; s < count; s++) {
    const at = pixels[s]!;
    if (roles[at] === BAND) {
      graph.free[s] = 1;
      graph.slotsOfBand[k++] = s;
    }
    const right = at % width < width - 1 && roles[at + 1] !== 0 ? s + 1 : s;
    const below = at + width < roles.length && roles[at + width] !== 0 ? slots[at + width]! : s;
    graph.right[s] = right;
    graph.below[s] = below;
    if (right !== s) graph.left[right] = s;
    if (below !== s) graph.above[below] = s;
  }
  return graph;
}

function rolesOf({ width, height, band }: Trimap): Uint8Array {
  const roles = new Uint8Array(width * height);
  for (let k = 0; k < band.length; k++) {
    const at = band[k]!;
    const x = at % width;
    if (x > 0) roles[at - 1] = NEIGHBOUR;
    if (x < width - 1) roles[at + 1] = NEIGHBOUR;
    if (at >= width) roles[at - width] = NEIGHBOUR;
    if (at + width < roles.length) roles[at + width] = NEIGHBOUR;
  }
  for (let k = 0; k < band.length; k++) roles[band[k]!] = BAND;
  return roles;
}

function indicesOfSet(mask: Uint8Array): Int32Array {
  let count = 0;
  for (let i = 0; i < mask.length; i++) if (mask[i] !== 0) count++;
  const indices = new Int32Array(count);
  for (let i = 0, next = 0; next < count; i++) if (mask[i] !== 0) indices[next++] = i;
  return indices;
}
