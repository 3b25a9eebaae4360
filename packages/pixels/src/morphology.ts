import { inverted } from './mask.ts';

/** Binary morphology with a square of side `2 * radius + 1`. Masks are `Uint8Array [height * width]`, 0 or 1. */

/** Cells within `radius` (chessboard distance) of a cell that is set. */
export function dilate(mask: Uint8Array, width: number, height: number, radius: number): Uint8Array {
  if (radius <= 0) return Uint8Array.from(mask);
  const rows = paddedRows(width, height, radius);
  dilateRows(mask, width, radius, rows);
  return dilateColumns(rows, width, height, radius);
}

/** Cells whose whole neighbourhood within `radius` is set; what lies outside the picture counts as set. */
export function erode(mask: Uint8Array, width: number, height: number, radius: number): Uint8Array {
  return inverted(dilate(inverted(mask), width, height, radius));
}

/** Fills gaps narrower than `2 * radius` cells. */
export function close(mask: Uint8Array, width: number, height: number, radius: number): Uint8Array {
  return erode(dilate(mask, width, height, radius), width, height, radius);
}

/** Removes what is narrower than `2 * radius` cells. */
export function open(mask: Uint8Array, width: number, height: number, radius: number): Uint8Array {
  return dilate(erode(mask, width, height, radius), width, height, radius);
}

const CELLS_PER_WORD = 4;

/** A mask with `radius` empty rows above and below, whose rows begin at whole words. */
interface PaddedRows {
  readonly stride: number;
  readonly above: number;
  readonly cells: Uint8Array<ArrayBuffer>;
}

function paddedRows(width: number, height: number, radius: number): PaddedRows {
  const stride = Math.ceil(width / CELLS_PER_WORD) * CELLS_PER_WORD;
  return { stride, above: radius, cells: new Uint8Array(stride * (height + 2 * radius)) };
}

/** Writes each run of set cells, longer by `radius` at both ends. Empty stretches are skipped by the word. */
function dilateRows(
  mask: Uint8Array,
  width: number,
  radius: number,
  { stride, above, cells }: PaddedRows,
): void {
  const words = wordsOf(mask);
  for (let at = 0; at < mask.length; ) {
    if (at % CELLS_PER_WORD === 0 && words[at / CELLS_PER_WORD] === 0) at += CELLS_PER_WORD;
    else if (mask[at] === 0) at++;
    else {
      const y = Math.floor(at / width);
      const end = endOfRun(mask, at, (y + 1) * width);
      const row = (above + y) * stride - y * width;
      cells.fill(1, row + Math.max(y * width, at - radius), row + Math.min((y + 1) * width, end + radius));
      at = end;
    }
  }
}

function endOfRun(mask: Uint8Array, from: number, to: number): number {
  let end = from;
  while (end < to && mask[end] !== 0) end++;
  return end;
}

/** The whole words of a mask, four cells each. */
function wordsOf(mask: Uint8Array): Uint32Array {
  const aligned = mask.byteOffset % CELLS_PER_WORD === 0 ? mask : Uint8Array.from(mask);
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2);
}

/**
 * Joins each row with the `2 * radius` after it, four cells at a time: windows of 1, 2, 4 ... rows are joined in
 * place until they cover what is wanted, which takes a logarithmic number of passes.
 */
function dilateColumns(
  { stride, cells }: PaddedRows,
  width: number,
  height: number,
  radius: number,
): Uint8Array {
  const words = new Uint32Array(cells.buffer);
  const wordsPerRow = stride / CELLS_PER_WORD;
  const wanted = 2 * radius + 1;
  let covered = 1;
  while (covered < wanted) {
    const step = Math.min(covered, wanted - covered);
    joinAhead(words, step * wordsPerRow);
    covered += step;
  }
  if (stride === width) return cells.subarray(0, width * height);
  const out = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) out.set(cells.subarray(y * stride, y * stride + width), y * width);
  return out;
}

function joinAhead(words: Uint32Array, distance: number): void {
  for (let i = 0, ahead = distance; ahead < words.length; i++, ahead++) words[i] = words[i]! | words[ahead]!;
}
