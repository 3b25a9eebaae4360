/** A finer mesh whose every vertex is a fixed mix of coarse ones, so that any attribute can follow the shape. */
export interface Subdivision {
  readonly vertices: number;
  /** `Uint32Array [quads * 4]`. */
  readonly quads: Uint32Array;
  /**
   * Carries an attribute of `size` numbers a vertex to the finer mesh.
   * @param source `Float32Array [coarse vertices * size]`
   */
  apply(source: Float32Array, size: number): Float32Array;
}

interface Edge {
  readonly a: number;
  readonly b: number;
  readonly faces: number[];
}

/** Coarse vertex -> share, for one fine vertex. */
type Stencil = Map<number, number>;

/**
 * One step of Catmull-Clark subdivision (Catmull and Clark, 1978); open edges follow cubic B-splines, corners of the
 * outline stay. Fine vertices come in the order: coarse vertices, edges, faces.
 */
export function subdivide(vertices: number, quads: Uint32Array): Subdivision {
  const faces = quads.length / 4;
  const { edges, edgeOf } = edgesOf(quads);
  const around = incidence(vertices, quads, edges);
  const stencils: Stencil[] = [];
  for (let v = 0; v < vertices; v++) stencils.push(vertexStencil(v, quads, edges, around));
  for (const edge of edges) stencils.push(edgeStencil(edge, quads));
  for (let face = 0; face < faces; face++) stencils.push(faceStencil(face, quads));
  const fine = new Uint32Array(faces * 16);
  for (let face = 0; face < faces; face++) {
    for (let k = 0; k < 4; k++) {
      const next = vertices + edgeOf[face * 4 + k]!;
      const before = vertices + edgeOf[face * 4 + ((k + 3) % 4)]!;
      fine.set([quads[face * 4 + k]!, next, vertices + edges.length + face, before], face * 16 + k * 4);
    }
  }
  return { vertices: stencils.length, quads: fine, apply: packed(stencils) };
}

/** Two triangles a quad: `Uint32Array [quads * 6]`. */
export function quadTriangles(quads: Uint32Array): Uint32Array {
  const triangles = new Uint32Array((quads.length / 4) * 6);
  for (let q = 0, t = 0; q < quads.length; q += 4) {
    for (const corner of [0, 1, 2, 0, 2, 3]) triangles[t++] = quads[q + corner]!;
  }
  return triangles;
}

function edgesOf(quads: Uint32Array): { edges: Edge[]; edgeOf: Uint32Array } {
  const found = new Map<number, number>();
  const edges: Edge[] = [];
  const edgeOf = new Uint32Array(quads.length);
  for (let corner = 0; corner < quads.length; corner++) {
    const a = quads[corner]!;
    const b = quads[corner % 4 === 3 ? corner - 3 : corner + 1]!;
    const key = Math.min(a, b) * 2 ** 26 + Math.max(a, b);
    let edge = found.get(key);
    if (edge === undefined) {
      edge = edges.length;
      found.set(key, edge);
      edges.push({ a, b, faces: [] });
    }
    edges[edge]!.faces.push(corner >> 2);
    edgeOf[corner] = edge;
  }
  return { edges, edgeOf };
}

interface Incidence {
  readonly faces: readonly number[][];
  readonly edges: readonly number[][];
}

function incidence(vertices: number, quads: Uint32Array, edges: readonly Edge[]): Incidence {
  const around = {
    faces: Array.from({ length: vertices }, (): number[] => []),
    edges: Array.from({ length: vertices }, (): number[] => []),
  };
  quads.forEach((vertex, corner) => {
    around.faces[vertex]!.push(corner >> 2);
  });
  for (const [index, { a, b }] of edges.entries()) {
    around.edges[a]!.push(index);
    around.edges[b]!.push(index);
  }
  return around;
}

function vertexStencil(v: number, quads: Uint32Array, edges: readonly Edge[], around: Incidence): Stencil {
  const stencil: Stencil = new Map();
  const open = around.edges[v]!.filter((edge) => edges[edge]!.faces.length === 1);
  const n = around.faces[v]!.length;
  if (n === 0 || (open.length > 0 && open.length !== 2)) return stencil.set(v, 1);
  if (open.length === 2) {
    addShare(stencil, v, 0.75);
    for (const edge of open) addShare(stencil, otherEnd(edges[edge]!, v), 0.125);
    return stencil;
  }
  for (const face of around.faces[v]!) {
    for (let k = 0; k < 4; k++) addShare(stencil, quads[face * 4 + k]!, 1 / (4 * n * n));
  }
  for (const edge of around.edges[v]!) {
    addShare(stencil, v, 1 / (n * n));
    addShare(stencil, otherEnd(edges[edge]!, v), 1 / (n * n));
  }
  addShare(stencil, v, (n - 3) / n);
  return stencil;
}

function edgeStencil({ a, b, faces }: Edge, quads: Uint32Array): Stencil {
  const stencil: Stencil = new Map();
  const own = faces.length === 2 ? 0.25 : 0.5;
  addShare(stencil, a, own);
  addShare(stencil, b, own);
  if (faces.length !== 2) return stencil;
  for (const face of faces) {
    for (let k = 0; k < 4; k++) addShare(stencil, quads[face * 4 + k]!, 1 / 16);
  }
  return stencil;
}

function faceStencil(face: number, quads: Uint32Array): Stencil {
  const stencil: Stencil = new Map();
  for (let k = 0; k < 4; k++) addShare(stencil, quads[face * 4 + k]!, 0.25);
  return stencil;
}

const otherEnd = ({ a, b }: Edge, v: number) => (a === v ? b : a);

function addShare(stencil: Stencil, vertex: number, share: number): void {
  stencil.set(vertex, (stencil.get(vertex) ?? 0) + share);
}

/** Stencils as flat arrays (compressed rows), for speed. */
function packed(stencils: readonly Stencil[]): Subdivision['apply'] {
  const starts = new Uint32Array(stencils.length + 1);
  for (const [i, stencil] of stencils.entries()) starts[i + 1] = starts[i]! + stencil.size;
  const sources = new Uint32Array(starts[stencils.length]!);
  const shares = new Float32Array(sources.length);
  let at = 0;
  for (const stencil of stencils) {
    for (const [vertex, share] of stencil) {
      sources[at] = vertex;
      shares[at++] = share;
    }
  }
  return (source, size) => {
    const out = new Float32Array(stencils.length * size);
    for (let i = 0; i < stencils.length; i++) {
      for (let s = starts[i]!; s < starts[i + 1]!; s++) {
        const from = sources[s]! * size;
        const share = shares[s]!;
        for (let d = 0; d < size; d++) out[i * size + d]! += share * source[from + d]!;
      }
    }
    return out;
  };
}
