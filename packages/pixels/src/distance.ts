import type { Field } from './field.ts';
import { emptyField } from './field.ts';

const FAR = 1e20;

/**
 * Signed distance in cells to the 0.5 level of a matte 0..1: positive inside, negative outside. Exact to the
 * cell, softened by the matte's own values at the border (Felzenszwalb and Huttenlocher, "Distance transforms
 * of sampled functions", 2012; sub-cell start values after Gustavson and Strand, 2011).
 */
export function signedDistance(matte: Field): Field {
  const outside = squaredDistance(matte, (a) => (a >= 0.5 ? (a >= 0.999 ? 0 : (1 - a) ** 2) : FAR));
  const inside = squaredDistance(matte, (a) => (a < 0.5 ? (a <= 0.001 ? 0 : a ** 2) : FAR));
  const out = emptyField(matte.width, matte.height);
  for (let i = 0; i < out.data.length; i++) {
    const distance = Math.sqrt(inside[i]!) - Math.sqrt(outside[i]!);
    out.data[i] = Math.sign(distance) * Math.max(0, Math.abs(distance) - 0.5);
  }
  return out;
}

/** Squared distance in cells to the cells whose `start` is finite. `Float64Array [height * width]`. */
function squaredDistance({ width, height, data }: Field, start: (value: number) => number): Float64Array {
  const cost = new Float64Array(data.length);
  // A plain loop: `Float64Array.from` with a function is ten times slower.
  for (let i = 0; i < cost.length; i++) cost[i] = start(data[i]!);
  const scratch = envelopeScratch(Math.max(width, height));
  const { line, solved } = scratch;
  for (let x = 0; x < width; x++) {
    for (let y = 0; y < height; y++) line[y] = cost[y * width + x]!;
    solveLine(scratch, height);
    for (let y = 0; y < height; y++) cost[y * width + x] = solved[y]!;
  }
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) line[x] = cost[y * width + x]!;
    solveLine(scratch, width);
    for (let x = 0; x < width; x++) cost[y * width + x] = solved[x]!;
  }
  return cost;
}

interface EnvelopeScratch {
  readonly line: Float64Array;
  readonly solved: Float64Array;
  readonly roots: Int32Array;
  readonly bounds: Float64Array;
}

const envelopeScratch = (length: number): EnvelopeScratch => ({
  line: new Float64Array(length),
  solved: new Float64Array(length),
  roots: new Int32Array(length),
  bounds: new Float64Array(length + 1),
});

/** `solved[i]` = min over j of `line[j]` + (i - j)^2, by the lower envelope of parabolas. */
function solveLine({ line, solved, roots, bounds }: EnvelopeScratch, length: number): void {
  let k = 0;
  roots[0] = 0;
  bounds[0] = -FAR;
  bounds[1] = FAR;
  for (let q = 1; q < length; q++) {
    let crossing = meeting(line, q, roots[k]!);
    while (crossing <= bounds[k]!) {
      k--;
      crossing = meeting(line, q, roots[k]!);
    }
    k++;
    roots[k] = q;
    bounds[k] = crossing;
    bounds[k + 1] = FAR;
  }
  k = 0;
  for (let q = 0; q < length; q++) {
    while (bounds[k + 1]! < q) k++;
    const root = roots[k]!;
    solved[q] = (q - root) ** 2 + line[root]!;
  }
}

function meeting(line: Float64Array, q: number, r: number): number {
  return (line[q]! + q * q - (line[r]! + r * r)) / (2 * (q - r));
}
