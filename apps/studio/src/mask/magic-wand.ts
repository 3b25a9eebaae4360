import { type Box, coverPixel, type Mask, type MaskMode, type Point, wholeBox } from './mask.ts';

/**
 * Takes the area around a point whose colours are near the point's, as far as it is connected (scan-line flood fill).
 * @param pixels RGBA of the mask's size
 * @param tolerance largest difference of any channel, 0..255
 * @returns the pixels that may have changed
 */
export function takeSimilar(
  mask: Mask,
  pixels: Uint8ClampedArray,
  from: Point,
  tolerance: number,
  mode: MaskMode,
): Box {
  const { width, height } = mask;
  const x = Math.floor(from.x);
  const y = Math.floor(from.y);
  if (x < 0 || y < 0 || x >= width || y >= height) return { left: 0, top: 0, right: 0, bottom: 0 };
  const seed = y * width + x;
  const colour = pixels.slice(seed * 4, seed * 4 + 4);
  const isNear = (index: number) => {
    for (let channel = 0; channel < 4; channel++)
      if (Math.abs(pixels[index * 4 + channel]! - colour[channel]!) > tolerance) return false;
    return true;
  };
  const seen = new Uint8Array(width * height);
  const waiting = [seed];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    if (seen[index] === 1) continue;
    const row = index - (index % width);
    // The whole run of near pixels around this one, and the rows above and below it later.
    let left = index;
    while (left > row && seen[left - 1] === 0 && isNear(left - 1)) left--;
    let right = index;
    while (right + 1 < row + width && seen[right + 1] === 0 && isNear(right + 1)) right++;
    for (let at = left; at <= right; at++) {
      seen[at] = 1;
      coverPixel(mask, at, 255, mode);
      for (const next of [at - width, at + width])
        if (next >= 0 && next < width * height && seen[next] === 0 && isNear(next)) waiting.push(next);
    }
  }
  return wholeBox(mask);
}
