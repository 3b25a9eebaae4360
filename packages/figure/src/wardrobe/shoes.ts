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
  /** Where the sock ends, dm below it: `Float32Array [n]`. */
  readonly extent: Float32Array;
  /** `Float32Array [n * 3]`, dm. */
  posed(body: PosedBody): Float32Array;
}

/** Laced, low, without a heel: they go with everything. */
const PLAIN_SHOES = 'shoes/shoes03';
/** The mesh has socks up to the calf: they are cut this far above the ankle, and skin goes on below their edge, dm. */
const SOCK_DM = 0.3;
const HIDDEN_BELOW_DM = 0.15;
/** Linear light of a white leather sneaker. */
const LEATHER = [0.72, 0.71, 0.69] as const;

/** Neutral shoes that fit the person. */
export function shoesOf(data: FigureData, { shape, measures }: Person): Shoes {
  const proxy = proxyNamed(data, PLAIN_SHOES);
  const rest = proxyShape(proxy, shape);
  const weights = proxySkinWeights(data, proxy);
  const sockY = measures.ankles.left[1] + SOCK_DM;
  return {
    triangles: Uint32Array.from(proxy.triangles),
    hides: proxy.hides.filter((vertex) => shape[3 * vertex + 1]! < sockY - HIDDEN_BELOW_DM),
    extent: Float32Array.from({ length: rest.length / 3 }, (_, v) => sockY - rest[3 * v + 1]!),
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
    extent: shoes.extent,
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
