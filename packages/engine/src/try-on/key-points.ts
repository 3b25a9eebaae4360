import type { KeyPoint, KeyPointName, MainPerson } from '../person/types.ts';

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

/** A person's joints in pairs. */
export function keyPointsOf({ keyPoints }: Pick<MainPerson, 'keyPoints'>): KeyPoints {
  const pair = (left: KeyPointName, right: KeyPointName): PointPair => ({
    left: keyPoints[left],
    right: keyPoints[right],
  });
  return {
    nose: keyPoints.nose,
    shoulders: pair('leftShoulder', 'rightShoulder'),
    elbows: pair('leftElbow', 'rightElbow'),
    wrists: pair('leftWrist', 'rightWrist'),
    hips: pair('leftHip', 'rightHip'),
    knees: pair('leftKnee', 'rightKnee'),
    ankles: pair('leftAnkle', 'rightAnkle'),
  };
}
