import { emptyLab, type LabPicture } from './lab-picture.ts';
import { type Matrix3, multiplied, toPower } from './symmetric-matrix.ts';

/** Colours of a picture as a normal distribution in Oklab. */
interface ColourSpread {
  readonly mean: readonly [number, number, number];
  readonly covariance: Matrix3;
}

/** About so many pixels are looked at. */
const SAMPLES = 60_000;
/** Standard deviation added to both spreads: plain areas must not have their noise blown up. */
const DAMPING = 0.025;
const LIGHTEST = 0.985;
const DARKEST = 0.04;

/**
 * Gives a picture the distribution of colours of another: the linear map that takes one normal distribution into the
 * other with the least change (F. Pitié and A. Kokaram, "The linear Monge-Kantorovitch linear colour mapping for
 * example-based colour transfer", 2007).
 */
export function transferColours(picture: LabPicture, reference: LabPicture): LabPicture {
  const from = spreadOf(picture);
  const to = spreadOf(reference);
  const [row0, row1, row2] = mapBetween(from.covariance, to.covariance);
  const out = emptyLab(picture.width, picture.height);
  for (let i = 0; i < out.l.length; i++) {
    const l = picture.l[i]! - from.mean[0];
    const a = picture.a[i]! - from.mean[1];
    const b = picture.b[i]! - from.mean[2];
    const light = to.mean[0] + row0![0] * l + row0![1] * a + row0![2] * b;
    out.l[i] = Math.min(LIGHTEST, Math.max(DARKEST, light));
    out.a[i] = to.mean[1] + row1![0] * l + row1![1] * a + row1![2] * b;
    out.b[i] = to.mean[2] + row2![0] * l + row2![1] * a + row2![2] * b;
  }
  return out;
}

function mapBetween(from: Matrix3, to: Matrix3): Matrix3 {
  const root = toPower(from, 0.5);
  const inverse = toPower(from, -0.5);
  const middle = toPower(multiplied(multiplied(root, to), root), 0.5);
  return multiplied(multiplied(inverse, middle), inverse);
}

function spreadOf({ l, a, b }: LabPicture): ColourSpread {
  const step = Math.max(1, Math.floor(l.length / SAMPLES));
  const planes = [l, a, b];
  let count = 0;
  const sums = [0, 0, 0];
  const products = [0, 1, 2].map(() => [0, 0, 0]);
  for (let i = 0; i < l.length; i += step, count++) {
    for (let p = 0; p < 3; p++) {
      sums[p] = sums[p]! + planes[p]![i]!;
      for (let q = 0; q < 3; q++) products[p]![q] = products[p]![q]! + planes[p]![i]! * planes[q]![i]!;
    }
  }
  const mean = (p: number) => sums[p]! / count;
  const cell = (p: number, q: number) =>
    products[p]![q]! / count - mean(p) * mean(q) + (p === q ? DAMPING ** 2 : 0);
  return {
    mean: [mean(0), mean(1), mean(2)],
    covariance: [0, 1, 2].map((p) => [cell(p, 0), cell(p, 1), cell(p, 2)] as const),
  };
}
