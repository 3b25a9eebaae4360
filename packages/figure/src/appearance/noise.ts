/** Smooth random fields over space, the same for the same place: what skin, strands and beards vary by. */

/** White noise in [0, 1) of a lattice point. */
export function latticeNoise(x: number, y: number, z: number): number {
  let h = Math.imul(x, 0x16ac9d5b) ^ Math.imul(y, 0x27d4eb2d) ^ Math.imul(z, 0x165667b1);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}

/** Value noise in [0, 1) with one feature a unit (K. Perlin, "An Image Synthesizer", 1985; cubic fade). */
export function valueNoise(x: number, y: number, z: number): number {
  const i = Math.floor(x);
  const j = Math.floor(y);
  const k = Math.floor(z);
  const u = fade(x - i);
  const v = fade(y - j);
  const w = fade(z - k);
  const near = mix(
    mix(latticeNoise(i, j, k), latticeNoise(i + 1, j, k), u),
    mix(latticeNoise(i, j + 1, k), latticeNoise(i + 1, j + 1, k), u),
    v,
  );
  const far = mix(
    mix(latticeNoise(i, j, k + 1), latticeNoise(i + 1, j, k + 1), u),
    mix(latticeNoise(i, j + 1, k + 1), latticeNoise(i + 1, j + 1, k + 1), u),
    v,
  );
  return mix(near, far, w);
}

/** Linear blend: `a` at 0, `b` at 1. */
export function mix(a: number, b: number, share: number): number {
  return a + (b - a) * share;
}

/** 0 below `from`, 1 above `to`, smooth between; falls when `from` is the larger. */
export function smoothstep(from: number, to: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
}

function fade(t: number): number {
  return t * t * (3 - 2 * t);
}
