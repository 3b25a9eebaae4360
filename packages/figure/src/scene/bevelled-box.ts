import type { Point3 } from '../body/person.ts';
import type { Surface } from '../raster/surface.ts';

/** Levels into which a rounded edge is cut. */
const BEVEL_STEPS = 3;

type Geometry = Pick<Surface, 'positions' | 'normals' | 'triangles'>;

/**
 * A box with rounded edges, its normals smooth over them. Each face is a grid whose outer cells bend over the edge:
 * points of a grid on the sharp cube are moved to the inner box plus the radius along the direction outwards.
 * @param radius of the edges, dm; less than half the shortest side
 */
export function bevelledBox(centre: Point3, size: Point3, radius: number): Geometry {
  const steps = gridSteps();
  const perFace = steps.length ** 2;
  const positions = new Float32Array(6 * perFace * 3);
  const normals = new Float32Array(6 * perFace * 3);
  const triangles: number[] = [];
  const inner = size.map((side) => side / 2 - radius);
  for (let face = 0; face < 6; face++) {
    const axis = face >> 1;
    const sign = face % 2 === 0 ? 1 : -1;
    // Swapping the in-plane axes on negative faces keeps triangles counter-clockwise from outside.
    const [first, second] = sign > 0 ? [(axis + 1) % 3, (axis + 2) % 3] : [(axis + 2) % 3, (axis + 1) % 3];
    const base = face * perFace;
    steps.forEach((u, i) => {
      steps.forEach((v, j) => {
        const corner = [0, 0, 0];
        corner[axis] = sign;
        corner[first] = u;
        corner[second] = v;
        writePoint(positions, normals, (base + i * steps.length + j) * 3, corner, inner, radius, centre);
      });
    });
    for (let i = 0; i + 1 < steps.length; i++) {
      for (let j = 0; j + 1 < steps.length; j++) {
        const p = base + i * steps.length + j;
        triangles.push(p, p + steps.length, p + steps.length + 1, p, p + steps.length + 1, p + 1);
      }
    }
  }
  return { positions, normals, triangles: Uint32Array.from(triangles) };
}

/** Grid coordinates of a face: -1 .. 1, where the integer part outside the open middle tells the side of the edge. */
function gridSteps(): number[] {
  const rounding = Array.from({ length: BEVEL_STEPS + 1 }, (_, i) =>
    Math.tan((i / BEVEL_STEPS) * (Math.PI / 4)),
  );
  return [...rounding.toReversed().map((t) => -t), ...rounding];
}

/**
 * One point of the rounded cube. In-plane coordinates give the bend of the edge: the surface direction is the vector
 * of all of them, its side (sign) the inner corner it is measured from.
 */
function writePoint(
  positions: Float32Array,
  normals: Float32Array,
  at: number,
  direction: readonly number[],
  inner: readonly number[],
  radius: number,
  centre: Point3,
): void {
  const length = Math.hypot(direction[0]!, direction[1]!, direction[2]!);
  for (let c = 0; c < 3; c++) {
    const normal = direction[c]! / length;
    const side = Object.is(direction[c], -0) || direction[c]! < 0 ? -1 : 1;
    normals[at + c] = normal;
    positions[at + c] = centre[c]! + side * inner[c]! + radius * normal;
  }
}
