import type { Mask } from './mask.ts';

/** Turns what changes and what is kept around, in place. */
export function invert({ data }: Mask): void {
  for (let index = 0; index < data.length; index++) data[index] = 255 - data[index]!;
}

/**
 * Widens what changes by a number of pixels all around, in place: every pixel takes the largest value within a disc.
 * The disc is taken row by row, so the cost grows with the radius, not with its square.
 */
export function grow({ width, height, data }: Mask, radius: number): void {
  const source = data.slice();
  const row = new Uint8Array(width);
  for (let dy = -radius; dy <= radius; dy++) {
    const half = Math.floor(Math.sqrt(radius * radius - dy * dy));
    for (let y = Math.max(0, -dy); y < Math.min(height, height - dy); y++) {
      maxWithin(source.subarray((y + dy) * width, (y + dy + 1) * width), half, row);
      for (let x = 0; x < width; x++) data[y * width + x] = Math.max(data[y * width + x]!, row[x]!);
    }
  }
}

/** The largest of the `2 half + 1` values around each place (van Herk 1992: two running maxima in blocks of that size). */
function maxWithin(values: Uint8Array, half: number, result: Uint8Array): void {
  const size = 2 * half + 1;
  const { length } = values;
  const padded = length + 2 * half;
  const at = (index: number) => (index < half || index >= length + half ? 0 : values[index - half]!);
  const forward = new Uint8Array(padded);
  const backward = new Uint8Array(padded);
  for (let index = 0; index < padded; index++)
    forward[index] = index % size === 0 ? at(index) : Math.max(forward[index - 1]!, at(index));
  for (let index = padded - 1; index >= 0; index--)
    backward[index] =
      index === padded - 1 || (index + 1) % size === 0
        ? at(index)
        : Math.max(backward[index + 1]!, at(index));
  for (let index = 0; index < length; index++)
    result[index] = Math.max(backward[index]!, forward[index + size - 1]!);
}

/** Three box blurs come close to a Gaussian (Wells 1986). */
const PASSES = 3;

/** Softens the edges over about `radius` pixels to each side, in place. */
export function feather({ width, height, data }: Mask, radius: number): void {
  const half = Math.max(1, Math.round(radius / 2));
  for (let pass = 0; pass < PASSES; pass++) {
    for (let y = 0; y < height; y++) blurLine(data, y * width, 1, width, half);
    for (let x = 0; x < width; x++) blurLine(data, x, width, height, half);
  }
}

/** The mean of `2 half + 1` neighbours along a row or column; beyond the ends the last value goes on. */
function blurLine(data: Uint8Array, start: number, step: number, count: number, half: number): void {
  const line = new Uint8Array(count);
  for (let index = 0; index < count; index++) line[index] = data[start + index * step]!;
  const at = (index: number) => line[Math.min(count - 1, Math.max(0, index))]!;
  let sum = 0;
  for (let index = -half; index <= half; index++) sum += at(index);
  for (let index = 0; index < count; index++) {
    data[start + index * step] = Math.round(sum / (2 * half + 1));
    sum += at(index + half + 1) - at(index - half);
  }
}
