import { oklabOfSrgb } from '@atelier/pixels/oklab';
import type { Rgba } from '@atelier/pixels/raster';

/** Mean Oklab lightness of the covered pixels, from every few of them; 0.5 when nothing is covered. */
export function meanLightness({ width, height, data }: Rgba): number {
  const step = Math.max(1, Math.floor(Math.sqrt((width * height) / 20_000)));
  let sum = 0;
  let count = 0;
  for (let y = 0; y < height; y += step) {
    for (let x = 0; x < width; x += step) {
      const i = (y * width + x) * 4;
      if (data[i + 3]! < 200) continue;
      sum += oklabOfSrgb(data[i]!, data[i + 1]!, data[i + 2]!).l;
      count++;
    }
  }
  return count > 0 ? sum / count : 0.5;
}
