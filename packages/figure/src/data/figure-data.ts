import type { SkinWeights } from '../geometry/mesh.ts';

/** Everything that a figure is made from, as read from the committed data file. Immutable, shared by all calls. */
export interface FigureData {
  readonly base: BaseMesh;
  readonly rig: Rig;
  /** Skin weights of every base vertex. */
  readonly skinWeights: SkinWeights;
  /** Morph targets by name. */
  readonly targets: ReadonlyMap<string, MorphTarget>;
  /** Meshes that follow the base: hair, shoes, eyebrows. By name, such as `hair/long01`, `shoes/shoes03`. */
  readonly proxies: ReadonlyMap<string, ProxyMesh>;
}

/** 19,158 vertices: the skin (the first 13,380), and helper geometry that morphs and moves with it. */
export interface BaseMesh {
  /** Rest positions of the neutral figure: `Float32Array [vertices * 3]`, dm. */
  readonly positions: Float32Array;
  /** `Uint16Array [quads * 4]`. */
  readonly quads: Uint16Array;
  /** Texture coordinate of each quad corner: index into `uvs`. `Uint16Array [quads * 4]`. */
  readonly quadUvs: Uint16Array;
  /** `Float32Array [uvs * 2]`, 0..1, v up. */
  readonly uvs: Float32Array;
  /** Group of each quad, index into `groups`. */
  readonly quadGroups: Uint8Array;
  /** Such as `body`, `helper-tights`, `helper-l-eye`. */
  readonly groups: readonly string[];
}

/** The first vertices of the base mesh are the skin. */
export const SKIN_VERTICES = 13_380;

export interface Rig {
  readonly bones: readonly string[];
  /** Index of the parent, -1 for the root; parents come before children. */
  readonly parents: Int16Array;
  /** A bone's head and tail are the means of these base vertices, so the skeleton follows every morph. */
  readonly heads: readonly (readonly number[])[];
  readonly tails: readonly (readonly number[])[];
}

/** Sparse displacements. */
export interface MorphTarget {
  /** Ascending vertex indices. */
  readonly vertices: Uint16Array;
  /** `Int16Array [n * 3]`, times `scale` = dm. */
  readonly deltas: Int16Array;
  readonly scale: number;
}

/** A mesh bound to three base vertices per own vertex (barycentric weights and an offset scaled by body size). */
export interface ProxyMesh {
  /** `Uint16Array [vertices * 3]` base vertices. */
  readonly anchors: Uint16Array;
  /** `Float32Array [vertices * 3]`. */
  readonly weights: Float32Array;
  /** `Float32Array [vertices * 3]`, in multiples of the scales. */
  readonly offsets: Float32Array;
  /** For x, y, z: distance of two base vertices along the axis over its reference; absent = 1. */
  readonly scales: readonly ({ from: number; to: number; reference: number } | undefined)[];
  /** `Uint16Array [triangles * 3]`. */
  readonly triangles: Uint16Array;
  /** Texture coordinate per triangle corner: index into `uvs`. */
  readonly triangleUvs: Uint16Array;
  readonly uvs: Float32Array;
  /** Skin vertices that the proxy hides. */
  readonly hides: Uint16Array;
}
