import { linearToByte } from '@atelier/pixels/srgb';
import type { ProjectedScene } from './fragment.ts';
import { emptyFragment, emptyReflectance, locate, resetReflectance } from './fragment.ts';
import type { LightBuffer } from './light-buffer.ts';
import type { Lights, Radiance } from './lighting.ts';
import { illuminate, toneMap } from './lighting.ts';
import type { SampleGrid } from './rasterise.ts';

/** Points whose depths differ by less than this share what light reaches them, dm. */
const SAME_DEPTH = 0.2;

/**
 * Colours the rows `from` .. `to` of a window: each triangle in a pixel is shaded once, at the mean place of its
 * samples, and counts by their number.
 * @param pixels straight-alpha sRGB of those rows: `Uint8Array [(to - from) * width * 4]`, zeros where nothing is
 */
export function develop(
  scene: ProjectedScene,
  grid: SampleGrid,
  light: LightBuffer,
  lights: Lights,
  from: number,
  to: number,
  pixels: Uint8Array,
): void {
  const { left, top, width, height, offsets } = grid;
  const ids = grid.ids!;
  const cells = width * height;
  const samples = offsets.length / 2;
  const fragment = emptyFragment();
  const reflectance = emptyReflectance();
  const radiance: Radiance = { r: 0, g: 0, b: 0 };
  const seen = new Uint32Array(samples);
  const counts = new Float64Array(samples);
  const sumX = new Float64Array(samples);
  const sumY = new Float64Array(samples);
  for (let y = from; y < to; y++) {
    for (let x = 0; x < width; x++) {
      const cell = y * width + x;
      let distinct = 0;
      let covered = 0;
      for (let s = 0; s < samples; s++) {
        const id = ids[s * cells + cell]!;
        if (id === 0) continue;
        covered++;
        let k = 0;
        while (k < distinct && seen[k] !== id) k++;
        if (k === distinct) {
          seen[k] = id;
          counts[k] = 0;
          sumX[k] = 0;
          sumY[k] = 0;
          distinct++;
        }
        counts[k] = counts[k]! + 1;
        sumX[k] = sumX[k]! + offsets[s * 2]!;
        sumY[k] = sumY[k]! + offsets[s * 2 + 1]!;
      }
      if (covered === 0) continue;
      let r = 0;
      let g = 0;
      let b = 0;
      for (let k = 0; k < distinct; k++) {
        const id = seen[k]!;
        const count = counts[k]!;
        const depth = locate(scene, id, left + x + sumX[k]! / count, top + y + sumY[k]! / count, fragment);
        resetReflectance(reflectance, fragment);
        scene.surfaces[scene.surfaceOf[id]!]!.surface.material.reflect(fragment, reflectance);
        const lit = ids[cell] === id ? cell : nearestInDepth(light, x, y, depth);
        const key = lit < 0 ? 1 : light.key[lit]!;
        const open = lit < 0 ? 1 : light.open[lit]!;
        illuminate(fragment, reflectance, lights, key, open, radiance);
        r += count * toneMap(radiance.r);
        g += count * toneMap(radiance.g);
        b += count * toneMap(radiance.b);
      }
      const out = ((y - from) * width + x) * 4;
      pixels[out] = linearToByte(r / covered);
      pixels[out + 1] = linearToByte(g / covered);
      pixels[out + 2] = linearToByte(b / covered);
      pixels[out + 3] = Math.round((255 * covered) / samples);
    }
  }
}

/** The pixel here or next to it whose point lies at the most similar depth; -1 when there is none. */
function nearestInDepth({ width, height, depth }: LightBuffer, x: number, y: number, z: number): number {
  const here = y * width + x;
  const own = depth[here]!;
  if (own !== 0 && Math.abs(own - z) < SAME_DEPTH) return here;
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let j = Math.max(0, y - 1); j <= Math.min(height - 1, y + 1); j++) {
    for (let i = Math.max(0, x - 1); i <= Math.min(width - 1, x + 1); i++) {
      const found = depth[j * width + i]!;
      if (found === 0) continue;
      const difference = Math.abs(found - z);
      if (difference >= least) continue;
      least = difference;
      best = j * width + i;
    }
  }
  return best;
}
