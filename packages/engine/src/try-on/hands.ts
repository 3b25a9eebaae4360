import { BODY_PARTS, type WornClothes } from '@atelier/figure';
import { blurField } from '@atelier/pixels/blur';
import type { Rgba } from '@atelier/pixels/raster';
import type { KeyPoint } from '../person/types.ts';
import { SEEN, trunkLength } from './fit-stance.ts';
import type { KeyPoints } from './key-points.ts';

/** A hand as far as key points tell: it lies beyond a wrist, in the direction of the forearm. Pixels. */
export interface Hand {
  readonly wrist: KeyPoint;
  readonly along: readonly [x: number, y: number];
  readonly forearm: number;
}

/** A hand begins so far before the wrist and ends so far beyond it, shares of the forearm. */
const BEFORE_WRIST = 0.1;
const HAND_REACH = 0.95;
/** Forearms that point at the camera look short: at least this share of shoulder to hip. */
const LEAST_FOREARM = 0.4;
/** The end of a bare forearm, along the arm from the wrist on: shares of the forearm. */
const FOREARM_END = { from: -0.3, to: 0.14 } as const;
/** A sleeve that covers the arm so far before the wrist, share of the forearm, is a long one. */
const SLEEVE_CHECK = 0.08;
/** Half a wrist's breadth, and how much it grows per length along the forearm: shares of shoulder to hip. */
const HALF_WRIST_SHARE = 0.045;
const WIDENING = 0.05;

/** The hands whose wrists are seen. */
export function handsOf(points: KeyPoints): Hand[] {
  const least = LEAST_FOREARM * trunkLength(points);
  return (['left', 'right'] as const).flatMap((side) => {
    const wrist = points.wrists[side];
    const elbow = points.elbows[side];
    if (wrist.score < SEEN) return [];
    const seen = Math.hypot(wrist.x - elbow.x, wrist.y - elbow.y);
    const along =
      seen > 0 ? ([(wrist.x - elbow.x) / seen, (wrist.y - elbow.y) / seen] as const) : ([0, 1] as const);
    return [{ wrist, along, forearm: Math.max(least, seen) }];
  });
}

/** Whether a place is where one of the hands may be. */
export function isAtHand(hands: readonly Hand[], x: number, y: number): boolean {
  return hands.some(({ wrist, along, forearm }) => {
    const dx = x - wrist.x;
    const dy = y - wrist.y;
    if (dx * dx + dy * dy > (HAND_REACH * forearm) ** 2) return false;
    return dx * along[0] + dy * along[1] > -BEFORE_WRIST * forearm;
  });
}

/**
 * The ends of bare forearms, which join the fitted arms with the photo's hands: bodies are not fitted to the pixel.
 * Forearms that the new clothes cover have none.
 * @param shown where the photo's hands are seen, 0..1: `Float32Array [height * width]`
 * @returns 0..1, soft at its edges
 */
export function wristsOf(
  hands: readonly Hand[],
  worn: WornClothes,
  shown: Float32Array,
  trunkPx: number,
): Float32Array {
  const { width, height } = worn.clothes;
  const mask = new Float32Array(width * height);
  for (const hand of hands) {
    const places = forearmEnd(hand, width, height, trunkPx);
    const isSeen = places.some((i) => shown[i]! > 0.5);
    if (!isSeen || isSleeve(worn, beforeWrist(hand, worn.clothes))) continue;
    for (const i of places) if (!isSleeve(worn, i)) mask[i] = 1;
  }
  return blurField({ width, height, data: mask }, 1).data;
}

/** Whether the new clothes cover the fitted arm in a pixel. */
function isSleeve({ clothes, parts }: WornClothes, i: number): boolean {
  return clothes.data[4 * i + 3]! > 127 && parts.data[i] === BODY_PARTS.arm;
}

/** The pixel on the axis of the forearm shortly before the wrist; the nearest in the picture. */
function beforeWrist({ wrist, along, forearm }: Hand, { width, height }: Rgba): number {
  const x = Math.round(wrist.x - SLEEVE_CHECK * forearm * along[0]);
  const y = Math.round(wrist.y - SLEEVE_CHECK * forearm * along[1]);
  return Math.min(height - 1, Math.max(0, y)) * width + Math.min(width - 1, Math.max(0, x));
}

function forearmEnd(
  { wrist, along, forearm }: Hand,
  width: number,
  height: number,
  trunkPx: number,
): number[] {
  const places: number[] = [];
  const reach = Math.ceil(forearm * -FOREARM_END.from + 2 * HALF_WRIST_SHARE * trunkPx);
  const span = (at: number, size: number) => [
    Math.max(0, Math.floor(at - reach)),
    Math.min(size - 1, Math.ceil(at + reach)),
  ];
  const [left, right] = span(wrist.x, width) as [number, number];
  const [top, bottom] = span(wrist.y, height) as [number, number];
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const t = (x - wrist.x) * along[0] + (y - wrist.y) * along[1];
      const across = Math.abs((x - wrist.x) * along[1] - (y - wrist.y) * along[0]);
      if (t < FOREARM_END.from * forearm || t > FOREARM_END.to * forearm) continue;
      if (across < HALF_WRIST_SHARE * trunkPx - Math.min(0, t) * WIDENING) places.push(y * width + x);
    }
  }
  return places;
}
