/** Vertices that share an edge with each vertex of a quad mesh. */
export function neighboursOf(quads: ArrayLike<number>, vertices: number): readonly (readonly number[])[] {
  const sets = Array.from({ length: vertices }, () => new Set<number>());
  for (let corner = 0; corner < quads.length; corner++) {
    const a = quads[corner]!;
    const b = quads[corner % 4 === 3 ? corner - 3 : corner + 1]!;
    sets[a]!.add(b);
    sets[b]!.add(a);
  }
  return sets.map((set) => [...set]);
}

/**
 * Averages a vector field over the mesh.
 * @param field `Float32Array [vertices * 3]`
 */
export function smoothOverMesh(
  field: Float32Array,
  neighbours: readonly (readonly number[])[],
  rounds: number,
): Float32Array {
  let current = field;
  for (let round = 0; round < rounds; round++) {
    const next = new Float32Array(current.length);
    for (const [v, around] of neighbours.entries()) {
      for (let c = 0; c < 3; c++) {
        let sum = 0;
        for (const other of around) sum += current[3 * other + c]!;
        const own = current[3 * v + c]!;
        next[3 * v + c] = around.length > 0 ? 0.4 * own + (0.6 * sum) / around.length : own;
      }
    }
    current = next;
  }
  return current;
}
