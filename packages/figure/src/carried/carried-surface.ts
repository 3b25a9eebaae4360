import type { Person } from '../body/person.ts';
import type { PosedBody } from '../body/posed-body.ts';
import type { FigureData } from '../data/figure-data.ts';
import { vertexNormals } from '../geometry/normals.ts';
import type { Surface } from '../raster/surface.ts';
import type { CarriedThing } from '../wardrobe/outfit.ts';
import { sampleLevels, textureLevels } from '../wardrobe/texture-levels.ts';
import { placeCarried } from './placement.ts';

/** The thing that a figure carries or has on its head, as the renderer wants it. */
export function carriedSurface(
  data: FigureData,
  person: Person,
  body: PosedBody,
  thing: CarriedThing,
): Surface {
  const placement = placeCarried(data, person, body, thing);
  const { solid } = placement;
  const positions = new Float32Array(solid.positions.length);
  for (let v = 0; v < positions.length; v += 3) {
    const [x, y, z] = [solid.positions[v]!, solid.positions[v + 1]!, solid.positions[v + 2]!];
    positions.set(placement.toScene([x, y, z]), v);
  }
  const { places, extent, triangles } = solid;
  const half = positions.length / 6;
  const front = textureLevels(thing.front);
  const back = textureLevels(thing.back);
  const density = 1 / placement.dmPerPx;
  return {
    name: thing.kind,
    positions,
    normals: vertexNormals(positions, triangles),
    triangles,
    extent,
    castsShadow: true,
    twoSided: true,
    material: {
      reflect: ({ a, b, c, wa, wb, wc, footprint }, out) => {
        const x = wa * places[2 * a]! + wb * places[2 * b]! + wc * places[2 * c]!;
        const y = wa * places[2 * a + 1]! + wb * places[2 * b + 1]! + wc * places[2 * c + 1]!;
        const isFront = a < half;
        // The back of a thing lies mirrored behind its front.
        const column = isFront ? x : thing.back.width - 1 - (x * thing.back.width) / thing.front.width;
        const row = isFront ? y : (y * thing.back.height) / thing.front.height;
        sampleLevels(isFront ? front : back, column, row, footprint * density, out);
        out.wrap = 0.1;
      },
    },
  };
}
