/** A place of a photo, pixels, and how sure it is, 0..1. */
export interface KeyPoint {
  readonly x: number;
  readonly y: number;
  readonly score: number;
}

/** Left and right are the person's own. */
export interface PointPair {
  readonly left: KeyPoint;
  readonly right: KeyPoint;
}

/** The joints that a body is fitted to. */
export interface KeyPoints {
  readonly nose?: KeyPoint;
  readonly shoulders: PointPair;
  readonly elbows: PointPair;
  readonly wrists: PointPair;
  readonly hips: PointPair;
  readonly knees: PointPair;
  readonly ankles: PointPair;
}
