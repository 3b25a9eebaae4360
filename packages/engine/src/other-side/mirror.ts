import type { Rgba } from '@atelier/pixels/raster';

/** The picture as in a mirror: seen from behind, left and right of a silhouette change places. */
export function mirrored({ width, height, data }: Rgba): Rgba {
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = (y * width + x) * 4;
      const to = (y * width + width - 1 - x) * 4;
      for (let c = 0; c < 4; c++) out[to + c] = data[from + c]!;
    }
  }
  return { width, height, channels: 4, data: out };
}
