import { dot, mix, subtract, vertexAt } from '../geometry/vector.ts';
import type { Camera } from './camera.ts';
import { projectPoints } from './camera.ts';
import type { Surface } from './surface.ts';

/** A rectangle of the picture in fractions of pixels. */
export interface ScreenBounds {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * The smallest rectangle that holds everything that surfaces show, cuts along their extent included; undefined when
 * they show nothing. May reach outside the picture.
 */
export function screenBounds(surfaces: readonly Surface[], camera: Camera): ScreenBounds | undefined {
  const bounds: ScreenBounds = {
    left: Number.POSITIVE_INFINITY,
    top: Number.POSITIVE_INFINITY,
    right: Number.NEGATIVE_INFINITY,
    bottom: Number.NEGATIVE_INFINITY,
  };
  for (const surface of surfaces) {
    const screen = projectPoints(surface.positions, camera);
    const { triangles, extent } = surface;
    for (let t = 0; t < triangles.length; t++) {
      const vertex = triangles[t]!;
      if (extent === undefined || extent[vertex]! > 0) {
        include(bounds, screen[vertex * 3]!, screen[vertex * 3 + 1]!);
        continue;
      }
      const corner = t - (t % 3);
      for (let k = corner; k < corner + 3; k++)
        includeCut(bounds, surface, extent, vertex, triangles[k]!, camera);
    }
  }
  return bounds.left <= bounds.right ? bounds : undefined;
}

function include(bounds: ScreenBounds, x: number, y: number): void {
  if (x < bounds.left) bounds.left = x;
  if (x > bounds.right) bounds.right = x;
  if (y < bounds.top) bounds.top = y;
  if (y > bounds.bottom) bounds.bottom = y;
}

/** Where the extent becomes 0 between a vertex that is cut off and one that is not. */
function includeCut(
  bounds: ScreenBounds,
  { positions }: Surface,
  extent: Float32Array,
  cut: number,
  kept: number,
  camera: Camera,
): void {
  const keptExtent = extent[kept]!;
  if (keptExtent <= 0) return;
  const share = keptExtent / (keptExtent - extent[cut]!);
  const end = mix(vertexAt(positions, kept), vertexAt(positions, cut), share);
  const place = subtract(end, camera.eye);
  const depth = dot(place, camera.forward);
  include(
    bounds,
    camera.centreX + (camera.focal * dot(place, camera.right)) / depth,
    camera.centreY - (camera.focal * dot(place, camera.up)) / depth,
  );
}
