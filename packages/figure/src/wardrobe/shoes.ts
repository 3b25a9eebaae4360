import type { Person } from '../body/person.ts';
import type { PosedBody } from '../body/posed-body.ts';
import { proxyShape, proxySkinWeights } from '../body/proxy.ts';
import { skinVertices } from '../body/skin.ts';
import type { FigureData, ProxyMesh } from '../data/figure-data.ts';
import { vertexNormals } from '../geometry/normals.ts';
import type { Surface } from '../raster/surface.ts';

/** Shoes on a person's feet, in any pose. */
export interface Shoes {
  readonly triangles: Uint32Array;
  /** Skin vertices that they hide. */
  readonly hides: Uint16Array;
  /** `Float32Array [n * 3]`, dm. */
  posed(body: PosedBody): Float32Array;
}

/** Laced, low, without a heel: they go with everything. */
const PLAIN_SHOES = 'shoes/shoes03';
/** Linear light of a white leather sneaker. */
const LEATHER = [0.72, 0.71, 0.69] as const;

/** Neutral shoes that fit the person. */
export function shoesOf(data: FigureData, { shape }: Person): Shoes {
  const proxy = proxyNamed(data, PLAIN_SHOES);
  const rest = proxyShape(proxy, shape);
  const weights = proxySkinWeights(data, proxy);
  return {
    triangles: Uint32Array.from(proxy.triangles),
    hides: proxy.hides,
    posed: ({ bones }) => skinVertices(rest, weights, bones),
  };
}

function proxyNamed({ proxies }: FigureData, name: string): ProxyMesh {
  const proxy = proxies.get(name);
  if (!proxy) throw new RangeError(`Expected figure data with ${name}.`);
  return proxy;
}

/** The shoes as the renderer wants them. */
export function shoeSurface(shoes: Shoes, body: PosedBody): Surface {
  const positions = shoes.posed(body);
  return {
    name: 'shoes',
    positions,
    normals: vertexNormals(positions, shoes.triangles),
    triangles: shoes.triangles,
    castsShadow: true,
    twoSided: true,
    material: {
      reflect: (_, out) => {
        [out.r, out.g, out.b] = LEATHER;
        out.specular = 0.08;
        out.gloss = 24;
        out.wrap = 0.1;
      },
    },
  };
}
