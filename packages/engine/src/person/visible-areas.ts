import type { BodyArea, Box, Face, KeyPoint, KeyPointName } from './types.ts';

type Points = Readonly<Record<KeyPointName, KeyPoint>>;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** MoveNet puts joints that are not there at the border with scores below this. */
const SEEN = 0.25;
/** Joints this near to the border, share of the longer side, are as good as outside. */
const MARGIN = 0.005;
/** Shoulder to hip in widths of the shoulders, seen from the front, and in heights of a face. */
const TRUNK = { shoulders: 1.3, faces: 2.8 } as const;

const HEAD: readonly KeyPointName[] = ['nose', 'leftEye', 'rightEye', 'leftEar', 'rightEar'];
/** The joints of the legs, in pairs of which one side suffices: half a body turned away hides the other. */
const LEGS = [
  ['leftHip', 'rightHip'],
  ['leftKnee', 'rightKnee'],
  ['leftAnkle', 'rightAnkle'],
] as const;

/**
 * How much of each area a picture shows, 0..1. Upper: how much of the trunk below seen shoulders; lower: the share of
 * hips, knees and ankles; full: the lesser of both; head: a face, or the share of its points that are seen; face: 1 with
 * a face; feet: the share of ankles.
 * @param face of the person, where one was found
 */
export function visibleAreas(points: Points, face: Face | undefined, size: Size): Record<BodyArea, number> {
  const isSeen = (name: KeyPointName) => isInside(points[name], size);
  const upper = visibleTrunk(points, face, size);
  const lower = LEGS.filter((pair) => pair.some(isSeen)).length / LEGS.length;
  return {
    upper,
    lower,
    full: Math.min(upper, lower),
    head: face ? 1 : HEAD.filter(isSeen).length / HEAD.length,
    face: face ? 1 : 0,
    feet: [isSeen('leftAnkle'), isSeen('rightAnkle')].filter(Boolean).length / 2,
  };
}

/** 1 when shoulders and hips are seen; else how much of a trunk fits between the shoulders and the lower border. */
function visibleTrunk(points: Points, face: Face | undefined, size: Size): number {
  const { leftShoulder, rightShoulder, leftHip, rightHip } = points;
  const shoulders = [leftShoulder, rightShoulder].filter((joint) => isInside(joint, size));
  if (shoulders.length === 0) return 0;
  if (isInside(leftHip, size) || isInside(rightHip, size)) return 1;
  const across = shoulders.length === 2 ? Math.abs(leftShoulder.x - rightShoulder.x) : 0;
  const trunk = Math.max(TRUNK.shoulders * across, TRUNK.faces * (face?.box.height ?? 0), 1);
  const top = Math.min(...shoulders.map(({ y }) => y));
  return Math.min(1, (size.height - top) / trunk);
}

function isInside({ x, y, score }: KeyPoint, { width, height }: Size): boolean {
  const margin = MARGIN * Math.max(width, height);
  return score >= SEEN && x >= margin && y >= margin && x < width - margin && y < height - margin;
}

/** How tall somebody is in a picture, as a share of its longer side, 0..1. */
export function sizeInPicture({ width, height }: Box, size: Size): number {
  return Math.max(width, height) / Math.max(size.width, size.height);
}
