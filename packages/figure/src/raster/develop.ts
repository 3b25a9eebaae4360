import { linearToByte } from '@atelier/pixels/srgb';
import type { ProjectedScene } from './fragment.ts';
import { emptyFragment, emptyReflectance, locate, resetReflectance } from './fragment.ts';
import type { LightBuffer } from './light-buffer.ts';
import type { Lights, Radiance } from './lighting.ts';
import { illuminate, toneMap } from './lighting.ts';
import type { SampleGrid } from './rasterise.ts';
import { signedArea } from './rasterise.ts';
import { type ReachingLight, readLight } from './read-light.ts';

const PIXEL_MIDDLE = 0.5;

/**
 * Colours a window: each sheet of triangles in a pixel is shaded once, at the mean place of its samples, and counts by
 * their number.
 * @param cellsPerPixel scale of the light's picture
 * @param pixels straight-alpha sRGB of the window: `Uint8Array [height * width * 4]`, zeros where nothing is
 */
export function develop(
  scene: ProjectedScene,
  grid: SampleGrid,
  light: LightBuffer,
  cellsPerPixel: number,
  lights: Lights,
  pixels: Uint8Array,
): void {
  const { left, top, width, height, offsets } = grid;
  const samples = offsets.length / 2;
  const fragment = emptyFragment();
  const reflectance = emptyReflectance();
  const radiance: Radiance = { r: 0, g: 0, b: 0 };
  const reach: ReachingLight = { key: 1, open: 1 };
  const contents = emptyContents(samples);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const covered = sortSamples(scene, grid, y * width + x, contents);
      if (covered === 0) continue;
      if (contents.distinct > 1) mergeSheets(scene, contents);
      let r = 0;
      let g = 0;
      let b = 0;
      for (let k = 0; k < contents.distinct; k++) {
        const id = contents.ids[k]!;
        const count = contents.counts[k]!;
        const px = left + x + contents.sumX[k]! / count;
        const py = top + y + contents.sumY[k]! / count;
        const depth = locate(scene, id, px, py, fragment);
        resetReflectance(reflectance, fragment);
        scene.surfaces[scene.surfaceOf[id]!]!.surface.material.reflect(fragment, reflectance);
        readLight(
          light,
          (left + x + PIXEL_MIDDLE) * cellsPerPixel,
          (top + y + PIXEL_MIDDLE) * cellsPerPixel,
          depth,
          reach,
        );
        illuminate(fragment, reflectance, lights, reach.key, reach.open, radiance);
        r += count * toneMap(radiance.r);
        g += count * toneMap(radiance.g);
        b += count * toneMap(radiance.b);
      }
      const out = (y * width + x) * 4;
      pixels[out] = linearToByte(r / covered);
      pixels[out + 1] = linearToByte(g / covered);
      pixels[out + 2] = linearToByte(b / covered);
      pixels[out + 3] = Math.round((255 * covered) / samples);
    }
  }
}

/** The distinct triangles in a pixel, how many samples each has, and the sums of their places in the pixel. */
interface PixelContents {
  distinct: number;
  readonly ids: Uint32Array;
  readonly counts: Float64Array;
  readonly sumX: Float64Array;
  readonly sumY: Float64Array;
}

function emptyContents(samples: number): PixelContents {
  return {
    distinct: 0,
    ids: new Uint32Array(samples),
    counts: new Float64Array(samples),
    sumX: new Float64Array(samples),
    sumY: new Float64Array(samples),
  };
}

/**
 * Joins triangles of a pixel that share a corner and show the same side: they are one sheet, whose colour at the mean
 * place is as good as the mean of its colours. Fine meshes have several in each pixel. The largest stands for all.
 */
function mergeSheets(scene: ProjectedScene, contents: PixelContents): void {
  const { ids, counts, sumX, sumY } = contents;
  let kept = 1;
  for (let k = 1; k < contents.distinct; k++) {
    const id = ids[k]!;
    let into = 0;
    while (into < kept && !isSameSheet(scene, ids[into]!, id)) into++;
    if (into < kept) {
      if (counts[k]! > counts[into]!) ids[into] = id;
      counts[into] = counts[into]! + counts[k]!;
      sumX[into] = sumX[into]! + sumX[k]!;
      sumY[into] = sumY[into]! + sumY[k]!;
      continue;
    }
    ids[kept] = id;
    counts[kept] = counts[k]!;
    sumX[kept] = sumX[k]!;
    sumY[kept] = sumY[k]!;
    kept++;
  }
  contents.distinct = kept;
}

function isSameSheet(scene: ProjectedScene, first: number, second: number): boolean {
  const index = scene.surfaceOf[first]!;
  if (index !== scene.surfaceOf[second]!) return false;
  const { surface, screen, firstId } = scene.surfaces[index]!;
  const { triangles } = surface;
  const p = (first - firstId) * 3;
  const q = (second - firstId) * 3;
  const a = triangles[p]!;
  const b = triangles[p + 1]!;
  const c = triangles[p + 2]!;
  const d = triangles[q]!;
  const e = triangles[q + 1]!;
  const f = triangles[q + 2]!;
  const touches =
    a === d || a === e || a === f || b === d || b === e || b === f || c === d || c === e || c === f;
  return touches && signedArea(screen, a, b, c) > 0 === signedArea(screen, d, e, f) > 0;
}

const isHeldOut = ({ surfaces, surfaceOf }: ProjectedScene, id: number): boolean =>
  surfaces[surfaceOf[id]!]!.surface.holdOut === true;

/** Sorts a pixel's samples by triangle and says how many show anything. */
function sortSamples(
  scene: ProjectedScene,
  { ids, offsets, width, height }: SampleGrid,
  cell: number,
  contents: PixelContents,
): number {
  if (ids === undefined) return 0;
  const planeCells = width * height;
  const { ids: seen, counts, sumX, sumY } = contents;
  let distinct = 0;
  let covered = 0;
  // Neighbouring samples mostly show the same triangle: the last one found is tried first.
  let last = -1;
  for (let s = 0, at = cell; s < offsets.length >> 1; s++, at += planeCells) {
    const id = ids[at]!;
    if (id === 0 || isHeldOut(scene, id)) continue;
    covered++;
    if (last < 0 || seen[last] !== id) {
      last = 0;
      while (last < distinct && seen[last] !== id) last++;
      if (last === distinct) {
        distinct++;
        seen[last] = id;
        counts[last] = 0;
        sumX[last] = 0;
        sumY[last] = 0;
      }
    }
    counts[last] = counts[last]! + 1;
    sumX[last] = sumX[last]! + offsets[s * 2]!;
    sumY[last] = sumY[last]! + offsets[s * 2 + 1]!;
  }
  contents.distinct = distinct;
  return covered;
}
