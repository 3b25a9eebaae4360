import { mix, smoothstep } from '../noise.ts';
import type { Cut } from './cuts.ts';

/** Direction in which a cut combs hair at a place of the scalp; a unit vector is not promised. */
export type Flow = (x: number, y: number, z: number, out: Float64Array) => void;

/** Ends of the parting from forehead to whorl, canonical z. */
const PART_FRONT_Z = 1.35;
const PART_BACK_Z = 0.2;
const WHORL = { y: 8.34, z: 0.06 };

/** Comb directions of `cut` in canonical coordinates. */
export function combing(cut: Cut): Flow {
  return cut.flow === 'parted' ? awayFromParting(cut.part) : awayFromWhorl(cut.part);
}

/** Away from the nearest point of the parting; the front also backwards, so that it clears the face. */
function awayFromParting(part: number): Flow {
  return (x, y, z, out) => {
    const nearest = Math.min(PART_FRONT_Z, Math.max(PART_BACK_Z, z));
    const front = smoothstep(0.75, 1.3, z);
    const side = x - part;
    // Low down hair hangs straight, under the hair from above.
    const away = (Math.hypot(side, z - nearest) + 1e-6) / (0.02 + smoothstep(6.6, 7.7, y));
    out[0] = side / away;
    out[1] = mix(-0.25 - 0.6 * smoothstep(8.2, 7.4, y), 0.7, front * smoothstep(8.15, 7.95, y));
    out[2] = (z - nearest) / away - 1.1 * front;
  };
}

/** Around the whorl outwards and down; the top goes forwards and, at the forehead, to one side and up. */
function awayFromWhorl(part: number): Flow {
  return (x, y, z, out) => {
    const dx = x - part;
    const dz = z - WHORL.z;
    const away = Math.hypot(dx, dz) + 1e-6;
    const front = smoothstep(0.55, 1.25, z) * smoothstep(7.6, 8.0, y) * smoothstep(0.62, 0.2, x);
    out[0] = mix(dx / away - (0.35 * dz) / away, 0.85, front);
    out[1] = mix(-0.3 - 0.9 * smoothstep(8.2, 7.5, y), 0.5, front);
    // At the temples backwards, over the ears and not over the cheeks.
    const temple = smoothstep(0.55, 0.9, z) * smoothstep(0.25, 0.5, Math.abs(x)) * (1 - front);
    out[2] = mix(mix(dz / away + (0.35 * dx) / away, 0.25, front), -0.7, temple);
  };
}
