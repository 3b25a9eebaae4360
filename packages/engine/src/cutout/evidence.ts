import type { Rgb } from '@atelier/pixels/raster';
import { type Backdrop, backdropAt } from './backdrop.ts';
import { gatherPalettes, PALETTE_STRIDE, type Palettes, tileAt } from './palettes.ts';
import type { Trimap } from './trimap.ts';

/** Colour distances (0..255 units) below this say nothing. */
const NOISE = 14;
/** Say of the colours and of the network; the network's grows with its certainty. */
const COLOUR_SAY = 0.65;
const PLAIN_COLOUR_SAY = 0.95;
const NETWORK_SAY = 0.6;
/** A colour at least so far from a plain backdrop, in units and in the backdrop's deviations, is not the backdrop. */
const OFF_BACKDROP_UNITS = 14;
const OFF_BACKDROP_DEVIATIONS = 4;
/** A shadow keeps this share of the backdrop's light at least, and its colour up to this error. */
const SHADOW_LIGHT = 0.25;
const SHADOW_COLOUR_ERROR = 12;
/** Where the network sees at least a hint of the object, darkness is the object's own. */
const SHADOW_LIKELIHOOD = 0.35;
/** How much of the distance to the backdrop a shadow's darkness explains. */
const SHADOW_DISCOUNT = 0.5;

/**
 * What speaks for the object (-1) and for the ground (1) at each pixel of the band: the colours that object and
 * ground have nearby, the plain backdrop if there is one with the shadows that fall on it, and the network.
 * `Float32Array`, in the order of `trimap.band`.
 */
export function weighEvidence(picture: Rgb, trimap: Trimap, backdrop: Backdrop | undefined): Float32Array {
  const { objects, grounds } = gatherPalettes(picture, trimap);
  const { band } = trimap;
  const evidence = new Float32Array(band.length);
  const plain = new Float64Array(3);
  const colourSay = backdrop ? PLAIN_COLOUR_SAY : COLOUR_SAY;
  for (let k = 0; k < band.length; k++) {
    const at = band[k]!;
    const x = at % trimap.width;
    const y = (at - x) / trimap.width;
    let toObject = distanceTo(objects, x, y, picture.data, at * 3);
    let toGround = distanceTo(grounds, x, y, picture.data, at * 3);
    if (backdrop) {
      backdropAt(backdrop, x, y, plain);
      const off = offBackdrop(picture.data, at * 3, plain);
      const clearlyOff = OFF_BACKDROP_UNITS + OFF_BACKDROP_DEVIATIONS * backdrop.deviation;
      const shadow = off.shadow && trimap.likelihood[at]! < SHADOW_LIKELIHOOD;
      toGround = Math.min(toGround, shadow ? off.inShadow : off.distance);
      if (!shadow && off.distance > clearlyOff ** 2) toObject = Math.min(toObject, off.distance / 4);
    }
    const colour = (toObject - toGround) / (toObject + toGround + NOISE ** 2);
    evidence[k] = colourSay * colour + NETWORK_SAY * (1 - 2 * trimap.likelihood[at]!);
  }
  return evidence;
}

/** Squared distance from a pixel's colour to the nearest colour of its tile. */
function distanceTo(palettes: Palettes, x: number, y: number, data: Uint8Array, at: number): number {
  const tile = tileAt(palettes, x, y);
  const from = tile * PALETTE_STRIDE;
  let least = 3 * 255 ** 2;
  for (let k = from; k < from + palettes.counts[tile]! * 3; k += 3) {
    const red = palettes.colours[k]! - data[at]!;
    const green = palettes.colours[k + 1]! - data[at + 1]!;
    const blue = palettes.colours[k + 2]! - data[at + 2]!;
    least = Math.min(least, red * red + green * green + blue * blue);
  }
  return least;
}

/**
 * Squared distance from the backdrop's colour as it is and as it would be in shadow, which multiplies it by a
 * factor below 1; and whether the pixel can be such a shadow.
 */
function offBackdrop(
  data: Uint8Array,
  at: number,
  plain: Float64Array,
): { distance: number; inShadow: number; shadow: boolean } {
  let dot = 0;
  let square = 0;
  let distance = 0;
  for (let c = 0; c < 3; c++) {
    dot += data[at + c]! * plain[c]!;
    square += plain[c]! ** 2;
    distance += (data[at + c]! - plain[c]!) ** 2;
  }
  const light = dot / Math.max(1, square);
  const darkness = (1 - light) ** 2 * square;
  const colourError = Math.max(0, distance - darkness);
  const shadow = light < 1 && light >= SHADOW_LIGHT && colourError <= SHADOW_COLOUR_ERROR ** 2;
  return { distance, inShadow: colourError + (1 - SHADOW_DISCOUNT) ** 2 * darkness, shadow };
}
