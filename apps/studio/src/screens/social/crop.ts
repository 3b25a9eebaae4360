/** Pixels. */
export interface Size {
  width: number;
  height: number;
}

/** A part of a picture, in its pixels. */
export interface Crop extends Size {
  x: number;
  y: number;
}

/** Shares of width and height, 0..1. */
export interface Point {
  x: number;
  y: number;
}

/** The largest window of a format's shape inside a picture, around a point as far as the borders let it: as the server cuts. */
export function cropAround(picture: Size, format: Size, { x, y }: Point): Crop {
  const isWide = picture.width * format.height > format.width * picture.height;
  const width = isWide ? Math.round((picture.height * format.width) / format.height) : picture.width;
  const height = isWide ? picture.height : Math.round((picture.width * format.height) / format.width);
  return {
    x: clamp(Math.round(x * picture.width - width / 2), 0, picture.width - width),
    y: clamp(Math.round(y * picture.height - height / 2), 0, picture.height - height),
    width,
    height,
  };
}

/** The point in the middle of a crop. */
export function middleOf(picture: Size, { x, y, width, height }: Crop): Point {
  return { x: (x + width / 2) / picture.width, y: (y + height / 2) / picture.height };
}

/** A point moved by shares of the picture, kept inside it. */
export function moved({ x, y }: Point, byX: number, byY: number): Point {
  return { x: clamp(x + byX, 0, 1), y: clamp(y + byY, 0, 1) };
}

/** Whether a crop has fewer pixels than its format needs. */
export function isEnlarged(crop: Size, format: Size): boolean {
  return format.width > crop.width || format.height > crop.height;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
