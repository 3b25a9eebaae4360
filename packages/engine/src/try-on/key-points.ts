import type { KeyPoint, KeyPointName, MainPerson } from '../person/types.ts';

/** Left and right are the person's own. */
export interface PointPair {
  readonly left: KeyPoint;
  readonly right: KeyPoint;
}

/** The joints that a body is fitted to. */
export interface KeyPoints {
  readonly nose?: KeyPoint;
  readonly eyes?: PointPair;
  readonly ears?: PointPair;
  readonly shoulders: PointPair;
  readonly elbows: PointPair;
  readonly wrists: PointPair;
  readonly hips: PointPair;
  readonly knees: PointPair;
  readonly ankles: PointPair;
}

/** Key points below this score say nothing. */
export const SEEN = 0.3;

/** A person's joints in pairs. Without a head in the picture, or with a face, they are taken to be seen from the front. */
export function keyPointsOf({ keyPoints, face }: Pick<MainPerson, 'keyPoints' | 'face'>): KeyPoints {
  const { nose, leftShoulder, rightShoulder, leftHip, rightHip } = keyPoints;
  const isReversed = leftShoulder.x < rightShoulder.x && leftHip.x < rightHip.x;
  const isFrontal = face !== undefined || (nose.y < 0 && nose.score < SEEN);
  const [left, right] = isReversed && isFrontal ? (['right', 'left'] as const) : (['left', 'right'] as const);
  const pair = (joint: PairedPoint): PointPair => ({
    left: keyPoints[`${left}${joint}`],
    right: keyPoints[`${right}${joint}`],
  });
  return {
    nose,
    eyes: pair('Eye'),
    ears: pair('Ear'),
    shoulders: pair('Shoulder'),
    elbows: pair('Elbow'),
    wrists: pair('Wrist'),
    hips: pair('Hip'),
    knees: pair('Knee'),
    ankles: pair('Ankle'),
  };
}

type PairedPoint = KeyPointName extends infer Name
  ? Name extends `left${infer Joint}`
    ? Joint
    : never
  : never;

/** Shoulders to hips, pixels. */
export function trunkLength({ shoulders, hips }: KeyPoints): number {
  const top = middleOf(shoulders);
  const bottom = middleOf(hips);
  return Math.max(1, Math.hypot(top.x - bottom.x, top.y - bottom.y));
}

/** Half way between two key points, pixels. */
export function middleOf({ left, right }: PointPair): { readonly x: number; readonly y: number } {
  return { x: (left.x + right.x) / 2, y: (left.y + right.y) / 2 };
}
