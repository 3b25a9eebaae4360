/** Turned copies of a pattern of points, one for each pixel of a 4 x 4 block. */
export interface SamplePattern {
  readonly taps: number;
  /** `Float64Array [16 * taps * 2]` x and y in the unit disc, turn after turn. */
  readonly points: Float64Array;
}

/** Sixteen numbers in an order that is even in every part of a 4 x 4 block (Bayer, 1973). */
const BAYER = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5];
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** Points that cover the disc evenly (Vogel's spiral). */
export function evenDisc(taps: number): SamplePattern {
  return spiral(taps, (tap) => Math.sqrt((tap + 0.5) / taps));
}

/** Points that are as many at every distance from the centre; the distances of turned copies interleave. */
export function evenDistances(taps: number): SamplePattern {
  return spiral(taps, (tap, turn) => (tap + (BAYER[(turn * 5 + 3) % 16]! + 0.5) / 16) / taps);
}

function spiral(taps: number, radius: (tap: number, turn: number) => number): SamplePattern {
  const points = new Float64Array(16 * taps * 2);
  for (let turn = 0; turn < 16; turn++) {
    for (let tap = 0; tap < taps; tap++) {
      const angle = (BAYER[turn]! / 16) * 2 * Math.PI + tap * GOLDEN_ANGLE;
      points[(turn * taps + tap) * 2] = radius(tap, turn) * Math.cos(angle);
      points[(turn * taps + tap) * 2 + 1] = radius(tap, turn) * Math.sin(angle);
    }
  }
  return { taps, points };
}

/** Which of the sixteen turns a pixel of the picture takes. */
export function turnAt(x: number, y: number): number {
  return (y & 3) * 4 + (x & 3);
}
