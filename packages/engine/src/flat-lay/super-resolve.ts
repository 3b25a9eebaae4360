import { bleedColour } from '@atelier/pixels/bleed';
import type { Bounds } from '@atelier/pixels/bounds';
import type { Plane, Rgb, Rgba } from '@atelier/pixels/raster';
import { resizePlane } from '@atelier/pixels/resample';
import type { Models } from '../models/models.ts';

const TILE_PX = 256;
/** Tiles see this much of their neighbours; the network's field of view is about as wide. */
const OVERLAP_PX = 10;
const FACTOR = 2;

/**
 * Doubles a cutout: colours through the super-resolution network in tiles, alpha by Lanczos. Tiles without anything
 * to see are skipped.
 */
export async function doubleCutout(source: Rgba, models: Models): Promise<Rgba> {
  const matte = alphaOf(source);
  const colours = await doubleColours(bleedColour(source), matte, models);
  const alpha = await resizePlane(matte, source.width * FACTOR, source.height * FACTOR);
  const data = new Uint8Array(colours.width * colours.height * 4);
  for (let i = 0; i < alpha.data.length; i++) {
    data[i * 4] = colours.data[i * 3]!;
    data[i * 4 + 1] = colours.data[i * 3 + 1]!;
    data[i * 4 + 2] = colours.data[i * 3 + 2]!;
    data[i * 4 + 3] = alpha.data[i]!;
  }
  return { width: colours.width, height: colours.height, channels: 4, data };
}

function alphaOf({ width, height, data }: Rgba): Plane {
  const alpha = new Uint8Array(width * height);
  for (let i = 0; i < alpha.length; i++) alpha[i] = data[i * 4 + 3]!;
  return { width, height, data: alpha };
}

async function doubleColours(source: Rgb, matte: Plane, models: Models): Promise<Rgb> {
  const out = new Uint8Array(source.width * source.height * 3 * FACTOR * FACTOR);
  const result: Rgb = {
    width: source.width * FACTOR,
    height: source.height * FACTOR,
    channels: 3,
    data: out,
  };
  const inner = TILE_PX - 2 * OVERLAP_PX;
  for (let top = 0; top < source.height; top += inner) {
    for (let left = 0; left < source.width; left += inner) {
      const width = Math.min(inner, source.width - left);
      const height = Math.min(inner, source.height - top);
      const tile = { left, top, width, height };
      if (hasContent(matte, tile)) await doubleTile(source, result, tile, models);
    }
  }
  return result;
}

function hasContent(matte: Plane, tile: Bounds): boolean {
  for (let y = tile.top; y < tile.top + tile.height; y++) {
    const row = y * matte.width + tile.left;
    if (matte.data.subarray(row, row + tile.width).some((alpha) => alpha > 0)) return true;
  }
  return false;
}

async function doubleTile(source: Rgb, into: Rgb, tile: Bounds, models: Models): Promise<void> {
  const width = tile.width + 2 * OVERLAP_PX;
  const height = tile.height + 2 * OVERLAP_PX;
  const plane = width * height;
  const input = new Float32Array(plane * 3); // [1, 3, height, width], 0..255
  for (let y = 0; y < height; y++) {
    const sy = Math.min(Math.max(tile.top + y - OVERLAP_PX, 0), source.height - 1);
    for (let x = 0; x < width; x++) {
      const sx = Math.min(Math.max(tile.left + x - OVERLAP_PX, 0), source.width - 1);
      for (let c = 0; c < 3; c++)
        input[c * plane + y * width + x] = source.data[(sy * source.width + sx) * 3 + c]!;
    }
  }
  const output = await models.run('esrgan-x2', { LR: { data: input, dims: [1, 3, height, width] } });
  const doubled = Object.values(output)[0]!.data;
  copyCentre(doubled, width * FACTOR, height * FACTOR, into, tile);
}

function copyCentre(
  doubled: Float32Array | Uint8Array,
  width: number,
  height: number,
  into: Rgb,
  tile: Bounds,
): void {
  const border = OVERLAP_PX * FACTOR;
  for (let y = 0; y < tile.height * FACTOR; y++) {
    for (let x = 0; x < tile.width * FACTOR; x++) {
      const to = ((tile.top * FACTOR + y) * into.width + tile.left * FACTOR + x) * 3;
      const from = (y + border) * width + x + border;
      for (let c = 0; c < 3; c++) {
        const value = Math.round(doubled[c * width * height + from]!);
        into.data[to + c] = Math.min(255, Math.max(0, value));
      }
    }
  }
}
