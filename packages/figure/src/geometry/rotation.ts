import type { Vector3 } from './vector.ts';

/** Row-major 3x3 rotation matrix. */
export type Rotation = readonly [number, number, number, number, number, number, number, number, number];

export const NO_TURN: Rotation = [1, 0, 0, 0, 1, 0, 0, 0, 1];

const DEGREE = Math.PI / 180;

/** A right-handed turn about a coordinate axis: about x forwards-down, y to the figure's left, z to the figure's right. */
export function turnAbout(axis: 'x' | 'y' | 'z', degrees: number): Rotation {
  const c = Math.cos(degrees * DEGREE);
  const s = Math.sin(degrees * DEGREE);
  if (axis === 'x') return [1, 0, 0, 0, c, -s, 0, s, c];
  if (axis === 'y') return [c, 0, s, 0, 1, 0, -s, 0, c];
  return [c, -s, 0, s, c, 0, 0, 0, 1];
}

/** First `b`, then `a`. */
export function compose(a: Rotation, b: Rotation): Rotation {
  const cell = (row: number, column: number) =>
    a[3 * row]! * b[column]! + a[3 * row + 1]! * b[3 + column]! + a[3 * row + 2]! * b[6 + column]!;
  return [
    cell(0, 0),
    cell(0, 1),
    cell(0, 2),
    cell(1, 0),
    cell(1, 1),
    cell(1, 2),
    cell(2, 0),
    cell(2, 1),
    cell(2, 2),
  ];
}

export function rotate(r: Rotation, v: Vector3): Vector3 {
  return [
    r[0] * v[0] + r[1] * v[1] + r[2] * v[2],
    r[3] * v[0] + r[4] * v[1] + r[5] * v[2],
    r[6] * v[0] + r[7] * v[1] + r[8] * v[2],
  ];
}

/** The turn back. */
export function inverse(r: Rotation): Rotation {
  return [r[0], r[3], r[6], r[1], r[4], r[7], r[2], r[5], r[8]];
}

/** Unit axis and angle in radians, 0..pi. A turn by nothing has the x axis. */
export function toAxisAngle(r: Rotation): { axis: Vector3; radians: number } {
  const cosine = Math.min(1, Math.max(-1, (r[0] + r[4] + r[8] - 1) / 2));
  const radians = Math.acos(cosine);
  const axis: Vector3 = [r[7] - r[5], r[2] - r[6], r[3] - r[1]];
  const size = Math.hypot(...axis);
  if (size > 1e-9) return { axis: [axis[0] / size, axis[1] / size, axis[2] / size], radians };
  return cosine > 0 ? { axis: [1, 0, 0], radians: 0 } : { axis: halfTurnAxis(r), radians };
}

/** A half turn is 2aa' - 1: the largest diagonal cell's column is the axis, scaled. */
function halfTurnAxis(r: Rotation): Vector3 {
  const column = [0, 1, 2].reduce((best, i) => (r[4 * i]! > r[4 * best]! ? i : best), 0);
  const axis = [r[column]!, r[3 + column]!, r[6 + column]!];
  axis[column]! += 1;
  const size = Math.hypot(...axis);
  return [axis[0]! / size, axis[1]! / size, axis[2]! / size];
}

/** Rodrigues' formula; `axis` is a unit vector. */
export function fromAxisAngle([x, y, z]: Vector3, radians: number): Rotation {
  const c = Math.cos(radians);
  const s = Math.sin(radians);
  const t = 1 - c;
  return [
    t * x * x + c,
    t * x * y - s * z,
    t * x * z + s * y,
    t * x * y + s * z,
    t * y * y + c,
    t * y * z - s * x,
    t * x * z - s * y,
    t * y * z + s * x,
    t * z * z + c,
  ];
}

/** The same turn by a share `t` of its angle. */
export function partialTurn(r: Rotation, t: number): Rotation {
  const { axis, radians } = toAxisAngle(r);
  return fromAxisAngle(axis, radians * t);
}
