import type { BandGraph } from './band-graph.ts';

const ROUNDS = 60;
/** Step sizes of the primal-dual scheme; their product times 8 must not exceed 1. */
const PRIMAL_STEP = 0.35;
const DUAL_STEP = 0.35;
/** A value that changes by no more than this in a round stands still. */
const STILL = 1e-3;
/** So many slots in a row are worked on or left alone together. */
const BLOCK = 32;

/**
 * Runs rounds of the primal-dual scheme of Chambolle and Pock (2011) for weighted total variation; changes the free
 * part of `inside`. Most of a band is settled from the start: blocks of slots in which nothing has moved and into
 * which nothing flows are left out.
 * @param inside 0..1 per slot
 * @param evidence price of being inside per slot, -1..1
 * @param prices price of outline per slot
 */
export function descend(
  graph: BandGraph,
  inside: Float32Array,
  evidence: Float32Array,
  prices: Float32Array,
): void {
  const state: State = {
    inside,
    ahead: Float32Array.from(inside),
    flowX: new Float32Array(inside.length + 1),
    flowY: new Float32Array(inside.length + 1),
    evidence,
    prices,
  };
  const blocks = blocksOf(graph);
  const moved = new Uint8Array(blocks.count).fill(1);
  const flowed = new Uint8Array(blocks.count).fill(1);
  for (let round = 0; round < ROUNDS; round++) {
    let busy = 0;
    for (let b = 0; b < blocks.count; b++) {
      const due = flowed[b] === 1 || moved[b] === 1 || moved[b + 1] === 1 || anySet(moved, blocks.below, b);
      flowed[b] = due && flow(graph, state, b) ? 1 : 0;
    }
    for (let b = 0; b < blocks.count; b++) {
      const due = moved[b] === 1 || flowed[b] === 1 || flowed[b - 1] === 1 || anySet(flowed, blocks.above, b);
      moved[b] = due && move(graph, state, b) ? 1 : 0;
      busy += moved[b]! + flowed[b]!;
    }
    if (busy === 0) return;
  }
}

interface State {
  readonly inside: Float32Array;
  /** Where `inside` is heading. */
  readonly ahead: Float32Array;
  /** Flow to the right and down; one more that stays 0, for slots without a neighbour. */
  readonly flowX: Float32Array;
  readonly flowY: Float32Array;
  readonly evidence: Float32Array;
  readonly prices: Float32Array;
}

/** One dual step of a block; true when some flow changed. */
function flow({ right, below }: BandGraph, { ahead, flowX, flowY, prices }: State, block: number): boolean {
  const end = Math.min((block + 1) * BLOCK, prices.length);
  let changed = false;
  for (let s = block * BLOCK; s < end; s++) {
    const beforeX = flowX[s]!;
    const beforeY = flowY[s]!;
    let x = beforeX + DUAL_STEP * (ahead[right[s]!]! - ahead[s]!);
    let y = beforeY + DUAL_STEP * (ahead[below[s]!]! - ahead[s]!);
    const price = prices[s]!;
    const square = x * x + y * y;
    if (square > price * price) {
      const shrink = price / Math.sqrt(square);
      x *= shrink;
      y *= shrink;
    }
    flowX[s] = x;
    flowY[s] = y;
    if (Math.abs(x - beforeX) > STILL || Math.abs(y - beforeY) > STILL) changed = true;
  }
  return changed;
}

/** One primal step of a block; true when some slot moved or changed its heading. */
function move({ free, left, above }: BandGraph, state: State, block: number): boolean {
  const { inside, ahead, flowX, flowY, evidence } = state;
  const end = Math.min((block + 1) * BLOCK, inside.length);
  let changed = false;
  for (let s = block * BLOCK; s < end; s++) {
    if (free[s] === 0) continue;
    const divergence = flowX[s]! - flowX[left[s]!]! + flowY[s]! - flowY[above[s]!]!;
    const before = inside[s]!;
    const heading = ahead[s]!;
    const now = Math.min(1, Math.max(0, before + PRIMAL_STEP * (divergence - evidence[s]!)));
    inside[s] = now;
    ahead[s] = 2 * now - before;
    if (Math.abs(now - before) > STILL || Math.abs(ahead[s]! - heading) > STILL) changed = true;
  }
  return changed;
}

/** For each block the first and last block that holds a neighbour of its slots, `[2 * count]`; -1 without any. */
interface Blocks {
  readonly count: number;
  readonly below: Int32Array;
  readonly above: Int32Array;
}

function blocksOf({ pixels, below, above }: BandGraph): Blocks {
  const count = Math.ceil(pixels.length / BLOCK);
  return { count, below: rangesOf(below, count), above: rangesOf(above, count) };
}

/** Pixels lie in order, and so do their neighbours: first and last of them are enough. */
function rangesOf(neighbours: Int32Array, count: number): Int32Array {
  const ranges = new Int32Array(2 * count).fill(-1);
  for (let s = 0; s < neighbours.length; s++) {
    const neighbour = neighbours[s]!;
    if (neighbour === s || neighbour >= neighbours.length) continue;
    const at = 2 * Math.floor(s / BLOCK);
    const block = Math.floor(neighbour / BLOCK);
    if (ranges[at] === -1) ranges[at] = block;
    ranges[at + 1] = block;
  }
  return ranges;
}

function anySet(flags: Uint8Array, ranges: Int32Array, block: number): boolean {
  const first = ranges[2 * block]!;
  if (first < 0) return false;
  for (let b = first; b <= ranges[2 * block + 1]!; b++) if (flags[b] === 1) return true;
  return false;
}
