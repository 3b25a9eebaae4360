/** A lock of hair as a line in head space (rest coordinates of the head, dm). */
export interface Strand {
  /** From root to tip: `Float32Array [n * 3]`. */
  readonly points: Float32Array;
  /** Direction away from the head at each point, unit: `Float32Array [n * 3]`. */
  readonly outward: Float32Array;
  /** 0 = next to the skin, 1 = outermost. */
  readonly layer: number;
  /** Its own random number, 0..1: tone and phase. */
  readonly tone: number;
  /** Of the lock, dm. */
  readonly width: number;
  /** 0 = starts as a hair, 1 = starts nearly as broad as it is. */
  readonly rooted: number;
  /** 0 = the tip runs out, 1 = cut off. */
  readonly blunt: number;
}
