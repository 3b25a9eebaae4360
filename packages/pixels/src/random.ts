/** A stream of numbers in [0, 1) that depends on nothing but its seed (mulberry32, T. Ettinger, public domain). */
export function randomStream(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** White noise in [0, 1) of a pixel's place: the same place and seed give the same value. */
export function placeNoise(x: number, y: number, seed: number): number {
  return (placeHash(x, y, seed) >>> 0) / 4294967296;
}

/** Triangular noise in (-1, 1) of a pixel's place, for dithering: the difference of two halves of one hash. */
export function triangularNoise(x: number, y: number, seed: number): number {
  const hash = placeHash(x, y, seed);
  return ((hash & 0xffff) - (hash >>> 16)) / 65536;
}

/** 32 bits that depend on a place and a seed (finaliser of MurmurHash3, A. Appleby, public domain). */
function placeHash(x: number, y: number, seed: number): number {
  let h = Math.imul(x, 0x27d4eb2d) ^ Math.imul(y, 0x165667b1) ^ seed;
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
