import { placeNoise } from '@atelier/pixels/random';

/** Smooth noise 0..1 over a plane: values at whole places, blended in between (Perlin's value noise, 1985). */
export function smoothNoise(x: number, y: number, seed: number): number {
  const [x0, y0] = [Math.floor(x), Math.floor(y)];
  const [tx, ty] = [ease(x - x0), ease(y - y0)];
  const top = mixed(placeNoise(x0, y0, seed), placeNoise(x0 + 1, y0, seed), tx);
  const bottom = mixed(placeNoise(x0, y0 + 1, seed), placeNoise(x0 + 1, y0 + 1, seed), tx);
  return mixed(top, bottom, ty);
}

/** Noise of several scales, each half as large and half as strong: 0..1, around 0.5. */
export function cloudNoise(x: number, y: number, octaves: number, seed: number): number {
  let [sum, weight, total, scale] = [0, 1, 0, 1];
  for (let octave = 0; octave < octaves; octave++) {
    sum += weight * smoothNoise(x * scale, y * scale, seed + 101 * octave);
    total += weight;
    weight /= 2;
    scale *= 2;
  }
  return sum / total;
}

function ease(t: number): number {
  return t * t * (3 - 2 * t);
}

function mixed(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}
