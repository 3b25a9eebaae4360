import type { OutputPaddings, OutputSize } from '@atelier/contracts';
import type { Camera } from '../raster/camera.ts';

/** A rectangle of a camera's picture, in its pixels. */
export interface Window {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Rounding must not push anything over the edge of the free border, pixels. */
const SAFETY_PX = 0.05;

/**
 * The same camera zoomed and shifted so that `window` just fits into the picture, or into what the paddings leave of
 * it, in the middle.
 * @throws RangeError when the paddings leave no room
 */
export function placeOnPicture(
  reference: Camera,
  window: Window,
  size: OutputSize,
  paddings: OutputPaddings = { top: 0, bottom: 0, left: 0, right: 0 },
): Camera {
  const width = size.width - paddings.left - paddings.right;
  const height = size.height - paddings.top - paddings.bottom;
  if (width < 1 || height < 1) {
    throw new RangeError(`Expected paddings that leave room inside ${size.width}x${size.height} pixels.`);
  }
  const scale = Math.min((width - 2 * SAFETY_PX) / window.width, (height - 2 * SAFETY_PX) / window.height);
  const middleX = paddings.left + width / 2;
  const middleY = paddings.top + height / 2;
  return {
    ...reference,
    focal: reference.focal * scale,
    centreX: middleX + (reference.centreX - window.left - window.width / 2) * scale,
    centreY: middleY + (reference.centreY - window.top - window.height / 2) * scale,
    width: size.width,
    height: size.height,
  };
}
