import { angleAround } from '../hair/hairline.ts';
import { smoothstep } from '../noise.ts';
import { FACE } from '../skin/canonical.ts';

/** Upper edge of a beard (canonical y, dm) by the angle around the head: moustache, cheek, sideburn. */
const CHEEK_LINE: readonly (readonly [degrees: number, height: number])[] = [
  [0, 6.79],
  [13, 6.79],
  [22, 6.72],
  [34, 6.66],
  [46, 6.72],
  [58, 6.88],
  [68, 7.06],
  [76, 7.2],
  [79, 6.9],
];

/** The jaw's lower edge, off which the neck begins: level under the chin, rising to the ear. */
const JAW = { chinY: 6.17, cornerZ: 1.05, slope: 0.85 };

/** How far inside the beard a canonical place lies, dm; negative outside. Lips and neck stay bare. */
export function insideBeard(x: number, y: number, z: number): number {
  if (z < 0.5 || y > 7.3 || y < 6) return -1;
  const angle = angleAround(x, z);
  const below = cheekLineAt(angle) - y;
  const aboveNeck = y - (JAW.chinY + JAW.slope * Math.max(0, JAW.cornerZ - z));
  return Math.min(below, aboveNeck + 0.03, outsideLips(x, y));
}

/** Length of the hairs there, dm: short moustache and cheeks, longest on the chin. */
export function beardLength(x: number, y: number, z: number): number {
  const chin = smoothstep(6.5, 6.3, y) * smoothstep(0.5, 0.15, Math.abs(x)) * smoothstep(1, 1.25, z);
  const moustache = smoothstep(6.6, 6.68, y) * smoothstep(1.25, 1.35, z);
  return 0.075 + 0.07 * chin - 0.02 * moustache;
}

function outsideLips(x: number, y: number): number {
  const across = Math.abs(x) / (FACE.mouth.halfWidth + 0.01);
  if (across >= 1) return Number.POSITIVE_INFINITY;
  const opening = Math.sqrt(1 - across * across);
  return y > FACE.mouth.y ? y - FACE.mouth.y - 0.09 * opening : FACE.mouth.y - y - 0.13 * opening;
}

function cheekLineAt(angle: number): number {
  for (let i = 1; i < CHEEK_LINE.length; i++) {
    const [to, high] = CHEEK_LINE[i]!;
    if (angle > to) continue;
    const [from, low] = CHEEK_LINE[i - 1]!;
    return low + ((high - low) * (angle - from)) / (to - from);
  }
  return 0;
}
