import type { OnFigureModelSettings } from '@atelier/contracts';
import type { Vector3 } from '../geometry/vector.ts';

/** Who stands before the camera: settings with every gap filled, and the seed that makes the face theirs. */
export interface Person {
  readonly settings: FilledSettings;
  /** Whole number, 0 .. 2^32 - 1. The same settings and seed give the same person for ever. */
  readonly seed: number;
  /** Rest shape of every base vertex: `Float32Array [vertices * 3]`, dm. */
  readonly shape: Float32Array;
  readonly measures: BodyMeasures;
}

export type FilledSettings = { [K in keyof OnFigureModelSettings]-?: NonNullable<OnFigureModelSettings[K]> };

export type Point3 = Vector3;

/** Landmarks of the rest shape, dm. Left and right are the figure's own; left has positive x. */
export interface BodyMeasures {
  readonly shoulders: Sides;
  readonly elbows: Sides;
  readonly wrists: Sides;
  readonly hips: Sides;
  readonly knees: Sides;
  readonly ankles: Sides;
  /** Base of the neck, and a joint higher. */
  readonly neck: Point3;
  readonly upperNeck: Point3;
  readonly head: Point3;
  readonly pelvis: Point3;
  readonly lowerSpine: Point3;
  readonly upperSpine: Point3;
  /** Height of the crotch, of the waist (narrowest) and of the armpits. */
  readonly crotchY: number;
  readonly waistY: number;
  readonly armpitY: number;
  /** Sole to crown. */
  readonly height: number;
}

export interface Sides {
  readonly left: Point3;
  readonly right: Point3;
}
