import type { Rgba } from '@atelier/pixels/raster';
import type { Person } from '../body/person.ts';
import { posePerson } from '../body/pose-person.ts';
import type { Stance } from '../body/posed-body.ts';
import { bodyTriangles } from '../body/triangles.ts';
import { carriedSurface } from '../carried/carried-surface.ts';
import type { FigureData } from '../data/figure-data.ts';
import { vertexNormals } from '../geometry/normals.ts';
import { type Camera, projectPoints } from '../raster/camera.ts';
import type { FrameMemory } from '../raster/frame-memory.ts';
import { renderView } from '../raster/render-view.ts';
import type { Surface } from '../raster/surface.ts';
import type { CarriedThing } from '../wardrobe/outfit.ts';
import { bodySurface } from './body-map.ts';
import { onWholePicture, withoutHands } from './photograph-worn.ts';
import { studioLights } from './studio-light.ts';

/** A thing as one camera sees it on an unseen body. */
export interface CarriedPicture {
  /** The thing alone, as large as the picture; clear where the body is before it. */
  readonly picture: Rgba;
  /** How much of the thing lies in the picture, 0..1. */
  readonly inside: number;
}

/**
 * Photographs a bag, a hat or glasses alone on an unseen body, for a picture of somebody who stands alike: clear where
 * the body is before it. Hands hide nothing, as with `photographWorn`.
 */
export function photographCarried(
  data: FigureData,
  person: Person,
  thing: CarriedThing,
  stance: Stance,
  camera: Camera,
  memory?: FrameMemory,
): CarriedPicture {
  const body = posePerson(data, person, stance);
  const unseen = {
    ...bodySurface(data, body),
    normals: vertexNormals(body.positions, bodyTriangles(data)),
    triangles: withoutHands(data, bodyTriangles(data)),
    castsShadow: true,
    holdOut: true,
  };
  const surface = carriedSurface(data, person, body, thing);
  // A hat or glasses lie before the head wherever they show; a forehead would cut into a brim.
  const surfaces = thing.kind === 'bag' ? [unseen, surface] : [surface];
  const view = { surfaces, camera, lights: studioLights(0), receivers: [] };
  return { picture: onWholePicture(renderView(view, memory), camera), inside: insideShare(surface, camera) };
}

/** Share of the vertices that are not cut away which a picture shows, 0..1. */
function insideShare({ positions, extent }: Surface, camera: Camera): number {
  const screen = projectPoints(positions, camera);
  let all = 0;
  let inside = 0;
  for (let v = 0; v < positions.length / 3; v++) {
    if (extent && extent[v]! <= 0) continue;
    const [x, y] = [screen[3 * v]!, screen[3 * v + 1]!];
    all++;
    if (x >= 0 && y >= 0 && x < camera.width && y < camera.height) inside++;
  }
  return all > 0 ? inside / all : 0;
}
