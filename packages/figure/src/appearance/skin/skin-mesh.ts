import { type FigureData, SKIN_VERTICES } from '../../data/figure-data.ts';
import { vertexNormals } from '../../geometry/normals.ts';

/** The skin with a vertex for every texture coordinate: seams of the texture split vertices. */
export interface SkinMesh {
  /** Skin vertex that each vertex is a copy of: `Uint16Array [n]`. */
  readonly origins: Uint16Array;
  /** `Float32Array [n * 2]`, 0..1, v up. */
  readonly uvs: Float32Array;
  /** `Uint32Array [triangles * 3]` of this mesh, and the same triangles with the vertices of the skin itself. */
  readonly triangles: Uint32Array;
  readonly skinTriangles: Uint32Array;
}

const meshes = new WeakMap<FigureData, SkinMesh>();

/** The skin's mesh; made once for each set of data. */
export function skinMesh(data: FigureData): SkinMesh {
  const known = meshes.get(data);
  if (known) return known;
  const made = splitSeams(data);
  meshes.set(data, made);
  return made;
}

function splitSeams({ base }: FigureData): SkinMesh {
  const body = base.groups.indexOf('body');
  const copies = new Map<number, number>();
  const origins: number[] = [];
  const uvs: number[] = [];
  const triangles: number[] = [];
  const copyOf = (corner: number): number => {
    const vertex = base.quads[corner]!;
    const uv = base.quadUvs[corner]!;
    const key = uv * SKIN_VERTICES + vertex;
    const known = copies.get(key);
    if (known !== undefined) return known;
    copies.set(key, origins.length);
    uvs.push(base.uvs[2 * uv]!, base.uvs[2 * uv + 1]!);
    return origins.push(vertex) - 1;
  };
  for (let quad = 0; quad < base.quadGroups.length; quad++) {
    if (base.quadGroups[quad] !== body) continue;
    const [a, b, c, d] = [0, 1, 2, 3].map((corner) => copyOf(4 * quad + corner)) as [
      number,
      number,
      number,
      number,
    ];
    triangles.push(a, b, c, a, c, d);
  }
  return {
    origins: Uint16Array.from(origins),
    uvs: Float32Array.from(uvs),
    triangles: Uint32Array.from(triangles),
    skinTriangles: Uint32Array.from(triangles, (vertex) => origins[vertex]!),
  };
}

/** Unit normals of the skin vertices for positions of every base vertex: `Float32Array [SKIN_VERTICES * 3]`. */
export function skinNormals(data: FigureData, positions: Float32Array): Float32Array {
  return vertexNormals(positions.subarray(0, SKIN_VERTICES * 3), skinMesh(data).skinTriangles);
}

/** Copies vectors of skin vertices to the mesh's own vertices: `Float32Array [n * 3]`. */
export function spread(mesh: SkinMesh, vectors: Float32Array): Float32Array {
  const out = new Float32Array(mesh.origins.length * 3);
  for (let i = 0; i < mesh.origins.length; i++) {
    const from = 3 * mesh.origins[i]!;
    out[3 * i] = vectors[from]!;
    out[3 * i + 1] = vectors[from + 1]!;
    out[3 * i + 2] = vectors[from + 2]!;
  }
  return out;
}

/** Triangles without those that lie wholly under cloth (`hidden`: 1 per hidden skin vertex). */
export function visibleTriangles(mesh: SkinMesh, hidden: Uint8Array | undefined): Uint32Array {
  if (!hidden) return mesh.triangles;
  const { triangles, skinTriangles } = mesh;
  const kept: number[] = [];
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [skinTriangles[t]!, skinTriangles[t + 1]!, skinTriangles[t + 2]!];
    if (hidden[a] && hidden[b] && hidden[c]) continue;
    kept.push(triangles[t]!, triangles[t + 1]!, triangles[t + 2]!);
  }
  return Uint32Array.from(kept);
}
