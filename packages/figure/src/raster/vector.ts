import type { Point3 } from '../body/person.ts';

export function subtract(a: Point3, b: Point3): Point3 {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

/** `a + b * factor` */
export function addScaled(a: Point3, b: Point3, factor: number): Point3 {
  return [a[0] + b[0] * factor, a[1] + b[1] * factor, a[2] + b[2] * factor];
}

export function dot(a: Point3, b: Point3): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

export function cross(a: Point3, b: Point3): Point3 {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

/** The unit vector of the same direction. */
export function normalise(a: Point3): Point3 {
  const length = Math.hypot(a[0], a[1], a[2]);
  return [a[0] / length, a[1] / length, a[2] / length];
}

/** A vector turned about the y axis: 90 degrees take z (the way the figure faces) to x (its left). */
export function turnAboutY([x, y, z]: Point3, degrees: number): Point3 {
  const radians = (degrees * Math.PI) / 180;
  const c = Math.cos(radians);
  const s = Math.sin(radians);
  return [x * c + z * s, y, z * c - x * s];
}
