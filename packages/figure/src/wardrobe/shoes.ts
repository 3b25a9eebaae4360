import type { Person } from '../body/person.ts';
import type { PosedBody } from '../body/posed-body.ts';
import { proxyShape, proxySkinWeights } from '../body/proxy.ts';
import { skinVertices } from '../body/skin.ts';
import { bodyTriangles } from '../body/triangles.ts';
import { makeCollider, NO_CONTACT, nearestVertices } from '../cloth/collider.ts';
import { type FigureData, type ProxyMesh, SKIN_VERTICES } from '../data/figure-data.ts';
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
  const weights = proxySkinWeights(data, proxy);
  const sockY = measures.ankles.left[1] + SOCK_DM;
  const rest = outsideSkin(proxyShape(proxy, shape), data, shape, sockY);
  return {
    triangles: Uint32Array.from(proxy.triangles),
    hides: proxy.hides.filter((vertex) => shape[3 * vertex + 1]! < sockY - HIDDEN_BELOW_DM),
    extent: Float32Array.from({ length: rest.length / 3 }, (_, v) => sockY - rest[3 * v + 1]!),
    posed: ({ bones }) => skinVertices(rest, weights, bones),
  };
}

/** Socks lie this far from the skin at least, dm; how far it may stand through them, and above the edge they are cut. */
const SOCK_CLEARANCE_DM = 0.035;
const DEEPEST_DM = 0.4;
const AROUND_SOCK_DM = 0.5;

/** The meshes fit an average foot: where the skin of another one stands through the sock, the sock moves out. */
function outsideSkin(rest: Float32Array, data: FigureData, shape: Float32Array, sockY: number): Float32Array {
  const skin = shape.subarray(0, SKIN_VERTICES * 3);
  const leg = makeCollider(skin, bodyTriangles(data), { thickness: 0, reach: DEEPEST_DM });
  for (const [v, near] of nearestVertices(rest, leg).entries()) {
    if (near === NO_CONTACT || Math.abs(rest[3 * v + 1]! - sockY) > AROUND_SOCK_DM) continue;
    let outside = 0;
    for (let k = 0; k < 3; k++)
      outside += (rest[3 * v + k]! - skin[3 * near + k]!) * leg.normals[3 * near + k]!;
    const push = SOCK_CLEARANCE_DM - outside;
    if (push <= 0) continue;
    for (let k = 0; k < 3; k++) rest[3 * v + k]! += push * leg.normals[3 * near + k]!;
  }
  return rest;
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
