import { greyPng } from './grey-png.ts';
import { type Box, createMask, isEmptyBox, type Mask } from './mask.ts';

/** Masks are painted at up to this many pixels, so that strokes stay immediate; they are written in the picture's size. */
const MOST_PIXELS = 4_000_000;
/** Luminance of sRGB values (ITU-R BT.601), as the server weighs masks. */
const LUMA = [0.299, 0.587, 0.114] as const;

export interface Size {
  width: number;
  height: number;
}

/** How large the mask of a picture is while it is painted. */
export function paintingSize({ width, height }: Size): Size {
  const scale = Math.min(1, Math.sqrt(MOST_PIXELS / (width * height)));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** RGBA of a picture in a size. */
export async function pixelsOf(blob: Blob, { width, height }: Size): Promise<Uint8ClampedArray> {
  const bitmap = await createImageBitmap(blob);
  const context = contextOf({ width, height });
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return context.getImageData(0, 0, width, height).data;
}

/** Reads a picture as a mask, as the server does: luminance times alpha, or alpha alone for shapes without any light. */
export async function readMask(blob: Blob, size: Size): Promise<Mask> {
  const pixels = await pixelsOf(blob, size);
  const mask = createMask(size.width, size.height);
  const alpha = createMask(size.width, size.height);
  let light = 0;
  for (let index = 0; index < mask.data.length; index++) {
    const [red = 0, green = 0, blue = 0, opacity = 0] = pixels.subarray(index * 4, index * 4 + 4);
    const luminance = LUMA[0] * red + LUMA[1] * green + LUMA[2] * blue;
    mask.data[index] = Math.round((luminance * opacity) / 255);
    alpha.data[index] = opacity;
    light += mask.data[index]!;
  }
  const hasHoles = alpha.data.includes(0);
  return light === 0 && hasHoles ? alpha : mask;
}

/** The mask as a file in the size of its picture. */
export async function writeMask(mask: Mask, size: Size): Promise<Blob> {
  const png = await greyPng(mask);
  if (mask.width === size.width && mask.height === size.height) return png;
  const pixels = await pixelsOf(png, size);
  return greyPng({
    ...size,
    data: Uint8Array.from({ length: size.width * size.height }, (_, at) => pixels[at * 4]!),
  });
}

/** Red, green, blue. */
export type Tint = readonly [number, number, number];

/** Draws a part of the mask as a tint over the picture, or alone in black and white. */
export function drawMask(context: CanvasRenderingContext2D, mask: Mask, box: Box, tint: Tint | null): void {
  if (isEmptyBox(box)) return;
  const { left, top, right, bottom } = box;
  const image = new ImageData(right - left, bottom - top);
  for (let y = top, to = 0; y < bottom; y++) {
    for (let x = left; x < right; x++, to += 4) {
      const value = mask.data[y * mask.width + x]!;
      for (let channel = 0; channel < 3; channel++) image.data[to + channel] = tint?.[channel] ?? value;
      image.data[to + 3] = tint === null ? 255 : value;
    }
  }
  context.putImageData(image, left, top);
}

/** A canvas of a size to draw on. */
export function canvasOf({ width, height }: Size): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

export function contextOf(size: Size): CanvasRenderingContext2D {
  const context = canvasOf(size).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('this browser draws no canvas');
  return context;
}
