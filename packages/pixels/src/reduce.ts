import type { Field } from './field.ts';
import { emptyField } from './field.ts';
import type { Rgba } from './raster.ts';
import { SRGB_TO_LINEAR } from './srgb.ts';

/** A cutout at reduced size: mean coverage 0..1 and mean linear colour 0..1 of what is covered. */
export interface ReducedCutout {
  readonly alpha: Field;
  readonly red: Field;
  readonly green: Field;
  readonly blue: Field;
}

/** Size with the long side at most `longest` and the shape of `width` x `height`; never enlarges. */
export function reducedSize(
  width: number,
  height: number,
  longest: number,
): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Mean alpha 0..1 over blocks of a picture; `width` x `height` must not exceed the source. */
export function reduceAlpha(source: Rgba, width: number, height: number): Field {
  const sum = emptyField(width, height);
  const counts = new Uint32Array(width * height);
  const columns = binsOf(source.width, width);
  for (let y = 0; y < source.height; y++) {
    const row = Math.floor((y * height) / source.height) * width;
    for (let x = 0, i = y * source.width * 4 + 3; x < source.width; x++, i += 4) {
      const cell = row + columns[x]!;
      sum.data[cell] = sum.data[cell]! + source.data[i]!;
      counts[cell] = counts[cell]! + 1;
    }
  }
  for (let i = 0; i < counts.length; i++) sum.data[i] = sum.data[i]! / (255 * Math.max(1, counts[i]!));
  return sum;
}

/** Mean alpha and alpha-weighted mean linear colour over blocks of a cutout. */
export function reduceCutout(source: Rgba, width: number, height: number): ReducedCutout {
  const alpha = emptyField(width, height);
  const colours = [emptyField(width, height), emptyField(width, height), emptyField(width, height)] as const;
  const counts = new Uint32Array(width * height);
  const columns = binsOf(source.width, width);
  const { data } = source;
  for (let y = 0; y < source.height; y++) {
    const row = Math.floor((y * height) / source.height) * width;
    for (let x = 0, i = y * source.width * 4; x < source.width; x++, i += 4) {
      const cell = row + columns[x]!;
      counts[cell] = counts[cell]! + 1;
      const a = data[i + 3]!;
      if (a === 0) continue;
      alpha.data[cell] = alpha.data[cell]! + a;
      for (let c = 0; c < 3; c++) {
        const plane = colours[c]!.data;
        plane[cell] = plane[cell]! + a * SRGB_TO_LINEAR[data[i + c]!]!;
      }
    }
  }
  for (let i = 0; i < counts.length; i++) {
    const covered = Math.max(1e-6, alpha.data[i]!);
    for (const plane of colours) plane.data[i] = plane.data[i]! / covered;
    alpha.data[i] = alpha.data[i]! / (255 * Math.max(1, counts[i]!));
  }
  return { alpha, red: colours[0], green: colours[1], blue: colours[2] };
}

function binsOf(from: number, to: number): Int32Array {
  return Int32Array.from({ length: from }, (_, x) => Math.floor((x * to) / from));
}
