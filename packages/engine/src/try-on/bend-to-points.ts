import { type Camera, type FigureData, jointFinder, projectPoints } from '@atelier/figure';
import { type Bend, type BendBox, bendThrough, isSound } from './bend.ts';
import type { FittedBody } from './fit-body.ts';
import { type KeyPoints, SEEN, trunkLength } from './key-points.ts';
import { markersOf, observedMarkers } from './markers.ts';

/** Bends fade out over this share of shoulder to hip. */
const REACH_SHARE = 0.45;
/** Joints of shoulders, elbows, wrists and hips are bent to: what tops hang on. */
const UPPER_MARKERS = 8;

/** Moves places of the scene so that they appear where a bend of the picture takes them: `Float32Array [n * 3]`, dm. */
export type SceneBend = (positions: Float32Array) => Float32Array;

/**
 * For a body that no stance brings onto the key points of a photo: a bend of the picture that takes its joints the
 * rest of the way.
 * @returns undefined when that would fold or crush what is between the joints
 */
export function bendToPoints(data: FigureData, body: FittedBody, points: KeyPoints): SceneBend | undefined {
  const { camera } = body;
  const screen = projectPoints(
    Float32Array.from(markersOf(jointFinder(data, body.person)(body.posture))),
    camera,
  );
  const pairs = observedMarkers(points)
    .slice(0, UPPER_MARKERS)
    .map(({ x, y, score }, k) => ({
      from: { x: screen[3 * k]!, y: screen[3 * k + 1]! },
      to: { x, y },
      score,
    }))
    .filter(({ score }) => score >= SEEN);
  const bend = bendThrough(pairs, REACH_SHARE * trunkLength(points));
  if (!bend || !isSound(bend, boxAround(pairs.map(({ from }) => from)))) return undefined;
  return (positions) => bendScene(positions, bend, camera);
}

function boxAround(places: readonly { readonly x: number; readonly y: number }[]): BendBox {
  const [columns, rows] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  return {
    left: Math.min(...columns),
    right: Math.max(...columns),
    top: Math.min(...rows),
    bottom: Math.max(...rows),
  };
}

/** Moves each place at its own depth. */
function bendScene(positions: Float32Array, bend: Bend, camera: Camera): Float32Array {
  const screen = projectPoints(positions, camera);
  const bent = Float32Array.from(positions);
  const { focal, right, up } = camera;
  for (let i = 0; i < positions.length; i += 3) {
    const nearness = screen[i + 2]!;
    if (nearness === 0) continue;
    const place = { x: screen[i]!, y: screen[i + 1]! };
    const to = bend(place);
    const across = (to.x - place.x) / (focal * nearness);
    const upwards = (place.y - to.y) / (focal * nearness);
    for (let axis = 0; axis < 3; axis++)
      bent[i + axis] = positions[i + axis]! + across * right[axis]! + upwards * up[axis]!;
  }
  return bent;
}
