import type { OnFigureModelSettings, OnFigurePose } from '@atelier/contracts';
import type { Rgba } from '@atelier/engine';
import { createPerson, dress, photograph, type Subject, type Surface, stanceOf } from '@atelier/figure';
import { BARE, figureData, memory, onPicture } from './figure-pictures.ts';

type Point = readonly [x: number, y: number, z: number];

/** What lies this near to the tip of the nose is the face, dm. */
const FACE_DM = 1.1;
const SIDE_PX = 128;

/** The bare face of a person in some stance, turned upright and taken by a camera that depends on nothing else. */
export function faceAlone(
  model: OnFigureModelSettings,
  seed: number,
  pose: OnFigurePose,
  variant: number,
): Rgba {
  const person = createPerson(figureData, model, seed);
  const upright = dress(figureData, person, BARE, { ...stanceOf('standing', 0), progress: 0 });
  const posed = dress(figureData, person, BARE, stanceOf(pose, variant));
  const near = verticesNear(skinOf(upright).positions, upright.face.noseTip);
  const frame = frameOf(skinOf(upright).positions, near);
  const own = frameOf(skinOf(posed).positions, near);
  const face = cutOut(moved(skinOf(posed), own, frame), near);
  const subject: Subject = { surfaces: [face], product: [face], face: upright.face, floor: 0 };
  const size = { width: SIDE_PX, height: SIDE_PX };
  const paddings = { left: 0, right: 0, top: 0, bottom: 0 };
  const shot = { viewpoint: 'front', pose: 'standing', variant: 0, size, paddings, inStudio: false } as const;
  return onPicture(photograph(subject, shot, memory), size);
}

function skinOf({ surfaces }: Subject): Surface {
  const skin = surfaces.find(({ name }) => name === 'skin');
  if (!skin) throw new Error('Expected the figure to have skin.');
  return skin;
}

const at = (positions: Float32Array, v: number): Point => [
  positions[v * 3]!,
  positions[v * 3 + 1]!,
  positions[v * 3 + 2]!,
];

function verticesNear(positions: Float32Array, [x, y, z]: Point): Uint8Array {
  const near = new Uint8Array(positions.length / 3);
  for (let v = 0; v < near.length; v++) {
    const [px, py, pz] = at(positions, v);
    if (Math.hypot(px - x, py - y, pz - z) < FACE_DM) near[v] = 1;
  }
  return near;
}

/** Origin and axes that move with the face: three of its vertices that lie far apart. */
interface Frame {
  readonly origin: Point;
  readonly axes: readonly [Point, Point, Point];
}

function frameOf(positions: Float32Array, near: Uint8Array): Frame {
  const vertices = [...near.keys()].filter((v) => near[v]);
  const [a, b, c] = [0.1, 0.5, 0.9].map((share) =>
    at(positions, vertices[Math.floor(share * vertices.length)]!),
  );
  if (!a || !b || !c) throw new Error('Expected the face to have vertices.');
  const first = unit(minus(b, a));
  const third = unit(cross(first, minus(c, a)));
  return { origin: a, axes: [first, cross(third, first), third] };
}

function moved(surface: Surface, from: Frame, to: Frame): Surface {
  const turn = (vector: Point): Point => {
    const along = from.axes.map((axis) => dot(axis, vector));
    const sum = (c: 0 | 1 | 2) => to.axes.reduce((total, axis, k) => total + axis[c] * along[k]!, 0);
    return [sum(0), sum(1), sum(2)];
  };
  const positions = surface.positions.slice();
  const normals = surface.normals.slice();
  for (let v = 0; v < positions.length / 3; v++) {
    const place = turn(minus(at(surface.positions, v), from.origin));
    positions.set([place[0] + to.origin[0], place[1] + to.origin[1], place[2] + to.origin[2]], v * 3);
    normals.set(turn(at(surface.normals, v)), v * 3);
  }
  return { ...surface, positions, normals };
}

function cutOut(surface: Surface, near: Uint8Array): Surface {
  const extent = Float32Array.from(near, (is) => is - 0.5);
  return { ...surface, extent };
}

const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a: Point, b: Point): Point => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
const unit = (a: Point): Point => {
  const length = Math.hypot(...a);
  return [a[0] / length, a[1] / length, a[2] / length];
};
