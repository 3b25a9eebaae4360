/** The eight neighbours, clockwise from the one above. */
const NEIGHBOURS = [
  [0, -1],
  [1, -1],
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
  [-1, 0],
  [-1, -1],
] as const;

/**
 * Reduces lines to a width of one pixel (T. Zhang and C. Suen, "A fast parallel algorithm for thinning digital patterns",
 * 1984). What touches the border of the sheet is left out.
 * @param lines `Uint8Array [height * width]`, 0 or 1
 */
export function thinned(lines: Uint8Array, width: number, height: number): Uint8Array {
  const out = withoutBorder(lines, width, height);
  let alive = [...out.keys()].filter((i) => out[i] === 1);
  for (let hasChanged = true; hasChanged; ) {
    hasChanged = false;
    for (const isFirst of [true, false]) {
      const removed = alive.filter((i) => isRemovable(out, i, width, isFirst));
      for (const i of removed) out[i] = 0;
      if (removed.length === 0) continue;
      hasChanged = true;
      alive = alive.filter((i) => out[i] === 1);
    }
  }
  return out;
}

function withoutBorder(lines: Uint8Array, width: number, height: number): Uint8Array {
  return lines.map((v, i) => {
    const x = i % width;
    const isInside = x > 0 && x < width - 1 && i >= width && i < width * (height - 1);
    return isInside ? v : 0;
  });
}

/** The eight neighbours of a pixel that is not on the border, clockwise from the one above. */
export function around(mask: Uint8Array, i: number, width: number): number[] {
  return NEIGHBOURS.map(([dx, dy]) => mask[i + dy * width + dx]!);
}

function isRemovable(mask: Uint8Array, i: number, width: number, isFirst: boolean): boolean {
  const ring = around(mask, i, width);
  const count = ring.reduce((sum, v) => sum + v, 0);
  if (count < 2 || count > 6) return false;
  let rises = 0;
  for (let k = 0; k < 8; k++) if (ring[k] === 0 && ring[(k + 1) % 8] === 1) rises++;
  if (rises !== 1) return false;
  const [up, , right, , down, , left] = ring;
  return isFirst
    ? !(up && right && down) && !(right && down && left)
    : !(up && right && left) && !(up && down && left);
}
