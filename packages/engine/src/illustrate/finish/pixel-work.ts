import { blurField } from '@atelier/pixels/blur';
import type { Field } from '@atelier/pixels/field';
import { placeNoise } from '@atelier/pixels/random';
import { type Canvas, createCanvas } from '@napi-rs/canvas';

/** Changes the pixels of a canvas in place. `data` is `Uint8ClampedArray [height * width * 4]`, RGBA. */
export function editPixels(
  canvas: Canvas,
  edit: (data: Uint8ClampedArray, width: number, height: number) => void,
): Canvas {
  const brush = canvas.getContext('2d');
  const image = brush.getImageData(0, 0, canvas.width, canvas.height);
  edit(image.data, canvas.width, canvas.height);
  brush.putImageData(image, 0, 0);
  return canvas;
}

/** A copy that may be drawn over while the original is read. */
export function copyOf(canvas: Canvas): Canvas {
  const copy = createCanvas(canvas.width, canvas.height);
  copy.getContext('2d').drawImage(canvas, 0, 0);
  return copy;
}

/** The canvas blurred by so many pixels. */
export function blurred(canvas: Canvas, sigmaPx: number): Canvas {
  const copy = createCanvas(canvas.width, canvas.height);
  const brush = copy.getContext('2d');
  // What lies under the blur keeps its edge from fading to transparent at the border of the picture.
  brush.drawImage(canvas, 0, 0);
  brush.filter = `blur(${sigmaPx}px)`;
  brush.drawImage(canvas, 0, 0);
  // Whoever paints on the copy must not paint through the filter.
  brush.filter = 'none';
  return copy;
}

export function pixelsOf(canvas: Canvas): Uint8ClampedArray {
  return canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
}

/** Luma 0..1 of the pixel that starts at `i` (Rec. 709 weights on sRGB values). */
export function lumaAt(data: Uint8ClampedArray, i: number): number {
  return (0.2126 * data[i]! + 0.7152 * data[i + 1]! + 0.0722 * data[i + 2]!) / 255;
}

export function smoothstep(low: number, high: number, v: number): number {
  const t = Math.min(1, Math.max(0, (v - low) / (high - low)));
  return t * t * (3 - 2 * t);
}

/** Smooth noise in [0, 1): white noise on a lattice of `cellPx`, interpolated. */
export function smoothNoise(x: number, y: number, cellPx: number, seed: number): number {
  const u = x / cellPx;
  const v = y / cellPx;
  const column = Math.floor(u);
  const row = Math.floor(v);
  const fx = smoothstep(0, 1, u - column);
  const fy = smoothstep(0, 1, v - row);
  const top = placeNoise(column, row, seed) * (1 - fx) + placeNoise(column + 1, row, seed) * fx;
  const bottom = placeNoise(column, row + 1, seed) * (1 - fx) + placeNoise(column + 1, row + 1, seed) * fx;
  return top * (1 - fy) + bottom * fy;
}

/**
 * Where colours meet, 0..1: the colour gradient of the picture (Sobel, largest channel), thresholded, widened to lines
 * of about `widthPx`.
 */
export function outlines(canvas: Canvas, widthPx: number, sensitivity = 1): Field {
  const { width, height } = canvas;
  const source = pixelsOf(blurred(canvas, Math.max(0.5, widthPx * 0.25)));
  const strength = new Float32Array(width * height);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const gradient = colourGradient(source, (y * width + x) * 4, width * 4);
      strength[y * width + x] = smoothstep(26 / sensitivity, 90 / sensitivity, gradient);
    }
  }
  const wide = blurField({ width, height, data: strength }, widthPx * 0.42);
  return { width, height, data: wide.data.map((v) => smoothstep(0.2, 0.48, v)) };
}

/** Length of the gradient in sRGB steps a pixel, of the channel where it is longest; `i` is the pixel, `row` a row's bytes. */
function colourGradient(data: Uint8ClampedArray, i: number, row: number): number {
  let longest = 0;
  for (let c = 0; c < 3; c++) {
    const at = i + c;
    const dx =
      data[at + 4]! -
      data[at - 4]! +
      0.5 * (data[at + 4 - row]! + data[at + 4 + row]! - data[at - 4 - row]! - data[at - 4 + row]!);
    const dy =
      data[at + row]! -
      data[at - row]! +
      0.5 * (data[at + row - 4]! + data[at + row + 4]! - data[at - row - 4]! - data[at - row + 4]!);
    longest = Math.max(longest, dx * dx + dy * dy);
  }
  return Math.sqrt(longest);
}
