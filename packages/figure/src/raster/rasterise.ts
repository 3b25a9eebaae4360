import type { Surface } from './surface.ts';

/**
 * Depth samples over a window of the picture: one or more sample planes, plane after plane. A larger nearness hides
 * a smaller one. Triangle ids are optional: shadow maps do without.
 */
export interface SampleGrid {
  /** The window, pixels of the whole picture. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Place of each plane's sample inside its pixel, 0..1: x0, y0, x1, y1, ... */
  readonly offsets: readonly number[];
  /** `Float32Array [planes * height * width]`, cleared to the farthest. */
  readonly nearness: Float32Array;
  /** `Uint32Array [planes * height * width]`, 0 = nothing. */
  readonly ids: Uint32Array | undefined;
}

/** A surface as one camera sees it. */
export interface ProjectedSurface {
  readonly surface: Surface;
  /** x, y in pixels and nearness of each vertex: `Float32Array [n * 3]`. */
  readonly screen: Float32Array;
  /** Id of its first triangle; the others follow. */
  readonly firstId: number;
}

/** Twice the area in square pixels below which a triangle is seen edge-on, and its shares would be all rounding. */
const LEAST_AREA = 1e-6;
/**
 * A sample this little outside an edge still counts (share of the triangle), so that rounding leaves no gaps between
 * neighbours; where both count, depth decides.
 */
const EDGE_TOLERANCE = 1e-6;

/**
 * Draws a surface as a camera with perspective sees it. Depth, barycentric shares and the cut along `extent = 0` are
 * linear functions over the picture once multiplied by nearness (Blinn, "Hyperbolic interpolation", 1992), so each
 * costs one addition a sample and the cut is exact.
 */
export function rasterise(grid: SampleGrid, { surface, screen, firstId }: ProjectedSurface): void {
  const { triangles, extent, twoSided } = surface;
  const bias = surface.bias ?? 0;
  for (let t = 0; t < triangles.length; t += 3) {
    const a = triangles[t]!;
    const b = triangles[t + 1]!;
    const c = triangles[t + 2]!;
    const na = screen[a * 3 + 2]!;
    const nb = screen[b * 3 + 2]!;
    const nc = screen[c * 3 + 2]!;
    if (na === 0 || nb === 0 || nc === 0) continue;
    const ea = extent ? extent[a]! : 1;
    const eb = extent ? extent[b]! : 1;
    const ec = extent ? extent[c]! : 1;
    if (ea <= 0 && eb <= 0 && ec <= 0) continue;
    const area = signedArea(screen, a, b, c);
    const outside = area < 0;
    if (!outside && !twoSided) continue;
    // The bias settles which of two layers shows from outside; from inside the layer below is nearer anyway.
    const nearer = outside ? bias : 0;
    fillTriangle(
      grid,
      screen,
      a,
      b,
      c,
      area,
      na + nearer * na * na,
      nb + nearer * nb * nb,
      nc + nearer * nc * nc,
      ea * na,
      eb * nb,
      ec * nc,
      firstId + t / 3,
    );
  }
}

/** Draws a surface in parallel projection, both sides of it. */
export function rasteriseParallel(grid: SampleGrid, { surface, screen, firstId }: ProjectedSurface): void {
  const { triangles, extent } = surface;
  for (let t = 0; t < triangles.length; t += 3) {
    const a = triangles[t]!;
    const b = triangles[t + 1]!;
    const c = triangles[t + 2]!;
    const ea = extent ? extent[a]! : 1;
    const eb = extent ? extent[b]! : 1;
    const ec = extent ? extent[c]! : 1;
    if (ea <= 0 && eb <= 0 && ec <= 0) continue;
    const na = screen[a * 3 + 2]!;
    const nb = screen[b * 3 + 2]!;
    const nc = screen[c * 3 + 2]!;
    const area = signedArea(screen, a, b, c);
    fillTriangle(grid, screen, a, b, c, area, na, nb, nc, ea, eb, ec, firstId + t / 3);
  }
}

/** Twice the area on the picture; negative when the side that faces outwards is seen. */
export function signedArea(screen: Float32Array, a: number, b: number, c: number): number {
  const x = screen[a * 3]!;
  const y = screen[a * 3 + 1]!;
  return (screen[b * 3]! - x) * (screen[c * 3 + 1]! - y) - (screen[c * 3]! - x) * (screen[b * 3 + 1]! - y);
}

