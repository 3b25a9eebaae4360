import { emptyField } from '@atelier/pixels/field';
import { guidedFilter } from '@atelier/pixels/guided-filter';
import { type Oklab, oklabOfSrgb } from '@atelier/pixels/oklab';
import type { Plane, Rgb } from '@atelier/pixels/raster';
import type { WantedColour } from '../colour/read-colour.ts';

/** Chroma below this is white, grey or black; a colour's own must be above half of it. */
const COLOURLESS = 0.045;
/** Hues nearer than this (radians) have one name. */
const SAME_HUE = 0.5;
/** Lightness that a name may be off by. */
const LIGHTNESS_REACH = 0.28;
const BLACK_BELOW = 0.36;
const WHITE_ABOVE = 0.8;

/** Whether somebody would call a pixel by a colour's name. */
export function isColoured(own: Oklab, { lab, hasLightness }: WantedColour): boolean {
  const chroma = Math.hypot(own.a, own.b);
  if (Math.hypot(lab.a, lab.b) < COLOURLESS / 1.5) return isGreyLike(own, chroma, lab.l, hasLightness);
  if (chroma < 0.8 * COLOURLESS) return false;
  const turn = Math.atan2(own.b, own.a) - Math.atan2(lab.b, lab.a);
  if (Math.abs(Math.atan2(Math.sin(turn), Math.cos(turn))) > SAME_HUE) return false;
  return !hasLightness || Math.abs(own.l - lab.l) < LIGHTNESS_REACH;
}

function isGreyLike(own: Oklab, chroma: number, l: number, hasLightness: boolean): boolean {
  if (chroma > COLOURLESS) return false;
  if (!hasLightness) return own.l > BLACK_BELOW && own.l < WHITE_ABOVE;
  if (l < BLACK_BELOW) return own.l < BLACK_BELOW;
  if (l > WHITE_ABOVE) return own.l > WHITE_ABOVE - 0.1;
  return Math.abs(own.l - l) < LIGHTNESS_REACH / 2;
}

/** Share of an area that has a colour, 0..1. */
export function colouredShare({ data }: Rgb, area: Plane, wanted: WantedColour): number {
  let hits = 0;
  let all = 0;
  const step = Math.max(1, Math.floor(area.data.length / 60_000));
  for (let i = 0; i < area.data.length; i += step) {
    if (area.data[i]! < 128) continue;
    all++;
    if (isColoured(oklabOfSrgb(data[3 * i]!, data[3 * i + 1]!, data[3 * i + 2]!), wanted)) hits++;
  }
  return all === 0 ? 0 : hits / all;
}

/** Everything of a colour, with its edges where the picture has them. */
export function findColour(photo: Rgb, wanted: WantedColour): Plane {
  const { width, height, data } = photo;
  const field = emptyField(width, height);
  for (let i = 0; i < field.data.length; i++)
    if (isColoured(oklabOfSrgb(data[3 * i]!, data[3 * i + 1]!, data[3 * i + 2]!), wanted)) field.data[i] = 1;
  const radiusPx = Math.max(2, Math.round(Math.max(width, height) / 250));
  const [fine] = guidedFilter(photo, [field], { radiusPx, contrast: 0.05, stride: 1 });
  const out = new Uint8Array(width * height);
  for (let i = 0; i < out.length; i++)
    out[i] = Math.round(255 * Math.min(1, Math.max(0, (fine!.data[i]! - 0.3) / 0.4)));
  return { width, height, data: out };
}
