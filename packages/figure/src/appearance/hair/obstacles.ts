/**
 * What hair may not enter below the head: shoulders and cloth, as a cloud of small planes in a grid of cells. The
 * nearest planes are averaged (moving least squares, Kolluri 2008), so hair slides over them without steps.
 */
export interface Obstacles {
  readonly cells: ReadonlyMap<number, readonly number[]>;
  /** Position and outward unit normal: `Float32Array [planes * 6]`, head space. */
  readonly planes: Float32Array;
}

/** A point cloud with normals, each `Float32Array [n * 3]`. */
export interface PlaneCloud {
  readonly positions: Float32Array;
  readonly normals: Float32Array;
}

const CELL_DM = 0.4;
const OFFSET = 512;

/** Sorts the planes of `clouds` that lie in the reach of hair into cells. `keep` says which places matter. */
export function gatherObstacles(
  clouds: readonly PlaneCloud[],
  keep: (x: number, y: number, z: number) => boolean,
): Obstacles {
  const kept: number[] = [];
  for (const { positions, normals } of clouds) {
    for (let i = 0; i < positions.length; i += 3) {
      const [x, y, z] = [positions[i]!, positions[i + 1]!, positions[i + 2]!];
      if (keep(x, y, z)) kept.push(x, y, z, normals[i]!, normals[i + 1]!, normals[i + 2]!);
    }
  }
  const planes = Float32Array.from(kept);
  const cells = new Map<number, number[]>();
  for (let i = 0; i < planes.length; i += 6) {
    const key = cellKey(cellOf(planes[i]!), cellOf(planes[i + 1]!), cellOf(planes[i + 2]!));
    const cell = cells.get(key);
    if (cell) cell.push(i);
    else cells.set(key, [i]);
  }
  return { cells, planes };
}

/** Moves `point` (x, y, z) out to `clearance` dm from the obstacles and returns whether it had to move. */
export function pushOut(obstacles: Obstacles, point: Float64Array, clearance: number): boolean {
  const { cells, planes } = obstacles;
  const [x, y, z] = [point[0]!, point[1]!, point[2]!];
  const [i, j, k] = [cellOf(x), cellOf(y), cellOf(z)];
  let weight = 0;
  let depth = 0;
  let nx = 0;
  let ny = 0;
  let nz = 0;
  for (let c = 0; c < 27; c++) {
    const cell = cells.get(
      cellKey(i + (c % 3) - 1, j + (Math.floor(c / 3) % 3) - 1, k + Math.floor(c / 9) - 1),
    );
    if (!cell) continue;
    for (const plane of cell) {
      const dx = x - planes[plane]!;
      const dy = y - planes[plane + 1]!;
      const dz = z - planes[plane + 2]!;
      const squared = dx * dx + dy * dy + dz * dz;
      const w = 1 / (squared * squared + 1e-4);
      weight += w;
      depth += w * (dx * planes[plane + 3]! + dy * planes[plane + 4]! + dz * planes[plane + 5]!);
      nx += w * planes[plane + 3]!;
      ny += w * planes[plane + 4]!;
      nz += w * planes[plane + 5]!;
    }
  }
  if (weight === 0) return false;
  const missing = clearance - depth / weight;
  if (missing <= 0) return false;
  const push = missing / (Math.hypot(nx, ny, nz) || 1);
  point[0] = x + nx * push;
  point[1] = y + ny * push;
  point[2] = z + nz * push;
  return true;
}

function cellOf(value: number): number {
  return Math.floor(value / CELL_DM);
}

function cellKey(i: number, j: number, k: number): number {
  return ((i + OFFSET) * 1024 + (j + OFFSET)) * 1024 + (k + OFFSET);
}
