import type { Rgb } from '@atelier/pixels/raster';
import { SRGB_TO_LINEAR } from '@atelier/pixels/srgb';
import type { PersonInPhoto } from './photo-parts.ts';

type Colour = readonly [r: number, g: number, b: number];

/** Where no skin is seen at all, linear light. */
const UNSEEN: Colour = [0.42, 0.25, 0.18];
const SURE = 0.85;
/** Skin brighter than this share of it all is neither in shadow nor shining. */
const LIT = 0.68;
const ENOUGH_PX = 150;
/** Pixels looked at: every so manieth. */
const STRIDE = 3;

/** The colour of well-lit skin in a photo, linear light: of face, arms, legs and neck. */
export function skinColour(photo: Rgb, parts: PersonInPhoto): Colour {
  const shown = parts.skin.map((skin, i) => Math.max(skin, parts.face[i]!));
  return litColour(photo, shown) ?? UNSEEN;
}

function litColour({ data }: Rgb, shown: Float32Array): Colour | undefined {
  const channels: [number[], number[], number[]] = [[], [], []];
  for (let i = 0; i < shown.length; i += STRIDE) {
    if (shown[i]! < SURE) continue;
    for (const c of [0, 1, 2] as const) channels[c].push(SRGB_TO_LINEAR[data[3 * i + c]!]!);
  }
  if (channels[0].length < ENOUGH_PX / STRIDE) return undefined;
  const [r, g, b] = channels.map((values) => values.sort((x, y) => x - y)[Math.floor(LIT * values.length)]!);
  return [r!, g!, b!];
}
