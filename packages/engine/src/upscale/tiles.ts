import type { Bounds } from '@atelier/pixels/bounds';
import type { Rgb } from '@atelier/pixels/raster';
import type { ModelName, Models } from '../models/models.ts';

/** A super-resolution network, and how it is fed. */
export interface Enlarger {
  readonly model: Extract<ModelName, `esrgan-${string}`>;
  /** How many pixels become of one, each way. */
  readonly factor: number;
  /**
   * How far the network looks, pixels of the source: one for each 3 x 3 convolution. Tiles that see so much of their
   * neighbours are the same as one large picture, so there is no seam to hide.
   */
  readonly sightPx: number;
}

/** Memory grows with the tile, repeated work with its inverse. */
const TILE_PX = 224;

/** Enlarges a picture of any size through a network, tile by tile. */
export async function enlargeInTiles(source: Rgb, enlarger: Enlarger, models: Models): Promise<Rgb> {
  const { factor, sightPx } = enlarger;
  const width = source.width * factor;
  const height = source.height * factor;
  const result: Rgb = { width, height, channels: 3, data: new Uint8Array(width * height * 3) };
  const inner = TILE_PX - 2 * sightPx;
  for (let top = 0; top < source.height; top += inner) {
    for (let left = 0; left < source.width; left += inner) {
      const tile = {
        left,
        top,
        width: Math.min(inner, source.width - left),
        height: Math.min(inner, source.height - top),
      };
      await enlargeTile(source, tile, enlarger, result, models);
    }
  }
  return result;
}

async function enlargeTile(
  source: Rgb,
  tile: Bounds,
  { model, factor, sightPx }: Enlarger,
  result: Rgb,
  models: Models,
): Promise<void> {
  const width = tile.width + 2 * sightPx;
  const height = tile.height + 2 * sightPx;
  const input = planesOf(source, tile.left - sightPx, tile.top - sightPx, width, height);
  const outputs = await models.run(model, { LR: { data: input, dims: [1, 3, height, width] } });
  const output = outputs.SR;
  if (!output) throw new Error(`Expected the network "${model}" to have an output "SR".`);
  copyCentre(output.data, width * factor, height * factor, sightPx * factor, result, {
    left: tile.left * factor,
    top: tile.top * factor,
    width: tile.width * factor,
    height: tile.height * factor,
  });
}

/** A window of a picture, whose edges go on outside: `Float32Array [3, height, width]`, 0..255. */
function planesOf(source: Rgb, left: number, top: number, width: number, height: number): Float32Array {
  const cells = width * height;
  const planes = new Float32Array(3 * cells);
  for (let y = 0, at = 0; y < height; y++) {
    const row = Math.min(source.height - 1, Math.max(0, top + y)) * source.width;
    for (let x = 0; x < width; x++, at++) {
      const from = 3 * (row + Math.min(source.width - 1, Math.max(0, left + x)));
      for (let c = 0; c < 3; c++) planes[c * cells + at] = source.data[from + c]!;
    }
  }
  return planes;
}

/** Copies planes `[3, height, width]` 0..255 without their border into a box of a picture. */
function copyCentre(
  planes: Float32Array | Uint8Array,
  width: number,
  height: number,
  border: number,
  into: Rgb,
  box: Bounds,
): void {
  const cells = width * height;
  for (let y = 0; y < box.height; y++) {
    let to = 3 * ((box.top + y) * into.width + box.left);
    let from = (y + border) * width + border;
    for (let x = 0; x < box.width; x++, from++) {
      for (let c = 0; c < 3; c++) {
        into.data[to++] = Math.min(255, Math.max(0, Math.round(planes[c * cells + from]!)));
      }
    }
  }
}
