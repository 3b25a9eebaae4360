import type { GarmentTexture } from '../garment/garment.ts';

/** A thing with volume, made from its picture: two sheets that meet at the outline. */
export interface InflatedCutout {
  /** x to the picture's right, y up, z out of the picture; dm from the origin that was asked for. */
  readonly positions: Float32Array;
  /** Counter-clockwise from outside. The first half of the vertices is the front sheet. */
  readonly triangles: Uint32Array;
  /** Pixel of each vertex: `Float32Array [n * 2]`. */
  readonly places: Float32Array;
  /** dm to the outline, positive inside. */
  readonly extent: Float32Array;
}

export interface Inflation {
  readonly dmPerPx: number;
  /** Pixel that becomes the origin. */
  readonly origin: readonly [x: number, y: number];
  /** Greatest half thickness, dm. */
  readonly depth: number;
  /** Thickness is full from this share of the way between the outline and the innermost point. */
  readonly full: number;
}

/** Cells along the longer side of the picture. */
const CELLS = 72;

/** Where a pixel of the front sheet comes to lie: its column may move, and z is dm out of the picture. */
export type Relief = (x: number, y: number, distance: number) => { readonly x: number; readonly z: number };

/**
 * Gives a cutout volume: a height field over its distance to the outline, with a round edge (a quarter ellipse), in
 * front and mirrored behind.
 */
export function inflateCutout(texture: GarmentTexture, inflation: Inflation): InflatedCutout {
  const { depth, full } = inflation;
  const deepest = texture.inside.reduce((most, distance) => Math.max(most, distance), 1) * full;
  return solidCutout(texture, inflation, (x, _, distance) => {
    const towards = Math.min(1, Math.max(0, distance / deepest));
    return { x, z: depth * Math.sqrt(1 - (1 - towards) ** 2) };
  });
}

/** Two sheets of a grid over a cutout, in front as the relief says and mirrored behind. */
export function solidCutout(
  { width, height, inside }: GarmentTexture,
  { dmPerPx, origin }: Pick<Inflation, 'dmPerPx' | 'origin'>,
  relief: Relief,
): InflatedCutout {
  const step = Math.max(width, height) / CELLS;
  const columns = Math.ceil(width / step) + 1;
  const rows = Math.ceil(height / step) + 1;
  const sheet = columns * rows;
  const positions = new Float32Array(sheet * 6);
  const places = new Float32Array(sheet * 4);
  const extent = new Float32Array(sheet * 2);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const x = Math.min(column * step, width - 1);
      const y = Math.min(row * step, height - 1);
      const distance = inside[Math.round(y) * width + Math.round(x)]!;
      const place = relief(x, y, distance);
      for (const [half, sign] of [
        [0, 1],
        [1, -1],
      ] as const) {
        const vertex = half * sheet + row * columns + column;
        const [across, up] = [(place.x - origin[0]) * dmPerPx, (origin[1] - y) * dmPerPx];
        positions.set([across, up, sign * place.z], vertex * 3);
        places.set([x, y], vertex * 2);
        extent[vertex] = distance * dmPerPx;
      }
    }
  }
  return { positions, triangles: sheetTriangles(columns, rows), places, extent };
}

function sheetTriangles(columns: number, rows: number): Uint32Array {
  const triangles: number[] = [];
  const sheet = columns * rows;
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const a = row * columns + column;
      const b = a + columns;
      triangles.push(a, b, b + 1, a, b + 1, a + 1);
      triangles.push(sheet + a, sheet + b + 1, sheet + b, sheet + a, sheet + a + 1, sheet + b + 1);
    }
  }
  return Uint32Array.from(triangles);
}
