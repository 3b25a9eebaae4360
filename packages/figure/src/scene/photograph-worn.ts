import type { Plane, Rgba } from '@atelier/pixels/raster';
import type { Person, Point3 } from '../body/person.ts';
import { posePerson } from '../body/pose-person.ts';
import type { PosedBody, Stance } from '../body/posed-body.ts';
import { bodyTriangles } from '../body/triangles.ts';
import { drape } from '../cloth/drape.ts';
import type { FigureData } from '../data/figure-data.ts';
import type { Garment } from '../garment/garment.ts';
import { vertexNormals } from '../geometry/normals.ts';
import type { Camera } from '../raster/camera.ts';
import type { FrameMemory } from '../raster/frame-memory.ts';
import { type RenderedView, renderView, type Timed } from '../raster/render-view.ts';
import type { Surface } from '../raster/surface.ts';
import { withoutCovered } from '../wardrobe/coverage.ts';
import { garmentSurface } from '../wardrobe/garment-surface.ts';
import { shoesOf } from '../wardrobe/shoes.ts';
import { BODY_PARTS, bodyMap, partsOfVertices } from './body-map.ts';
import { studioLights } from './studio-light.ts';

/** Clothes as one camera sees them on an unseen body, and the body without them. All as large as the picture. */
export interface WornClothes {
  /** The clothes alone; clear where the body is before them. Hands hide nothing: a posture does not say how they lie. */
  readonly clothes: Rgba;
  /** The bare skin that lies under and around them, plain and shaded, in the asked colour. */
  readonly skin: Rgba;
  /** Which part of the bare body each pixel shows: values of `BODY_PARTS`. */
  readonly parts: Plane;
}

export interface WornShot {
  readonly camera: Camera;
  /** Linear light. */
  readonly skinColour: Point3;
  /** Moves body and draped cloth before they are photographed: `Float32Array [n * 3]` to as many, dm. */
  readonly bend?: (positions: Float32Array) => Float32Array;
}

const untimed: Timed = (_, work) => work();
/** Light wraps round skin and shines through it. */
const SKIN_WRAP = 0.25;
const SKIN_SUBSURFACE = 0.6;

/**
 * Drapes garments on a person and photographs them for a picture of somebody who stands alike: clothes and skin
 * apart, to be laid into it.
 */
export function photographWorn(
  data: FigureData,
  person: Person,
  garments: readonly Garment[],
  stance: Stance,
  shot: WornShot,
  memory?: FrameMemory,
  timed: Timed = untimed,
): WornClothes {
  const { bend = (positions) => positions } = shot;
  const posed = posePerson(data, person, stance);
  const body = { ...posed, positions: bend(posed.positions) };
  const hung = timed('drape', () => drape(data, person, garments, stance, shoesOf(data, person)));
  const draped = hung.map((garment) => ({ ...garment, positions: bend(garment.positions) }));
  const clothes = timed('coverage', () => withoutCovered(draped)).map(garmentSurface);
  const skin = bareSkin(data, body, shot.skinColour);
  const take = (surfaces: readonly Surface[]): Rgba => {
    const view = { surfaces, camera: shot.camera, lights: studioLights(0), receivers: [] };
    return onWholePicture(
      timed('render', () => renderView(view, memory)),
      shot.camera,
    );
  };
  return {
    clothes: take([{ ...skin, triangles: withoutHands(data, skin.triangles), holdOut: true }, ...clothes]),
    skin: take([skin]),
    parts: bodyMap(data, body, shot.camera),
  };
}

/** Triangles of the body without those of its hands. */
export function withoutHands(data: FigureData, triangles: Uint32Array): Uint32Array {
  const parts = partsOfVertices(data);
  return triangles.filter((_, corner) => parts[triangles[corner - (corner % 3)]!] !== BODY_PARTS.hand);
}

function bareSkin(data: FigureData, body: PosedBody, [r, g, b]: Point3): Surface {
  const triangles = bodyTriangles(data);
  return {
    name: 'bare skin',
    positions: body.positions,
    normals: vertexNormals(body.positions, triangles),
    triangles,
    castsShadow: true,
    twoSided: false,
    material: {
      reflect: (_, out) => {
        out.r = r;
        out.g = g;
        out.b = b;
        out.wrap = SKIN_WRAP;
        out.subsurface = SKIN_SUBSURFACE;
      },
    },
  };
}

/** The figure of a view where it lies in the picture. */
export function onWholePicture({ figure, place }: RenderedView, { width, height }: Camera): Rgba {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; place && y < place.height; y++) {
    const row = figure.data.subarray(y * place.width * 4, (y + 1) * place.width * 4);
    data.set(row, ((place.top + y) * width + place.left) * 4);
  }
  return { width, height, channels: 4, data };
}
