import type { BodyArea, KeyPoint, KeyPointName } from './types.ts';

/** MoveNet puts joints that are not there at the border with scores below this. */
const SEEN = 0.25;

/** The joints that show an area, in pairs of which one side suffices: half a body turned away hides the other. */
const JOINTS: Readonly<Record<'upper' | 'lower', readonly (readonly [KeyPointName, KeyPointName])[]>> = {
  upper: [
    ['leftShoulder', 'rightShoulder'],
    ['leftHip', 'rightHip'],
  ],
  lower: [
    ['leftHip', 'rightHip'],
    ['leftKnee', 'rightKnee'],
    ['leftAnkle', 'rightAnkle'],
  ],
};

/**
 * How much of each area a picture shows, 0..1: the share of its pairs of joints that are seen inside the picture.
 * All of a full garment's are those of both areas.
 */
export function visibleAreas(
  points: Readonly<Record<KeyPointName, KeyPoint>>,
  size: { readonly width: number; readonly height: number },
): Record<BodyArea, number> {
  const seen = (name: KeyPointName) => {
    const { x, y, score } = points[name];
    return score >= SEEN && x >= 0 && y >= 0 && x < size.width && y < size.height;
  };
  const share = (pairs: readonly (readonly [KeyPointName, KeyPointName])[]) =>
    pairs.filter(([left, right]) => seen(left) || seen(right)).length / pairs.length;
  return {
    upper: share(JOINTS.upper),
    lower: share(JOINTS.lower),
    full: share([...JOINTS.upper, ...JOINTS.lower.slice(1)]),
  };
}
