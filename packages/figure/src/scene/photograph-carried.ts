import type { Rgba } from '@atelier/pixels/raster';
import type { Person } from '../body/person.ts';
import { posePerson } from '../body/pose-person.ts';
import type { Stance } from '../body/posed-body.ts';
import { bodyTriangles } from '../body/triangles.ts';
import { carriedSurface } from '../carried/carried-surface.ts';
import type { FigureData } from '../data/figure-data.ts';
import { vertexNormals } from '../geometry/normals.ts';
import type { Camera } from '../raster/camera.ts';
import type { FrameMemory } from '../raster/frame-memory.ts';
import { renderView } from '../raster/render-view.ts';
import type { CarriedThing } from '../wardrobe/outfit.ts';
import { bodySurface } from './body-map.ts';
import { onWholePicture, withoutHands } from './photograph-worn.ts';
import { studioLights } from './studio-light.ts';

/**
 * Photographs a bag, a hat or glasses alone on an unseen body, for a picture of somebody who stands alike: clear where
 * the body is before it. Hands hide nothing, as with `photographWorn`.
 * @returns as large as the picture
 */
export function photographCarried(
  data: FigureData,
  person: Person,
  thing: CarriedThing,
  stance: Stance,
  camera: Camera,
  memory?: FrameMemory,
): Rgba {
  const body = posePerson(data, person, stance);
  const unseen = {
    ...bodySurface(data, body),
    normals: vertexNormals(body.positions, bodyTriangles(data)),
    triangles: withoutHands(data, bodyTriangles(data)),
    castsShadow: true,
    holdOut: true,
  };
  const surfaces = [unseen, carriedSurface(data, person, body, thing)];
  return onWholePicture(
    renderView({ surfaces, camera, lights: studioLights(0), receivers: [] }, memory),
    camera,
  );
}
