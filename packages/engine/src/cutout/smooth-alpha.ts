import type { Rgb } from '../raster.ts';
import type { SampledAlpha } from './sampled-alpha.ts';
import { bandOf, type Trimap } from './trimap.ts';

/** Windows of 5 x 5 pixels. */
const WINDOW_RADIUS_PX = 2;
const ROUNDS = 3;
/** Colour differences (0..1, squared) below this are noise to the local fit. */
const FIT_DAMPING = 1e-4 * 4;
/** The likelihood's say where the colours tell nothing. */
const LEAST_CONFIDENCE = 0.02;
/** Floats kept per window: slope per channel and offset. */
const FIT = 4;

/**
 * Carries alpha from pixels that are sure of it to those that are not, along the colours: in each small window
 * alpha is a linear function of colour (Levin et al., "A closed form solution to natural image matting", 2008),
 * fitted with the confidences as weights as in a guided filter (He et al. 2013). Changes `sampled.alpha` in the
 * band only.
 */
export function smoothAlpha(picture: Rgb, trimap: Trimap, sampled: SampledAlpha): void {
  const band = bandOf(trimap);
  const slots = new Int32Array(trimap.width * trimap.height).fill(-1);
  for (let k = 0; k < band.length; k++) slots[band[k]!] = k;
  const own = Float32Array.from(band, (at) => sampled.alpha[at]!);
  const fits = new Float32Array(band.length * FIT);
  for (let round = 0; round < ROUNDS; round++) {
    fitWindows(picture, trimap, sampled, band, fits);
    for (let k = 0; k < band.length; k++) {
      const at = band[k]!;
      const carried = evaluate(picture, trimap, slots, fits, at);
      const c = sampled.confidence[at]!;
      own[k] = carried;
      sampled.alpha[at] = sampled.alpha[at]! * c + carried * (1 - c);
    }
  }
}

/** Fits alpha = slope . colour + offset in the window around each pixel of the band. */
function fitWindows(
  picture: Rgb,
  { width, height }: Trimap,
  { alpha, confidence }: SampledAlpha,
  band: Int32Array,
  fits: Float32Array,
): void {
  const { data } = picture;
  for (let k = 0; k < band.length; k++) {
    const at = band[k]!;
    const x = at % width;
    const y = (at - x) / width;
    let w = 0;
    let r = 0;
    let g = 0;
    let b = 0;
    let a = 0;
    let rr = 0;
    let rg = 0;
    let rb = 0;
    let gg = 0;
    let gb = 0;
    let bb = 0;
    let ra = 0;
    let ga = 0;
    let ba = 0;
    const right = Math.min(width - 1, x + WINDOW_RADIUS_PX);
    const bottom = Math.min(height - 1, y + WINDOW_RADIUS_PX);
    for (let ny = Math.max(0, y - WINDOW_RADIUS_PX); ny <= bottom; ny++) {
      for (let nx = Math.max(0, x - WINDOW_RADIUS_PX); nx <= right; nx++) {
        const n = ny * width + nx;
        const c = confidence[n]! + LEAST_CONFIDENCE;
        const nr = data[n * 3]! / 255;
        const ng = data[n * 3 + 1]! / 255;
        const nb = data[n * 3 + 2]! / 255;
        const na = alpha[n]!;
        w += c;
        r += c * nr;
        g += c * ng;
        b += c * nb;
        a += c * na;
        rr += c * nr * nr;
        rg += c * nr * ng;
        rb += c * nr * nb;
        gg += c * ng * ng;
        gb += c * ng * nb;
        bb += c * nb * nb;
        ra += c * nr * na;
        ga += c * ng * na;
        ba += c * nb * na;
      }
    }
    r /= w;
    g /= w;
    b /= w;
    a /= w;
    const srr = rr / w - r * r + FIT_DAMPING;
    const srg = rg / w - r * g;
    const srb = rb / w - r * b;
    const sgg = gg / w - g * g + FIT_DAMPING;
    const sgb = gb / w - g * b;
    const sbb = bb / w - b * b + FIT_DAMPING;
    const sra = ra / w - r * a;
    const sga = ga / w - g * a;
    const sba = ba / w - b * a;
    const c00 = sgg * sbb - sgb * sgb;
    const c01 = srb * sgb - srg * sbb;
    const c02 = srg * sgb - srb * sgg;
    const determinant = srr * c00 + srg * c01 + srb * c02;
    const c11 = srr * sbb - srb * srb;
    const c12 = srb * srg - srr * sgb;
    const c22 = srr * sgg - srg * srg;
    const slopeR = (c00 * sra + c01 * sga + c02 * sba) / determinant;
    const slopeG = (c01 * sra + c11 * sga + c12 * sba) / determinant;
    const slopeB = (c02 * sra + c12 * sga + c22 * sba) / determinant;
    fits[k * FIT] = slopeR;
    fits[k * FIT + 1] = slopeG;
    fits[k * FIT + 2] = slopeB;
    fits[k * FIT + 3] = a - slopeR * r - slopeG * g - slopeB * b;
  }
}

/** Mean of what the windows around a pixel say about it. */
function evaluate(
  picture: Rgb,
  { width, height }: Trimap,
  slots: Int32Array,
  fits: Float32Array,
  at: number,
): number {
  const x = at % width;
  const y = (at - x) / width;
  let slopeR = 0;
  let slopeG = 0;
  let slopeB = 0;
  let offset = 0;
  let count = 0;
  for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
    for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
      const slot = slots[ny * width + nx]!;
      if (slot < 0) continue;
      slopeR += fits[slot * FIT]!;
      slopeG += fits[slot * FIT + 1]!;
      slopeB += fits[slot * FIT + 2]!;
      offset += fits[slot * FIT + 3]!;
      count++;
    }
  }
  const { data } = picture;
  const value =
    (slopeR * data[at * 3]! + slopeG * data[at * 3 + 1]! + slopeB * data[at * 3 + 2]!) / 255 + offset;
  return Math.min(1, Math.max(0, value / count));
}
