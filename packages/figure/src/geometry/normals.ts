/**
 * Unit vertex normals: the area-weighted mean of the normals of the triangles around each vertex.
 *
 * @param positions `Float32Array [vertices * 3]`.
 * @param triangles `[triangles * 3]`, counter-clockwise seen from outside.
 * @param out filled and returned; `Float32Array [vertices * 3]`. Vertices of no triangle get the zero vector.
 */
export function vertexNormals(
  positions: Float32Array,
  triangles: Uint32Array | Uint16Array,
  out: Float32Array = new Float32Array(positions.length),
): Float32Array {
  out.fill(0);
  for (let t = 0; t < triangles.length; t += 3) {
    const a = 3 * triangles[t]!;
    const b = 3 * triangles[t + 1]!;
    const c = 3 * triangles[t + 2]!;
    const ux = positions[b]! - positions[a]!;
    const uy = positions[b + 1]! - positions[a + 1]!;
    const uz = positions[b + 2]! - positions[a + 2]!;
    const vx = positions[c]! - positions[a]!;
    const vy = positions[c + 1]! - positions[a + 1]!;
    const vz = positions[c + 2]! - positions[a + 2]!;
    const nx = uy * vz - uz * vy;
    const ny = uz * vx - ux * vz;
    const nz = ux * vy - uy * vx;
    for (let corner = 0; corner < 3; corner++) {
      const at = 3 * triangles[t + corner]!;
      out[at] = out[at]! + nx;
      out[at + 1] = out[at + 1]! + ny;
      out[at + 2] = out[at + 2]! + nz;
    }
  }
  return normalise(out);
}

/** Each normal averaged with those of the vertices that share a triangle with it; unit again. */
export function smoothNormals(normals: Float32Array, triangles: Uint32Array): Float32Array {
  const out = Float32Array.from(normals);
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [3 * triangles[t]!, 3 * triangles[t + 1]!, 3 * triangles[t + 2]!];
    for (let k = 0; k < 3; k++) {
      const sum = normals[a + k]! + normals[b + k]! + normals[c + k]!;
      out[a + k]! += sum / 3;
      out[b + k]! += sum / 3;
      out[c + k]! += sum / 3;
    }
  }
  return normalise(out);
}

function normalise(vectors: Float32Array): Float32Array {
  for (let at = 0; at < vectors.length; at += 3) {
    const length = Math.sqrt(vectors[at]! ** 2 + vectors[at + 1]! ** 2 + vectors[at + 2]! ** 2);
    if (length === 0) continue;
    vectors[at]! /= length;
    vectors[at + 1]! /= length;
    vectors[at + 2]! /= length;
  }
  return vectors;
}
