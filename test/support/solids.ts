import type { Surface } from '../../packages/figure/src/raster/surface.ts';

/** Linear albedo. */
export type Albedo = readonly [r: number, g: number, b: number];

type Options = Partial<Pick<Surface, 'extent' | 'bias' | 'castsShadow' | 'twoSided' | 'material' | 'name'>>;

/** A matt surface of one colour. */
export function matt([r, g, b]: Albedo): Surface['material'] {
  return {
    reflect(_, out) {
      out.r = r;
      out.g = g;
      out.b = b;
    },
  };
}

const PLAIN = { name: 'solid', castsShadow: true, twoSided: false, material: matt([0.5, 0.5, 0.5]) };

/** A sphere of rings and segments, smooth normals. */
export function sphere(
  centre: readonly [number, number, number],
  radius: number,
  options: Options = {},
  rings = 48,
): Surface {
  const segments = rings * 2;
  const normals: number[] = [];
  const triangles: number[] = [];
  for (let i = 0; i <= rings; i++) {
    for (let j = 0; j <= segments; j++) {
      const polar = (i / rings) * Math.PI;
      const round = (j / segments) * 2 * Math.PI;
      normals.push(Math.sin(polar) * Math.sin(round), Math.cos(polar), Math.sin(polar) * Math.cos(round));
    }
  }
  for (let i = 0; i < rings; i++) {
    for (let j = 0; j < segments; j++) {
      const p = i * (segments + 1) + j;
      triangles.push(p, p + segments + 1, p + segments + 2, p, p + segments + 2, p + 1);
    }
  }
  const positions = Float32Array.from(normals, (n, i) => centre[i % 3]! + radius * n);
  return {
    ...PLAIN,
    positions,
    normals: Float32Array.from(normals),
    triangles: Uint32Array.from(triangles),
    ...options,
  };
}

/** A parallelogram of cells from a corner along two edges; its normal is their cross product. */
export function sheet(
  corner: readonly [number, number, number],
  across: readonly [number, number, number],
  along: readonly [number, number, number],
  options: Options = {},
  cells = 1,
): Surface {
  const [ax, ay, az] = across;
  const [bx, by, bz] = along;
  const normal = [ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx];
  const length = Math.hypot(...normal);
  const positions: number[] = [];
  const normals: number[] = [];
  const triangles: number[] = [];
  for (let j = 0; j <= cells; j++) {
    for (let i = 0; i <= cells; i++) {
      for (let c = 0; c < 3; c++) {
        positions.push(corner[c]! + (across[c]! * i) / cells + (along[c]! * j) / cells);
        normals.push(normal[c]! / length);
      }
      if (i === cells || j === cells) continue;
      const p = j * (cells + 1) + i;
      triangles.push(p, p + 1, p + cells + 2, p, p + cells + 2, p + cells + 1);
    }
  }
  return {
    ...PLAIN,
    positions: Float32Array.from(positions),
    normals: Float32Array.from(normals),
    triangles: Uint32Array.from(triangles),
    ...options,
  };
}
