import { smoothstep, valueNoise } from '../noise.ts';
import type { Colour } from '../palette.ts';
import { type Paint, tint } from '../skin/paint.ts';
import { insideBeard } from './beard-area.ts';

/** Width of the zone in which a beard thins out, dm. */
const EDGE_DM = 0.09;

/** Shadow of the hairs' roots on the skin; `strength` 0.1 = shaved, 0.8 = under a full beard. */
export function stubble(hair: Colour, strength: number): Paint {
  const colour: Colour = [hair[0] * 0.55, hair[1] * 0.53, hair[2] * 0.52];
  return ({ x, y, z, footprint }, out) => {
    const inside = insideBeard(x, y, z);
    if (inside < -EDGE_DM) return;
    const ragged = 0.05 * (valueNoise(x * 20, y * 20, z * 20) - 0.5);
    const share = smoothstep(-0.4 * EDGE_DM, EDGE_DM, inside + ragged);
    const hairs = smoothstep(0.02, 0.006, footprint) * (valueNoise(x * 130, y * 60, z * 130) - 0.5);
    tint(out, colour, Math.max(0, Math.min(1, strength * share * (1 + 0.9 * hairs))));
    out.specular *= 1 - strength * share;
  };
}
