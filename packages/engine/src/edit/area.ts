import type { Raster } from '@atelier/pixels/raster';
import { type EditArea, readMask, transparentArea, wholeArea } from './edit-mask.ts';

interface Asked {
  readonly picture: Raster;
  readonly mask?: Raster;
  readonly growPx: number;
  readonly featherPx: number;
}

/** The area that a request means: its mask, else the transparent part of its picture, else all of it. */
export async function areaOf({ picture, mask, growPx, featherPx }: Asked): Promise<EditArea> {
  const edge = { growPx, featherPx };
  if (mask) return readMask(mask, picture, edge);
  return (await transparentArea(picture, edge)) ?? wholeArea(picture);
}
