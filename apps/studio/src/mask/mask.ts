/** Which parts of a picture are to change: 255 = change, 0 = keep, row by row from the top left. */
export interface Mask {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Whole pixels; `right` and `bottom` lie outside. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Point {
  x: number;
  y: number;
}

/** Whether something is added to what changes or taken from it. */
export type MaskMode = 'add' | 'remove';

export function createMask(width: number, height: number): Mask {
  return { width, height, data: new Uint8Array(width * height) };
}

export function wholeBox({ width, height }: Mask): Box {
  return { left: 0, top: 0, right: width, bottom: height };
}

/** The pixels of a mask that lie within real bounds. */
export function clipBox({ width, height }: Mask, { left, top, right, bottom }: Box): Box {
  return {
    left: Math.max(0, Math.floor(left)),
    top: Math.max(0, Math.floor(top)),
    right: Math.min(width, Math.ceil(right)),
    bottom: Math.min(height, Math.ceil(bottom)),
  };
}

export function isEmptyBox({ left, top, right, bottom }: Box): boolean {
  return left >= right || top >= bottom;
}

export function joinBoxes(one: Box | null, other: Box): Box {
  if (one === null || isEmptyBox(one)) return other;
  if (isEmptyBox(other)) return one;
  return {
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  };
}

/** Sets a pixel to what covers it; covering it twice changes nothing. `coverage` 0..255. */
export function coverPixel(mask: Mask, index: number, coverage: number, mode: MaskMode): void {
  const before = mask.data[index]!;
  mask.data[index] = mode === 'add' ? Math.max(before, coverage) : Math.min(before, 255 - coverage);
}

/** Share of the picture that changes, 0..1. */
export function paintedShare({ data }: Mask): number {
  let sum = 0;
  for (const value of data) sum += value;
  return sum / 255 / data.length;
}
