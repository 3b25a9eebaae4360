import { aboveHairline } from '../hair/hairline.ts';
import { smoothstep, valueNoise } from '../noise.ts';
import type { Colour } from '../palette.ts';
import { type Paint, tint } from './paint.ts';

/** Lowest canonical y at which the scalp can begin. */
const SCALP_FROM_Y = 6.5;

/** Roots and shadow under the hair, so that no bare skin shows between strands; thin towards the hairline. */
export function scalpShadow(hair: Colour, receding: number): Paint {
  const colour: Colour = [hair[0] * 0.5, hair[1] * 0.48, hair[2] * 0.46];
  return (place, out) => {
    const { x, y, z } = place;
    if (y < SCALP_FROM_Y || (Math.abs(x) > 0.74 && y < 7.38 && z > 0.2)) return;
    const ragged = 0.06 * (valueNoise(x * 22, y * 22, z * 22) - 0.5);
    const share = smoothstep(-0.05, 0.13, aboveHairline(x, y, z, receding) + ragged);
    if (share === 0) return;
    tint(out, colour, 0.98 * share);
    out.specular *= 1 - share;
    out.subsurface *= 1 - share;
  };
}
