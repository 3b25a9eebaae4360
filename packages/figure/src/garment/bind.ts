import { type FigureData, SKIN_VERTICES } from '../data/figure-data.ts';
import type { QuadMesh, SkinWeights } from '../geometry/mesh.ts';

const CELL_DM = 0.8;
const INFLUENCES = 4;

/**
 * Lets a garment follow the bones as the skin nearest to it does, smoothed along the cloth so that a fold between
 * two limbs belongs to both.
 * @param shape rest shape of the base mesh that the garment was cut around, dm
 * @param keep skin vertices that may lead the cloth (a trouser leg must not follow a hand that hangs beside it)
 * @param smoothing rounds of averaging over neighbours; more for cloth that spans both legs
 */
export function bindToBody(
  { positions, quads }: QuadMesh,
  data: FigureData,
  shape: Float32Array,
  keep: (vertex: number) => boolean,
  smoothing: number,
): SkinWeights {
  const bones = data.rig.bones.length;
  const nearest = nearestSkin(positions, shape, keep);
  let shares: Float32Array = new Float32Array(nearest.length * bones);
  for (const [vertex, skin] of nearest.entries()) {
    for (let k = 0; k < INFLUENCES; k++) {
      const at = skin * INFLUENCES + k;
      const bone = data.skinWeights.bones[at]!;
      shares[vertex * bones + bone]! += data.skinWeights.shares[at]! / 255;
    }
  }
  const neighbours = neighboursOf(quads, nearest.length);
  for (let round = 0; round < smoothing; round++) shares = averaged(shares, neighbours, bones);
  return strongest(shares, nearest.length, bones);
}

function nearestSkin(
  positions: Float32Array,
  shape: Float32Array,
  keep: (vertex: number) => boolean,
): Uint32Array {
  const cells = new Map<number, number[]>();
  const cellOf = (x: number, y: number, z: number) =>
    [Math.floor(x / CELL_DM), Math.floor(y / CELL_DM), Math.floor(z / CELL_DM)] as const;
  for (let v = 0; v < SKIN_VERTICES; v++) {
    if (!keep(v)) continue;
    const at = cellOf(shape[3 * v]!, shape[3 * v + 1]!, shape[3 * v + 2]!);
    const key = keyOf(...at);
    const cell = cells.get(key);
    if (cell) cell.push(v);
    else cells.set(key, [v]);
  }
  const found = new Uint32Array(positions.length / 3);
  for (let i = 0; i < found.length; i++) {
    const x = positions[3 * i]!;
    const y = positions[3 * i + 1]!;
    const z = positions[3 * i + 2]!;
    const [cx, cy, cz] = cellOf(x, y, z);
    let best = Number.POSITIVE_INFINITY;
    // A hit in a shell of cells is the nearest once the next shell begins farther away.
    for (let shell = 0; shell < 40 && best > ((shell - 1) * CELL_DM) ** 2; shell++) {
      for (const v of shellOf(cells, cx, cy, cz, shell)) {
        const d = (shape[3 * v]! - x) ** 2 + (shape[3 * v + 1]! - y) ** 2 + (shape[3 * v + 2]! - z) ** 2;
        if (d >= best) continue;
        best = d;
        found[i] = v;
      }
    }
  }
  return found;
}

/** One number a cell; bodies are far smaller than 512 cells. */
const keyOf = (x: number, y: number, z: number) => ((x + 512) * 1024 + (y + 512)) * 1024 + z + 512;

function* shellOf(
  cells: ReadonlyMap<number, number[]>,
  cx: number,
  cy: number,
  cz: number,
  shell: number,
): Generator<number> {
  for (let dx = -shell; dx <= shell; dx++) {
    for (let dy = -shell; dy <= shell; dy++) {
      const edge = Math.max(Math.abs(dx), Math.abs(dy)) === shell;
      const step = edge || shell === 0 ? 1 : 2 * shell;
      for (let dz = -shell; dz <= shell; dz += step) {
        const cell = cells.get(keyOf(cx + dx, cy + dy, cz + dz));
        if (cell) yield* cell;
      }
    }
  }
}

/** Vertices that share an edge with each vertex. */
function neighboursOf(quads: Uint32Array, count: number): readonly (readonly number[])[] {
  const sets = Array.from({ length: count }, () => new Set<number>());
  for (let corner = 0; corner < quads.length; corner++) {
    const a = quads[corner]!;
    const b = quads[corner % 4 === 3 ? corner - 3 : corner + 1]!;
    sets[a]!.add(b);
    sets[b]!.add(a);
  }
  return sets.map((set) => [...set]);
}

function averaged(
  shares: Float32Array,
  neighbours: readonly (readonly number[])[],
  bones: number,
): Float32Array {
  const out = new Float32Array(shares.length);
  for (const [vertex, around] of neighbours.entries()) {
    const own = around.length > 0 ? 0.5 : 1;
    for (let bone = 0; bone < bones; bone++) {
      let sum = 0;
      for (const other of around) sum += shares[other * bones + bone]!;
      out[vertex * bones + bone] =
        own * shares[vertex * bones + bone]! + ((1 - own) * sum) / (around.length || 1);
    }
  }
  return out;
}

/** The four strongest bones of each vertex, their shares rounded to sum to 255. */
function strongest(shares: Float32Array, count: number, bones: number): SkinWeights {
  const weights = { bones: new Uint8Array(count * INFLUENCES), shares: new Uint8Array(count * INFLUENCES) };
  for (let vertex = 0; vertex < count; vertex++) {
    const top = Array.from({ length: bones }, (_, bone) => bone)
      .filter((bone) => shares[vertex * bones + bone]! > 0)
      .sort((a, b) => shares[vertex * bones + b]! - shares[vertex * bones + a]!)
      .slice(0, INFLUENCES);
    const total = top.reduce((sum, bone) => sum + shares[vertex * bones + bone]!, 0);
    let left = 255;
    for (const [k, bone] of top.entries()) {
      const rounded = Math.round((255 * shares[vertex * bones + bone]!) / total);
      const share = k === top.length - 1 ? left : Math.min(left, rounded);
      weights.bones[vertex * INFLUENCES + k] = bone;
      weights.shares[vertex * INFLUENCES + k] = share;
      left -= share;
    }
  }
  return weights;
}
