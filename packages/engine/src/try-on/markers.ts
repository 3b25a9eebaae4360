import type { Joints } from '@atelier/figure';
import type { KeyPoint } from '../person/types.ts';
import type { KeyPoints, PointPair } from './key-points.ts';

/**
 * Where people mark shoulders, hips, knees and ankles in photos is not where a skeleton has its joints: shares of the
 * way between the joints of hips and shoulders, upwards. Measured on rendered figures of three builds and both
 * genders with the network that reads photos.
 */
const RAISED = { shoulders: 0.11, hips: -0.11, knees: -0.05, ankles: 0.05 } as const;

/** How far key points are off, as shares of shoulder to hip: joints under cloth are guessed less well. */
const SPREADS = { usual: 0.035, hidden: 0.05, eyes: 0.03 } as const;

const PAIRS = ['shoulders', 'elbows', 'wrists', 'hips', 'knees', 'ankles', 'eyes', 'ears'] as const;
const SPREAD_OF: Partial<Record<(typeof PAIRS)[number], number>> = {
  hips: SPREADS.hidden,
  knees: SPREADS.hidden,
  ears: SPREADS.hidden,
  eyes: SPREADS.eyes,
};

/** A key point and how far it is commonly off, as a share of shoulder to hip. */
export interface ObservedMarker extends KeyPoint {
  readonly spread: number;
}

const UNSEEN: KeyPoint = { x: 0, y: 0, score: 0 };
const NO_PAIR: PointPair = { left: UNSEEN, right: UNSEEN };

/** Where a photo would be marked if it showed these joints: `[n * 3]`, dm, in the order of `observedMarkers`. */
export function markersOf(joints: Joints): number[] {
  const { shoulders, hips } = joints;
  const upwards = [0, 1, 2].map(
    (axis) => (shoulders.left[axis]! + shoulders.right[axis]! - hips.left[axis]! - hips.right[axis]!) / 2,
  );
  const places: number[] = [];
  for (const pair of PAIRS) {
    const raised = pair in RAISED ? RAISED[pair as keyof typeof RAISED] : 0;
    for (const place of [joints[pair].left, joints[pair].right])
      for (let axis = 0; axis < 3; axis++) places.push(place[axis]! + raised * upwards[axis]!);
  }
  return [...places, ...joints.noseTip];
}

/** The key points of a photo in the order of `markersOf`. */
export function observedMarkers(points: KeyPoints): ObservedMarker[] {
  const markers = PAIRS.flatMap((pair) => {
    const { left, right } = points[pair] ?? NO_PAIR;
    const spread = SPREAD_OF[pair] ?? SPREADS.usual;
    return [
      { ...left, spread },
      { ...right, spread },
    ];
  });
  return [...markers, { ...(points.nose ?? UNSEEN), spread: SPREADS.eyes }];
}
