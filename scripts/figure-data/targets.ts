import { z } from 'zod';
import type { ArrayFileWriter } from './array-file.ts';
import type { Source } from './source.ts';
import { targetName } from './works.ts';

const NAMES = 'src/json/targets/target-list.json';
/** Dense displacements: for each name in code-point order, int16 x, y, z of every vertex in units of 0.1 mm. */
const DISPLACEMENTS = 'public/data/targets/targets.bin';
const TargetList = z.object({ targets: z.record(z.string(), z.unknown()) });

/** Displacements below 0.15 mm in all, as int16 steps, are left out: they are rounding noise. */
const MIN_STEPS = 2;

/** Writes the taken targets sparsely; gives their names. */
export function writeTargets(source: Source, vertices: number, file: ArrayFileWriter): string[] {
  const paths = Object.keys(TargetList.parse(source.json(NAMES)).targets).sort();
  const bytes = source.read(DISPLACEMENTS);
  const stride = vertices * 3;
  if (bytes.length !== paths.length * stride * 2) throw new Error('The targets do not fit the base mesh.');
  const names: string[] = [];
  paths.forEach((path, index) => {
    const name = targetName(path);
    if (!name) return;
    const dense = new Int16Array(stride);
    for (let i = 0; i < stride; i++) dense[i] = bytes.readInt16LE((index * stride + i) * 2);
    writeSparse(name, dense, file);
    names.push(name);
  });
  return names;
}

/** Vertices as differences to the one before, displacements in planes (all x, all y, all z): both compress better. */
function writeSparse(name: string, dense: Int16Array, file: ArrayFileWriter): void {
  const moved: number[] = [];
  for (let vertex = 0; vertex * 3 < dense.length; vertex++) {
    const [x = 0, y = 0, z = 0] = dense.subarray(vertex * 3, vertex * 3 + 3);
    if (Math.abs(x) + Math.abs(y) + Math.abs(z) >= MIN_STEPS) moved.push(vertex);
  }
  const steps = Uint16Array.from(moved, (vertex, i) => vertex - (moved[i - 1] ?? 0));
  const planes = new Int16Array(moved.length * 3);
  moved.forEach((vertex, i) => {
    for (let axis = 0; axis < 3; axis++) planes[axis * moved.length + i] = dense[vertex * 3 + axis] ?? 0;
  });
  file.put(`target/${name}/steps`, steps);
  file.put(`target/${name}/deltas`, planes);
}
