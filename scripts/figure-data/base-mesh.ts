import { z } from 'zod';
import type { ArrayFileWriter } from './array-file.ts';
import type { Source } from './source.ts';
import { readThreeFaces } from './three-faces.ts';

const MODEL = 'public/data/models/human_full_size.json';
/** Base positions are kept in steps of 0.01 mm. */
export const POSITION_STEP_DM = 1e-4;
export const UV_STEPS = 65_535;
const INFLUENCES = 4;
/** Joint cubes only place bones, and the last helper is never drawn. */
const UNDRAWN = /^(joint-|helper-genital)/;

const Model = z.object({
  vertices: z.array(z.number()),
  uvs: z.tuple([z.array(z.number())]),
  faces: z.array(z.number()),
  materials: z.array(z.object({ DbgName: z.string() })),
  bones: z.array(z.object({ name: z.string(), parent: z.number() })),
  skinIndices: z.array(z.number()),
  skinWeights: z.array(z.number()),
  metadata: z.object({ joint_pos_idxs: z.record(z.string(), z.array(z.number())) }),
});
type Model = z.infer<typeof Model>;

/** Writes the base mesh, the rig and the skin weights; gives the base positions in the source's precision. */
export function writeBase(source: Source, file: ArrayFileWriter): { positions: number[]; facts: object } {
  const model = Model.parse(source.json(MODEL));
  const groups = writeMesh(model, file);
  const rig = rigOf(model);
  writeSkinWeights(model, rig.bones, file);
  return { positions: model.vertices, facts: { groups, rig } };
}

function writeMesh(model: Model, file: ArrayFileWriter): string[] {
  const faces = readThreeFaces(model.faces).filter(
    (face) => !UNDRAWN.test(model.materials[face.material]?.DbgName ?? ''),
  );
  const used = [...new Set(faces.map((face) => face.material))].sort((a, b) => a - b);
  file.put(
    'base/positions',
    Int32Array.from(model.vertices, (value) => Math.round(value / POSITION_STEP_DM)),
  );
  file.put('base/uvs', quantiseUvs(model.uvs[0]));
  file.put('base/quads', Uint16Array.from(faces.flatMap((face) => face.corners)));
  file.put('base/quadUvs', Uint16Array.from(faces.flatMap((face) => face.uvs)));
  file.put(
    'base/quadGroups',
    Uint8Array.from(faces, (face) => used.indexOf(face.material)),
  );
  return used.map((index) => model.materials[index]?.DbgName ?? '');
}

export function quantiseUvs(uvs: readonly number[]): Uint16Array {
  return Uint16Array.from(uvs, (value) => Math.round(Math.min(Math.max(value, 0), 1) * UV_STEPS));
}

interface RigFacts {
  bones: string[];
  parents: number[];
  heads: number[][];
  tails: number[][];
}

/** The source alternates zero-length "head" nodes and bones; only the bones are kept, parents before children. */
function rigOf(model: Model): RigFacts {
  const isBone = (name: string) => !name.endsWith('____head');
  const bones = model.bones.filter((bone) => isBone(bone.name)).map((bone) => bone.name);
  const parents = model.bones
    .filter((bone) => isBone(bone.name))
    .map((bone) => {
      let node = model.bones[bone.parent];
      while (node && !isBone(node.name)) node = model.bones[node.parent];
      return node ? bones.indexOf(node.name) : -1;
    });
  const joint = (bone: string, end: string) => model.metadata.joint_pos_idxs[`${bone}____${end}`] ?? [];
  const heads = bones.map((bone) => joint(bone, 'head'));
  const tails = bones.map((bone) => joint(bone, 'tail'));
  if ([...heads, ...tails].some((vertices) => vertices.length === 0)) throw new Error('A bone has no joint.');
  return { bones, parents, heads, tails };
}

/** Shares are rounded so that they sum to 255 a vertex: the largest takes the rounding error. */
function writeSkinWeights(model: Model, bones: readonly string[], file: ArrayFileWriter): void {
  const boneOf = model.bones.map((bone) => Math.max(0, bones.indexOf(bone.name.replace('____head', ''))));
  const vertices = model.vertices.length / 3;
  const indices = new Uint8Array(vertices * INFLUENCES);
  const shares = new Uint8Array(vertices * INFLUENCES);
  for (let vertex = 0; vertex < vertices; vertex++) {
    const at = vertex * INFLUENCES;
    const given = model.skinWeights.slice(at, at + INFLUENCES);
    const weights = given.some((weight) => weight > 0) ? given : [1, 0, 0, 0];
    const sum = weights.reduce((total, weight) => total + weight);
    weights.forEach((weight, slot) => {
      indices[at + slot] = boneOf[model.skinIndices[at + slot] ?? 0] ?? 0;
      shares[at + slot] = Math.round((255 * weight) / sum);
    });
    const rounding = 255 - shares.slice(at, at + INFLUENCES).reduce((total, share) => total + share);
    const largest = at + weights.indexOf(Math.max(...weights));
    shares[largest] = (shares[largest] ?? 0) + rounding;
  }
  file.put('rig/bones', indices);
  file.put('rig/shares', shares);
}
