import type { Raster } from '@atelier/pixels/raster';

/** Whether anything in a picture lets the ground through. */
export function isTransparent({ channels, data }: Raster): boolean {
  if (channels === 3) return false;
  for (let alpha = 3; alpha < data.length; alpha += 4) if (data[alpha] !== 255) return true;
  return false;
}

/** Whether anything is neither opaque nor clear, as soft edges are. */
export function isSoft({ channels, data }: Raster): boolean {
  if (channels === 3) return false;
  for (let alpha = 3; alpha < data.length; alpha += 4) {
    if (data[alpha] !== 255 && data[alpha] !== 0) return true;
  }
  return false;
}
