import type { Field } from './field.ts';

/** Sums over windows of a field in four reads each (F. Crow, "Summed-area tables", 1984). */
export interface SummedArea {
  /** Size of the field. */
  readonly columns: number;
  readonly rows: number;
  /** Sum over `width` x `height` cells from (x, y), which must lie inside. */
  over(x: number, y: number, width: number, height: number): number;
}

/** Builds the table of a field once. */
export function summedArea({ width, height, data }: Field): SummedArea {
  const stride = width + 1;
  const table = new Float64Array(stride * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += data[y * width + x]!;
      table[(y + 1) * stride + x + 1] = table[y * stride + x + 1]! + row;
    }
  }
  const at = (x: number, y: number) => table[y * stride + x]!;
  return {
    columns: width,
    rows: height,
    over: (x, y, w, h) => at(x + w, y + h) - at(x + w, y) - at(x, y + h) + at(x, y),
  };
}
