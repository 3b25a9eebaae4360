/**
 * Body units are decimetres. x runs to the figure's left hand, y up, z the way it faces; the ground is wherever the
 * lowest sole is. Faces are counter-clockwise seen from outside.
 */
export interface TriangleMesh {
  /** `Float32Array [vertices * 3]`. */
  readonly positions: Float32Array;
  /** `Uint32Array [triangles * 3]`. */
  readonly triangles: Uint32Array;
}

export interface QuadMesh {
  /** `Float32Array [vertices * 3]`. */
  readonly positions: Float32Array;
  /** `Uint32Array [quads * 4]`. */
  readonly quads: Uint32Array;
}

/** Up to four bones a vertex. */
export interface SkinWeights {
  /** Bone of each influence: `Uint8Array [vertices * 4]`. */
  readonly bones: Uint8Array;
  /** Its share, summing to 255 a vertex: `Uint8Array [vertices * 4]`. */
  readonly shares: Uint8Array;
}
