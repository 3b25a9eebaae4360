import type { Posture } from './posture.ts';

/** A posture, how far it is taken up, and what the figure leans or sits on. */
export interface Stance {
  readonly posture: Posture;
  /** 0 = the rest shape, 1 = the whole posture. */
  readonly progress: number;
  readonly prop?: 'seat' | 'wall';
}

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
  /** Height of the ground: the lowest bare sole, dm. */
  readonly groundY: number;
  /** Where what the figure sits on or leans against has to be; absent when it stands free. */
  readonly support?: Support;
}

/** Surfaces that hold the figure, in the same space as the positions, dm. */
export type Support =
  | {
      readonly kind: 'seat';
      /** Height of the top; the figure's weight presses the flesh a little below it. */
      readonly topY: number;
      /** Middle of the seat under the figure, and the back of its knees: the seat must end before it. */
      readonly x: number;
      readonly z: number;
      readonly frontZ: number;
    }
  | {
      readonly kind: 'wall';
      /** The wall is the plane x = this, to the figure's right (negative x); it faces the figure. */
      readonly x: number;
    };
