import type { Face, KeyPoint, KeyPointName } from './types.ts';

type Points = Readonly<Record<KeyPointName, KeyPoint>>;

/** Joints below this are guesses; of a whole body nearly all are surer. */
const SEEN = 0.3;
/** Surer than a face that is half hidden: the size of others is not known well enough. */
const CLEAR_FACE = 0.8;
/** Legs of somebody who stands, seen from the height of the body, over shoulder to hip: 1.2 and more. */
const STANDING_LEGS = 1.1;

/**
 * How many faces (brows to chin) long a body is, from the nose down to the ankles along its limbs: children have large
 * heads for their bodies.
 * @returns undefined unless the whole body is seen, standing, and its face is clear
 */
export function bodyInFaces(points: Points, face: Face | undefined): number | undefined {
  if (!face || face.score < CLEAR_FACE) return undefined;
  const shoulders = between(points.leftShoulder, points.rightShoulder);
  const hips = between(points.leftHip, points.rightHip);
  const legs = [legLength(points, 'left'), legLength(points, 'right')].filter((leg) => leg !== undefined);
  if (!shoulders || !hips || legs.length === 0 || points.nose.score < SEEN) return undefined;
  const trunk = apart(shoulders, hips);
  const leg = Math.max(...legs);
  if (leg < STANDING_LEGS * trunk) return undefined;
  return (apart(points.nose, shoulders) + trunk + leg) / face.box.height;
}

function legLength(points: Points, side: 'left' | 'right'): number | undefined {
  const hip = points[`${side}Hip`];
  const knee = points[`${side}Knee`];
  const ankle = points[`${side}Ankle`];
  if ([hip, knee, ankle].some(({ score }) => score < SEEN)) return undefined;
  return apart(hip, knee) + apart(knee, ankle);
}

interface Place {
  readonly x: number;
  readonly y: number;
}

function between(a: KeyPoint, b: KeyPoint): Place | undefined {
  if (a.score < SEEN || b.score < SEEN) return undefined;
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function apart(a: Place, b: Place): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