/**
 * Writes the samples of one triangle that are nearer than what is there and have a positive extent. Takes numbers, not
 * objects: it runs for each triangle of each picture.
 * @param a corners, as are `b` and `c`; `screen` has their places
 * @param area twice the signed area
 * @param na nearness at the corners, as are `nb` and `nc`
 * @param ea extent times nearness at the corners, as are `eb` and `ec`
 */
function fillTriangle(
  grid: SampleGrid,
  screen: Float32Array,
  a: number,
  b: number,
  c: number,
  area: number,
  na: number,
  nb: number,
  nc: number,
  ea: number,
  eb: number,
  ec: number,
  id: number,
): void {
  if (area < LEAST_AREA && area > -LEAST_AREA) return;
  const { left, top, width, height, offsets, nearness, ids } = grid;
  const xa = screen[a * 3]! - left;
  const ya = screen[a * 3 + 1]! - top;
  const xb = screen[b * 3]! - left;
  const yb = screen[b * 3 + 1]! - top;
  const xc = screen[c * 3]! - left;
  const yc = screen[c * 3 + 1]! - top;
  const minX = Math.min(xa, xb, xc);
  const maxX = Math.max(xa, xb, xc);
  const minY = Math.min(ya, yb, yc);
  const maxY = Math.max(ya, yb, yc);
  if (maxX < 0 || maxY < 0 || minX > width || minY > height) return;
  // Shares of corners a and b, nearness and extent: value at the origin and steps per pixel.
  const scale = 1 / area;
  const aStepX = (yb - yc) * scale;
  const aStepY = (xc - xb) * scale;
  const bStepX = (yc - ya) * scale;
  const bStepY = (xa - xc) * scale;
  const aOrigin = (xb * yc - xc * yb) * scale;
  const bOrigin = (xc * ya - xa * yc) * scale;
  const nStepX = aStepX * (na - nc) + bStepX * (nb - nc);
  const eStepX = aStepX * (ea - ec) + bStepX * (eb - ec);
  const cStepX = -aStepX - bStepX;
  const cells = width * height;
  for (let plane = 0; plane < offsets.length >> 1; plane++) {
    const ox = offsets[plane * 2]!;
    const oy = offsets[plane * 2 + 1]!;
    const firstX = Math.max(0, Math.ceil(minX - ox));
    const lastX = Math.min(width - 1, Math.floor(maxX - ox));
    const firstY = Math.max(0, Math.ceil(minY - oy));
    const lastY = Math.min(height - 1, Math.floor(maxY - oy));
    for (let y = firstY; y <= lastY; y++) {
      // Shares at x = 0 of this row's samples; each edge leaves what lies on its inner side.
      const shareA = aOrigin + aStepX * ox + aStepY * (y + oy);
      const shareB = bOrigin + bStepX * ox + bStepY * (y + oy);
      const shareC = 1 - shareA - shareB;
      let from = firstX;
      let to = lastX;
      if (aStepX > 0) from = Math.max(from, Math.ceil((-EDGE_TOLERANCE - shareA) / aStepX));
      else if (aStepX < 0) to = Math.min(to, Math.floor((-EDGE_TOLERANCE - shareA) / aStepX));
      else if (shareA < -EDGE_TOLERANCE) continue;
      if (bStepX > 0) from = Math.max(from, Math.ceil((-EDGE_TOLERANCE - shareB) / bStepX));
      else if (bStepX < 0) to = Math.min(to, Math.floor((-EDGE_TOLERANCE - shareB) / bStepX));
      else if (shareB < -EDGE_TOLERANCE) continue;
      if (cStepX > 0) from = Math.max(from, Math.ceil((-EDGE_TOLERANCE - shareC) / cStepX));
      else if (cStepX < 0) to = Math.min(to, Math.floor((-EDGE_TOLERANCE - shareC) / cStepX));
      else if (shareC < -EDGE_TOLERANCE) continue;
      let near = shareA * na + shareB * nb + shareC * nc + from * nStepX;
      let inside = shareA * ea + shareB * eb + shareC * ec + from * eStepX;
      const row = plane * cells + y * width;
      for (let cell = row + from; cell <= row + to; cell++) {
        if (near > nearness[cell]! && inside > 0) {
          nearness[cell] = near;
          if (ids !== undefined) ids[cell] = id;
        }
        near += nStepX;
        inside += eStepX;
      }
    }
  }
}
