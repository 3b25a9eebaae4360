import type { Sharp } from 'sharp';
import { LIMITS } from '../decode/index.ts';
import { PictureRefused } from '../refusals.ts';

/** Another size in pixels; proportions always stay. */
export type ResizeWish =
  /** Of both sides. */
  | { readonly percent: number }
  /** The largest picture within these sides; an absent one leaves the other to decide. */
  | { readonly width?: number; readonly height?: number };

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * The size that a picture is resized to; its own without a wish.
 * @throws PictureRefused when the result would be larger than any picture may be
 */
export function resizedSize({ width, height }: Size, wish: ResizeWish | undefined): Size {
  if (wish === undefined) return { width, height };
  const scale = scaleFor({ width, height }, wish);
  const size = {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
  if (Math.max(size.width, size.height) > LIMITS.sidePx || size.width * size.height > LIMITS.pixels)
    throw new PictureRefused(
      `${size.width} x ${size.height} pixels are too many; please choose a smaller size.`,
    );
  return size;
}

function scaleFor({ width, height }: Size, wish: ResizeWish): number {
  if ('percent' in wish) return wish.percent / 100;
  const scales = [
    ...(wish.width === undefined ? [] : [wish.width / width]),
    ...(wish.height === undefined ? [] : [wish.height / height]),
  ];
  return scales.length === 0 ? 1 : Math.min(...scales);
}

/** Pixels in another size (Lanczos, light added up in sRGB as browsers do). */
export function resized(image: Sharp, from: Size, to: Size): Sharp {
  if (from.width === to.width && from.height === to.height) return image;
  return image.resize(to.width, to.height, { fit: 'fill', kernel: 'lanczos3' });
}
