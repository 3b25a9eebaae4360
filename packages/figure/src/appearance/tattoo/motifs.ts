import { smoothstep } from '../noise.ts';

/**
 * Line drawings for the skin. `along` runs up the limb from the middle of the drawing, dm; `turn` around it, in full
 * turns from the outer side (-0.5..0.5); `girth` is the limb's, dm. Answers the share of ink, 0..1.
 */
export type Motif = (along: number, turn: number, girth: number) => number;

/** Half a line's width, and the blur of its edge in skin. */
const LINE_DM = 0.014;
const BLUR_DM = 0.01;

/** Two pairs of rings with a zigzag and dots between them; closes around the limb. */
export function band(height: number, teeth: number): Motif {
  return (along, turn, girth) => {
    const half = height / 2;
    if (Math.abs(along) > half + 0.06) return 0;
    const rings = Math.min(
      Math.abs(Math.abs(along) - half),
      Math.abs(Math.abs(along) - half + 0.055) + 0.004,
    );
    const tooth = (turn * teeth) % 1;
    const saw = Math.abs((tooth < 0 ? tooth + 1 : tooth) - 0.5) * 4 - 1;
    const reach = half - 0.1;
    const step = girth / teeth;
    const slope = (4 * reach) / step;
    const zigzag = Math.abs(along - saw * reach) / Math.hypot(1, slope);
    const mirrored = Math.abs(along + saw * reach) / Math.hypot(1, slope);
    const across = (0.5 - Math.abs((tooth < 0 ? tooth + 1 : tooth) - 0.5)) * step;
    const dot = Math.hypot(along, across) - 0.018;
    return ink(Math.min(rings, zigzag, mirrored, dot));
  };
}

/** A leafy twig up the outer side of the limb. */
export function twig(length: number): Motif {
  const leafGap = 0.24;
  return (along, turn, girth) => {
    const up = along + length / 2;
    if (up < -0.3 || up > length + 0.4) return 0;
    const side = turn * girth - bend(up);
    if (Math.abs(side) > 0.45) return 0;
    let nearest = up >= 0 && up <= length ? Math.abs(side) : 1;
    const first = Math.floor(up / leafGap) - 2;
    for (let leaf = Math.max(1, first); leaf <= Math.min(first + 3, Math.floor(length / leafGap)); leaf++) {
      const handed = leaf % 2 === 0 ? 1 : -1;
      const size = 0.3 - 0.1 * (leaf / (length / leafGap));
      const base = leaf * leafGap;
      const atBase = turn * girth - bend(base);
      nearest = Math.min(nearest, leafOutline(up - base, handed * atBase, size));
    }
    const tip = up - length;
    nearest = Math.min(nearest, leafOutline(tip * 0.75 + side * 0.66, tip * 0.66 - side * 0.75, 0.22));
    return ink(nearest);
  };
}

/** Distance to the outline or the midrib of a leaf that points up and aside from the origin, dm. */
function leafOutline(up: number, aside: number, size: number): number {
  const lengthwise = up * 0.66 + aside * 0.75;
  const across = up * 0.75 - aside * 0.66;
  if (lengthwise < -0.02 || lengthwise > size + 0.02) return 1;
  const t = Math.min(1, Math.max(0, lengthwise / size));
  const halfWidth = 0.27 * size * Math.sin(Math.PI * t ** 0.8);
  const rib = t < 0.85 ? Math.abs(across) + 0.006 : 1;
  return Math.min(Math.abs(Math.abs(across) - halfWidth), rib);
}

function bend(up: number): number {
  return 0.09 * Math.sin(up * 4.2);
}

function ink(distance: number): number {
  return smoothstep(LINE_DM / 2 + BLUR_DM, LINE_DM / 2, distance);
}
