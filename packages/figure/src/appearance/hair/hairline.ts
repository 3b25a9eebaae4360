import { smoothstep } from '../noise.ts';

/**
 * Height of the hairline (canonical dm) by the angle around the head's upright axis: 0 = over the nose, 90 = at the
 * ear, 180 = nape. Runs along the forehead, steps back at the temples, down the sideburns, over the ears and to the
 * nape.
 */
const HAIRLINE: readonly (readonly [degrees: number, height: number])[] = [
  [0, 7.96],
  [16, 7.97],
  [32, 7.93],
  [44, 7.83],
  [52, 7.64],
  [58, 7.46],
  [66, 7.3],
  [73, 7.1],
  [77, 7.08],
  [80, 7.36],
  [90, 7.42],
  [104, 7.4],
  [113, 7.14],
  [122, 6.84],
  [140, 6.68],
  [180, 6.62],
];

const AXIS_Z = 0.5;

/** Angle around the head of a canonical place, degrees, 0 (front) .. 180 (back). */
export function angleAround(x: number, z: number): number {
  return (Math.atan2(Math.abs(x), z - AXIS_Z) * 180) / Math.PI;
}

/** How far a canonical place lies above the hairline, dm; negative on bare skin. Men's temples may recede. */
export function aboveHairline(x: number, y: number, z: number, receding = 0): number {
  const angle = angleAround(x, z);
  const temple = smoothstep(14, 38, angle) * smoothstep(62, 44, angle);
  return y - hairlineAt(angle) - receding * (0.35 + 0.65 * temple) * smoothstep(66, 50, angle);
}

function hairlineAt(angle: number): number {
  for (let i = 1; i < HAIRLINE.length; i++) {
    const [to, high] = HAIRLINE[i]!;
    if (angle > to && i + 1 < HAIRLINE.length) continue;
    const [from, low] = HAIRLINE[i - 1]!;
    const t = (angle - from) / (to - from);
    return low + (high - low) * t;
  }
  return 0;
}
