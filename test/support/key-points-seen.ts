import { type Camera, type Joints, projectPoints } from '@atelier/figure';
import type { KeyPoints } from '../../packages/engine/src/try-on/key-points.ts';
import { markersOf } from '../../packages/engine/src/try-on/markers.ts';

/** The key points that a perfect reader of photos would find. */
export function keyPointsSeen(joints: Joints, camera: Camera): KeyPoints {
  const screen = projectPoints(Float32Array.from(markersOf(joints)), camera);
  const point = (marker: number) => ({ x: screen[3 * marker]!, y: screen[3 * marker + 1]!, score: 0.9 });
  const pair = (nth: number) => ({ left: point(2 * nth), right: point(2 * nth + 1) });
  return {
    shoulders: pair(0),
    elbows: pair(1),
    wrists: pair(2),
    hips: pair(3),
    knees: pair(4),
    ankles: pair(5),
    eyes: pair(6),
    ears: pair(7),
    nose: point(16),
  };
}
