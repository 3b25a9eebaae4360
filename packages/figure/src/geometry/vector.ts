/** A place or a direction; body units are decimetres. */
export type Vector3 = readonly [x: number, y: number, z: number];

export function add(a: Vector3, b: Vector3): Vector3 {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}

export function subtract(a: Vector3, b: Vector3): Vector3 {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

export function scale(a: Vector3, by: number): Vector3 {
  return [a[0] * by, a[1] * by, a[2] * by];
}

export function dot(a: Vector3, b: Vector3): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

export function cross(a: Vector3, b: Vector3): Vector3 {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

export function length(a: Vector3): number {
  return Math.hypot(a[0], a[1], a[2]);
}

/** The unit vector that points the same way; the zero vector stays zero. */
export function normalize(a: Vector3): Vector3 {
  return scale(a, 1 / (length(a) || 1));
}

/** The point a share `t` of the way from a to b. */
export function mix(a: Vector3, b: Vector3, t: number): Vector3 {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t];
}

/** Vertex of a flat position array `[vertices * 3]`. */
export function vertexAt(positions: Float32Array, vertex: number): Vector3 {
  return [positions[3 * vertex]!, positions[3 * vertex + 1]!, positions[3 * vertex + 2]!];
}

/** Mean of some vertices of a flat position array; there must be at least one. */
export function centroid(positions: Float32Array, vertices: readonly number[]): Vector3 {
  let sum: Vector3 = [0, 0, 0];
  for (const vertex of vertices) sum = add(sum, vertexAt(positions, vertex));
  return scale(sum, 1 / vertices.length);
}
