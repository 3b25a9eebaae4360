import type { PosedBody } from '../../body/posed-body.ts';
import type { FigureData } from '../../data/figure-data.ts';
import type { Fragment, Material, Reflectance, Surface } from '../../raster/surface.ts';
import { canonicalPlaces } from './canonical.ts';
import type { Paint, SkinPlace } from './paint.ts';
import { directionsOf, meansOf, placesOf, skinMesh, visibleTriangles } from './skin-mesh.ts';

/** The skin in a pose, painted with `layers` from the first to the last. */
export function skinSurface(
  data: FigureData,
  posed: PosedBody,
  normals: Float32Array,
  layers: readonly Paint[],
  hidden: Uint8Array | undefined,
): Surface {
  const mesh = skinMesh(data);
  return {
    name: 'skin',
    positions: placesOf(mesh, posed.positions, normals),
    normals: directionsOf(mesh, normals),
    triangles: visibleTriangles(mesh, hidden),
    castsShadow: true,
    twoSided: false,
    material: painted(meansOf(mesh, canonicalPlaces(data)), layers),
  };
}

/** What the skin of one person is painted with, applied at every visible place. */
function painted(canonical: Float32Array, layers: readonly Paint[]): Material {
  const place: SkinPlace = { x: 0, y: 0, z: 0, footprint: 0 };
  return {
    reflect(fragment: Fragment, out: Reflectance): void {
      const a = 3 * fragment.a;
      const b = 3 * fragment.b;
      const c = 3 * fragment.c;
      const { wa, wb, wc } = fragment;
      place.x = wa * canonical[a]! + wb * canonical[b]! + wc * canonical[c]!;
      place.y = wa * canonical[a + 1]! + wb * canonical[b + 1]! + wc * canonical[c + 1]!;
      place.z = wa * canonical[a + 2]! + wb * canonical[b + 2]! + wc * canonical[c + 2]!;
      place.footprint = fragment.footprint;
      for (const layer of layers) layer(place, out, fragment);
    },
  };
}
