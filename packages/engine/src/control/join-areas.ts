/** Areas whose common border is free of lines to more than this share are one. */
const OPEN_SHARE = 0.4;

interface Border {
  readonly one: number;
  readonly other: number;
  open: number;
  inked: number;
}

/**
 * Joins neighbouring areas, in place, that no line divides: what closes gaps in lines also cuts through narrow places.
 * @param labels area of every pixel, `Int32Array [height * width]`
 * @param lines `Uint8Array [height * width]`, 1 under lines
 */
export function joinAreas(labels: Int32Array, lines: Uint8Array, width: number): void {
  const parents = new Map<number, number>();
  const rootOf = (label: number): number => {
    const parent = parents.get(label);
    return parent === undefined ? label : rootOf(parent);
  };
  for (const { one, other, open, inked } of bordersOf(labels, lines, width)) {
    const [a, b] = [rootOf(one), rootOf(other)];
    if (a !== b && open > OPEN_SHARE * (open + inked)) parents.set(b, a);
  }
  for (let i = 0; i < labels.length; i++) labels[i] = rootOf(labels[i]!);
}

/** How long the common borders of areas are, with and without lines on them, in pixels. */
function bordersOf(labels: Int32Array, lines: Uint8Array, width: number): Iterable<Border> {
  const borders = new Map<string, Border>();
  const meet = (i: number, k: number) => {
    const one = Math.min(labels[i]!, labels[k]!);
    const other = Math.max(labels[i]!, labels[k]!);
    if (one === other) return;
    const key = `${one} ${other}`;
    const border = borders.get(key) ?? { one, other, open: 0, inked: 0 };
    borders.set(key, border);
    if (lines[i] || lines[k]) border.inked++;
    else border.open++;
  };
  for (let i = 0; i < labels.length - width; i++) {
    if ((i + 1) % width !== 0) meet(i, i + 1);
    meet(i, i + width);
  }
  return borders.values();
}
