import { ArrayFile } from './array-file.ts';
import type { BaseMesh, FigureData, MorphTarget, ProxyMesh, Rig } from './figure-data.ts';

/** Steps that the numbers are kept in; the same as in scripts/figure-data. */
const POSITION_STEP_DM = 1e-4;
const TARGET_STEP_DM = 1e-3;
const ANCHOR_WEIGHT_STEP = 1 / 4096;
const OFFSET_STEP_DM = 1e-4;
const UV_STEP = 1 / 65_535;

/** The index of the file, written together with the arrays by scripts/build-figure-data.ts. */
interface FigureIndex {
  readonly groups: readonly string[];
  readonly rig: Omit<Rig, 'parents'> & { readonly parents: readonly number[] };
  readonly targets: readonly string[];
  readonly proxies: Readonly<Record<string, Pick<ProxyMesh, 'scales'>>>;
}

/**
 * Reads the figure's data file.
 *
 * @param bytes the committed file after brotli decompression.
 * @throws when the bytes are not the figure's data.
 */
export function readFigureData(bytes: Uint8Array): FigureData {
  const file = new ArrayFile(bytes);
  const index = file.index as unknown as FigureIndex;
  return {
    base: readBase(file, index.groups),
    rig: { ...index.rig, parents: Int16Array.from(index.rig.parents) },
    skinWeights: {
      bones: file.array('rig/bones', 'Uint8Array'),
      shares: file.array('rig/shares', 'Uint8Array'),
    },
    targets: new Map(index.targets.map((name) => [name, readTarget(file, name)])),
    proxies: new Map(
      Object.entries(index.proxies).map(([name, { scales }]) => [name, readProxy(file, name, scales)]),
    ),
  };
}

function readBase(file: ArrayFile, groups: readonly string[]): BaseMesh {
  return {
    positions: scaled(file.array('base/positions', 'Int32Array'), POSITION_STEP_DM),
    quads: file.array('base/quads', 'Uint16Array'),
    quadUvs: file.array('base/quadUvs', 'Uint16Array'),
    uvs: scaled(file.array('base/uvs', 'Uint16Array'), UV_STEP),
    quadGroups: file.array('base/quadGroups', 'Uint8Array'),
    groups,
  };
}

/** Undoes what made the file compress well: vertices as steps from one to the next, displacements in planes. */
function readTarget(file: ArrayFile, name: string): MorphTarget {
  const steps = file.array(`target/${name}/steps`, 'Uint16Array');
  const planes = file.array(`target/${name}/deltas`, 'Int16Array');
  const count = steps.length;
  const vertices = new Uint16Array(count);
  const deltas = new Int16Array(count * 3);
  let vertex = 0;
  for (let i = 0; i < count; i++) {
    vertex += steps[i]!;
    vertices[i] = vertex;
    deltas[3 * i] = planes[i]!;
    deltas[3 * i + 1] = planes[count + i]!;
    deltas[3 * i + 2] = planes[2 * count + i]!;
  }
  return { vertices, deltas, scale: TARGET_STEP_DM };
}

function readProxy(file: ArrayFile, name: string, scales: ProxyMesh['scales']): ProxyMesh {
  const array = <T extends 'Uint16Array' | 'Int16Array' | 'Int32Array'>(part: string, type: T) =>
    file.array(`proxy/${name}/${part}`, type);
  return {
    anchors: array('anchors', 'Uint16Array'),
    weights: scaled(array('weights', 'Int16Array'), ANCHOR_WEIGHT_STEP),
    offsets: scaled(array('offsets', 'Int32Array'), OFFSET_STEP_DM),
    scales,
    triangles: array('triangles', 'Uint16Array'),
    triangleUvs: array('triangleUvs', 'Uint16Array'),
    uvs: scaled(array('uvs', 'Uint16Array'), UV_STEP),
    hides: array('hides', 'Uint16Array'),
  };
}

function scaled(steps: Int32Array | Int16Array | Uint16Array, step: number): Float32Array {
  return Float32Array.from(steps, (value) => value * step);
}
