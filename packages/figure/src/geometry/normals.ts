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
  for (let at = 0; at < out.length; at += 3) {
    const length = Math.hypot(out[at]!, out[at + 1]!, out[at + 2]!);
    if (length === 0) continue;
    out[at] = out[at]! / length;
    out[at + 1] = out[at + 1]! / length;
    out[at + 2] = out[at + 2]! / length;
  }
  return out;
}
