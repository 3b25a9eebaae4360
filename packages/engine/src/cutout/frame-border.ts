import type { Rgb } from '@atelier/pixels/raster';

/**
 * The outermost pixels of a photo are often mixed with what a resize or an upload put around it, and show as a line
 * on a product that the frame cuts. They take the colour of the pixels beside them.
 */
export function mendFrameBorder({ width, height, data }: Rgb): Rgb {
  const mended = Uint8Array.from(data);
  if (width < 3 || height < 3) return { width, height, channels: 3, data: mended };
  const copy = (to: number, from: number) => {
    for (let c = 0; c < 3; c++) mended[to * 3 + c] = mended[from * 3 + c]!;
  };
  for (let y = 0; y < height; y++) {
    copy(y * width, y * width + 1);
    copy((y + 1) * width - 1, (y + 1) * width - 2);
  }
  const bottom = (height - 1) * width;
  for (let x = 0; x < width; x++) {
    copy(x, width + x);
    copy(bottom + x, bottom - width + x);
  }
  return { width, height, channels: 3, data: mended };
}
