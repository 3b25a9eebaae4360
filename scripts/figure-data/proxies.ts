import { z } from 'zod';
import type { ArrayFileWriter } from './array-file.ts';
import { quantiseUvs } from './base-mesh.ts';
import type { Source } from './source.ts';
import { readThreeFaces } from './three-faces.ts';
import { PROXIES, type ProxyWork } from './works.ts';

const Mesh = z.object({
  ref_vIdxs: z.array(z.array(z.number())),
  weights: z.array(z.array(z.number())),
  offsets: z.array(z.array(z.number())),
  uvs: z.tuple([z.array(z.number())]),
  faces: z.array(z.number()),
  metadata: z.object({ deleteVerts: z.array(z.number()) }),
});
type Mesh = z.infer<typeof Mesh>;

/** Anchor weights are kept in 1/4096, clamped to what int16 holds; offsets in 0.01 mm. */
export const WEIGHT_STEP = 1 / 4096;
export const OFFSET_STEP_DM = 1e-4;
const MAX_WEIGHT = 7.99;

export interface ProxyFacts {
  scales: { from: number; to: number; reference: number }[];
}

/** Writes the meshes that follow the base; gives what sizes their offsets, by name. */
export function writeProxies(
  source: Source,
  base: readonly number[],
  file: ArrayFileWriter,
): Record<string, ProxyFacts> {
  return Object.fromEntries(PROXIES.map((work) => [work.name, writeProxy(source, work, base, file)]));
}

function writeProxy(
  source: Source,
  work: ProxyWork,
  base: readonly number[],
  file: ArrayFileWriter,
): ProxyFacts {
  const stem = work.folder.slice(work.folder.lastIndexOf('/') + 1);
  const mesh = Mesh.parse(source.json(`public/data/proxies/${work.folder}/${stem}.json`));
  const put = (part: string, array: Parameters<ArrayFileWriter['put']>[1]) =>
    file.put(`proxy/${work.name}/${part}`, array);
  const weights = mesh.weights.flat().map((value) => Math.min(Math.max(value, -MAX_WEIGHT), MAX_WEIGHT));
  put('anchors', Uint16Array.from(mesh.ref_vIdxs.flat()));
  put(
    'weights',
    Int16Array.from(weights, (value) => Math.round(value / WEIGHT_STEP)),
  );
  put(
    'offsets',
    Int32Array.from(mesh.offsets.flat(), (value) => Math.round(value / OFFSET_STEP_DM)),
  );
  put('uvs', quantiseUvs(mesh.uvs[0]));
  const triangles = readThreeFaces(mesh.faces).flatMap(({ corners, uvs }) =>
    corners.slice(2).map((_, fan) => ({ corners: fanOf(corners, fan), uvs: fanOf(uvs, fan) })),
  );
  put('triangles', Uint16Array.from(triangles.flatMap((triangle) => triangle.corners)));
  put('triangleUvs', Uint16Array.from(triangles.flatMap((triangle) => triangle.uvs)));
  const hidden = mesh.metadata.deleteVerts.flatMap((hides, vertex) => (hides ? [vertex] : []));
  put('hides', Uint16Array.from(hidden));
  return { scales: [0, 1, 2].map((axis) => scaleOf(mesh, base, axis)) };
}

function fanOf(corners: readonly number[], fan: number): number[] {
  return [corners[0] ?? 0, corners[fan + 1] ?? 0, corners[fan + 2] ?? 0];
}

/**
 * The source lost which two base vertices tell the size that offsets are relative to. The two anchors farthest apart
 * along the axis tell as well how the figure's part grew; only those of its left half, so that for a pair of shoes
 * it is one foot that is measured.
 */
function scaleOf(mesh: Mesh, base: readonly number[], axis: number): ProxyFacts['scales'][number] {
  const at = (vertex: number, along: number) => base[vertex * 3 + along] ?? 0;
  const left = [...new Set(mesh.ref_vIdxs.flat())].filter((vertex) => at(vertex, 0) >= 0);
  const ordered = left.sort((a, b) => at(a, axis) - at(b, axis) || a - b);
  const from = ordered[0] ?? 0;
  const to = ordered.at(-1) ?? 0;
  return { from, to, reference: at(to, axis) - at(from, axis) };
}
