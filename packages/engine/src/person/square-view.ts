import type { Rgb } from '@atelier/pixels/raster';
import sharp from 'sharp';
import type { Box } from './types.ts';

/** A square part of a photo; may reach beyond its borders. Pixels of the photo. */
export interface Square {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

const GREY = { r: 128, g: 128, b: 128 };

/** The smallest square with the same centre that holds a box, `scale` times as large. */
export function squareAround({ x, y, width, height }: Box, scale: number): Square {
  const side = Math.max(width, height) * scale;
  return { x: x + (width - side) / 2, y: y + (height - side) / 2, side };
}

/** Looks at a square at `side` x `side` pixels; what lies outside the photo is grey. */
export async function viewSquare(photo: Rgb, square: Square, side: number): Promise<Rgb> {
  const scale = side / square.side;
  const left = clamp(Math.round(square.x), 0, photo.width - 1);
  const top = clamp(Math.round(square.y), 0, photo.height - 1);
  const right = clamp(Math.round(square.x + square.side), left + 1, photo.width);
  const bottom = clamp(Math.round(square.y + square.side), top + 1, photo.height);
  const x = clamp(Math.round((left - square.x) * scale), 0, side - 1);
  const y = clamp(Math.round((top - square.y) * scale), 0, side - 1);
  const width = clamp(Math.round((right - left) * scale), 1, side - x);
  const height = clamp(Math.round((bottom - top) * scale), 1, side - y);
  const raw = { width: photo.width, height: photo.height, channels: 3 as const };
  const data = await sharp(photo.data, { raw })
    .extract({ left, top, width: right - left, height: bottom - top })
    .resize(width, height, { fit: 'fill' })
    .extend({ left: x, top: y, right: side - x - width, bottom: side - y - height, background: GREY })
    .raw()
    .toBuffer();
  return { width: side, height: side, channels: 3, data };
}

function clamp(value: number, lowest: number, highest: number): number {
  return Math.min(Math.max(value, lowest), highest);
}
