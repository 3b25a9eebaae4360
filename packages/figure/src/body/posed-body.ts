/** A rotation per bone that moves (row-major 3x3, about world axes at rest) and what the figure leans or sits on. */
export interface Stance {
  readonly rotations: ReadonlyMap<string, Rotation>;
  readonly prop?: 'seat' | 'wall';
}

/** Row-major 3x3 matrix. */
export type Rotation = readonly [number, number, number, number, number, number, number, number, number];

/** Where each bone went: a row-major 3x4 matrix a bone that takes rest positions to posed ones. */
export interface BoneTransforms {
  /** `Float64Array [bones * 12]`. */
  readonly matrices: Float64Array;
}

/** The body in a stance. */
export interface PosedBody {
  readonly stance: Stance;
  readonly bones: BoneTransforms;
  /** Every base vertex, `Float32Array [vertices * 3]`, dm. */
  readonly positions: Float32Array;
}
