import type { SafeZone } from '@atelier/contracts/image-studio';
import type { Raster } from '@atelier/pixels/raster';

/** How much black lies over what the platform may cover. */
const VEIL = 0.4;
const BORDER = [255, 221, 0] as const;
/** Width of the border at a long side of 1080 pixels. */
const BORDER_PX = 2;
const BORDER_LONG_SIDE_PX = 1080;

/** A copy of a picture with its safe zone framed and the rest darkened, to be looked at, not to be posted. */
export function drawSafeZone(picture: Raster, zone: SafeZone): Raster {
  const { width, height, channels } = picture;
  const left = Math.round(zone.left * width);
  const right = Math.round((1 - zone.right) * width);
  const top = Math.round(zone.top * height);
  const bottom = Math.round((1 - zone.bottom) * height);
  const border = Math.max(1, Math.round((BORDER_PX * Math.max(width, height)) / BORDER_LONG_SIDE_PX));
  const data = Uint8Array.from(picture.data);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      // How deep inside the zone a pixel lies; negative outside.
      const depth = Math.min(x - left, right - 1 - x, y - top, bottom - 1 - y);
      if (depth >= border) {
        x = right - 1 - border;
        continue;
      }
      const at = (y * width + x) * channels;
      if (depth < 0) darken(data, at, channels);
      else paintBorder(data, at, channels);
    }
  }
  return { width, height, channels, data };
}

/** Lays the veil over a pixel; transparent ones get it, too. */
function darken(data: Uint8Array, at: number, channels: number): void {
  if (channels === 3) {
    for (let c = 0; c < 3; c++) data[at + c] = Math.round(data[at + c]! * (1 - VEIL));
    return;
  }
  const below = (data[at + 3]! / 255) * (1 - VEIL);
  const alpha = VEIL + below;
  for (let c = 0; c < 3; c++) data[at + c] = Math.round((data[at + c]! * below) / alpha);
  data[at + 3] = Math.round(255 * alpha);
}

function paintBorder(data: Uint8Array, at: number, channels: number): void {
  data.set(BORDER, at);
  if (channels === 4) data[at + 3] = 255;
}
