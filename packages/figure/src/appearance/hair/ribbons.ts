import { acrossAt, tangentAt } from './curl.ts';
import type { Strand } from './strand.ts';

/** Strands as flat bands, with what their material needs to know at each vertex. */
export interface Ribbons {
  readonly positions: Float32Array;
  readonly normals: Float32Array;
  readonly triangles: Uint32Array;
  /** Unit direction to the tip: `Float32Array [n * 3]`. */
  readonly tangents: Float32Array;
  /** Across the band (-1..1), along it (0 root .. 1 tip), layer (0..1), tone (0..1): `Float32Array [n * 4]`. */
  readonly traits: Float32Array;
}

/** How far the normals at a band's edges lean outwards: it is lit as a rounded lock, not as a flat strip. */
const ROUNDNESS = 0.45;

/** Builds two vertices a point and joins them; bands narrow at the root and run out at the tip. */
export function weaveRibbons(strands: readonly Strand[]): Ribbons {
  const points = strands.reduce((sum, strand) => sum + strand.points.length / 3, 0);
  const ribbons = {
    positions: new Float32Array(points * 6),
    normals: new Float32Array(points * 6),
    tangents: new Float32Array(points * 6),
    traits: new Float32Array(points * 8),
    triangles: new Uint32Array((points - strands.length) * 6),
  };
  let vertex = 0;
  let corner = 0;
  for (const strand of strands) {
    const count = strand.points.length / 3;
    for (let i = 0; i < count; i++) {
      const first = vertex + 2 * i;
      writePair(ribbons, first, strand, i, i / (count - 1));
      if (i === 0) continue;
      for (const c of [first - 2, first - 1, first, first - 1, first + 1, first])
        ribbons.triangles[corner++] = c;
    }
    vertex += 2 * count;
  }
  return ribbons;
}

function writePair(out: Ribbons, first: number, strand: Strand, i: number, along: number): void {
  const across = acrossAt(strand, i);
  const tangent = tangentAt(strand.points, i);
  const half = (strand.width / 2) * profile(along, strand);
  const facing = facingOf(across, tangent, strand.outward, i);
  for (const side of [-1, 1]) {
    const vertex = first + (side + 1) / 2;
    const normal = facing.map((n, axis) => n + ROUNDNESS * side * across[axis]!);
    const length = Math.hypot(normal[0]!, normal[1]!, normal[2]!) || 1;
    for (let axis = 0; axis < 3; axis++) {
      out.positions[3 * vertex + axis] = strand.points[3 * i + axis]! + side * half * across[axis]!;
      out.normals[3 * vertex + axis] = normal[axis]! / length;
      out.tangents[3 * vertex + axis] = tangent[axis]!;
    }
    out.traits.set([side, along, strand.layer, strand.tone], 4 * vertex);
  }
}

/** The band's own normal, turned away from the head. */
function facingOf(
  across: readonly [number, number, number],
  tangent: readonly [number, number, number],
  outward: Float32Array,
  i: number,
): [number, number, number] {
  const x = across[1] * tangent[2] - across[2] * tangent[1];
  const y = across[2] * tangent[0] - across[0] * tangent[2];
  const z = across[0] * tangent[1] - across[1] * tangent[0];
  const sign = x * outward[3 * i]! + y * outward[3 * i + 1]! + z * outward[3 * i + 2]! < 0 ? -1 : 1;
  return [sign * x, sign * y, sign * z];
}

/** Width along a strand over its full width: fine at the root, running out or cut off at the tip. */
function profile(along: number, { blunt, rooted }: Strand): number {
  const root = Math.min(1, 0.2 + 0.6 * rooted + along * 5);
  const tip = 1 - (1 - 0.4 * blunt) * along ** (3 + 5 * blunt);
  return Math.max(0.04, root * tip);
}
