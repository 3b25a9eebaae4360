import type { Axis } from './marginal.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A part of a picture, whole pixels, inside it. */
export interface Crop extends Size {
  readonly x: number;
  readonly y: number;
}

/** The largest window of a shape that fits into a picture, and the one axis along which it can be moved. */
export interface FreeWindow extends Size {
  readonly axis: Axis;
  /** How far it can be moved, pixels. */
  readonly room: number;
}

/** The largest window of the target's shape inside a picture, at least one pixel a side. */
export function freeWindow(picture: Size, target: Size): FreeWindow {
  if (picture.width * target.height > target.width * picture.height) {
    const width = clamp(Math.round((picture.height * target.width) / target.height), 1, picture.width);
    return { axis: 'x', width, height: picture.height, room: picture.width - width };
  }
  const height = clamp(Math.round((picture.width * target.height) / target.width), 1, picture.height);
  return { axis: 'y', width: picture.width, height, room: picture.height - height };
}

/** The window moved by so many pixels from the left or upper border. */
export function cropAt({ axis, width, height }: FreeWindow, offset: number): Crop {
  return { x: axis === 'x' ? offset : 0, y: axis === 'y' ? offset : 0, width, height };
}

/** The window in the middle. */
export function centredCrop(window: FreeWindow): Crop {
  return cropAt(window, Math.round(window.room / 2));
}

/** The window with a point (0..1 of the picture) as near to its middle as the borders allow. */
export function cropAround(window: FreeWindow, point: { x: number; y: number }): Crop {
  const side = window.axis === 'x' ? window.width : window.height;
  const middle = point[window.axis] * (side + window.room);
  return cropAt(window, clamp(Math.round(middle - side / 2), 0, window.room));
}

function clamp(value: number, lowest: number, highest: number): number {
  return Math.min(Math.max(value, lowest), highest);
}
