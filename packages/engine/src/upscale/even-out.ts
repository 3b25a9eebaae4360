import { blurField } from '@atelier/pixels/blur';
import { emptyField, type Field } from '@atelier/pixels/field';
import type { Rgb } from '@atelier/pixels/raster';

/** The grid is told apart from detail by lasting for so many pixels of the source. */
const LASTING_PX = 2;
const CHANNELS = [0, 1, 2] as const;

/**
 * Takes out the grid that a network leaves when it repeats pixels before its last convolution: pixels at the same
 * place of their source pixel ("phase") are off by the same amount for a while. What a phase differs by from a plain
 * enlargement, averaged over its neighbours and less the average of all phases, is that grid. Changes `enlarged` in
 * place.
 * @param plain the source enlarged by Lanczos, of the same size
 * @param factor whole: how many pixels each way were made of one
 */
export function evenOutGrid(enlarged: Rgb, plain: Rgb, factor: number): void {
  for (const channel of CHANNELS) {
    const phases: Field[] = [];
    const mean = emptyField(enlarged.width / factor, enlarged.height / factor);
    for (let phase = 0; phase < factor * factor; phase++) {
      const lasting = blurField(phaseOf(enlarged, plain, factor, phase, channel), LASTING_PX);
      for (let i = 0; i < mean.data.length; i++)
        mean.data[i] = mean.data[i]! + lasting.data[i]! / (factor * factor);
      phases.push(lasting);
    }
    for (const [phase, lasting] of phases.entries()) {
      subtract(enlarged, factor, phase, channel, lasting, mean);
    }
  }
}

/** The first pixel of a phase. */
const startOf = (width: number, factor: number, phase: number) =>
  Math.floor(phase / factor) * width + (phase % factor);

/** Enlarged minus plain at one phase, as large as the source. */
function phaseOf(enlarged: Rgb, plain: Rgb, factor: number, phase: number, channel: number): Field {
  const out = emptyField(enlarged.width / factor, enlarged.height / factor);
  const start = startOf(enlarged.width, factor, phase);
  for (let y = 0, cell = 0; y < out.height; y++) {
    let at = 3 * (start + y * factor * enlarged.width) + channel;
    for (let x = 0; x < out.width; x++, cell++, at += 3 * factor)
      out.data[cell] = enlarged.data[at]! - plain.data[at]!;
  }
  return out;
}

function subtract(
  enlarged: Rgb,
  factor: number,
  phase: number,
  channel: number,
  lasting: Field,
  mean: Field,
): void {
  const start = startOf(enlarged.width, factor, phase);
  for (let y = 0, cell = 0; y < mean.height; y++) {
    let at = 3 * (start + y * factor * enlarged.width) + channel;
    for (let x = 0; x < mean.width; x++, cell++, at += 3 * factor) {
      const value = enlarged.data[at]! - (lasting.data[cell]! - mean.data[cell]!);
      enlarged.data[at] = Math.min(255, Math.max(0, Math.round(value)));
    }
  }
}
