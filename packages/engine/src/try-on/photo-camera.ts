import { type Camera, lookAt } from '@atelier/figure';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Focal length over the longer side of the picture: between a telephone's main lens and a portrait lens. */
export const FOCAL_SHARE = 1.6;

/**
 * A level camera that looks at the front of a figure, for a photo of unknown origin.
 * @param eye dm, in the figure's space; it looks along -z
 */
export function cameraAt(eye: readonly [number, number, number], size: Size): Camera {
  const [x, y, z] = eye;
  return lookAt([x, y, z], [x, y, z - 1], FOCAL_SHARE * Math.max(size.width, size.height), size);
}

/** The same camera for a smaller picture, of at most so many pixels a side; never a larger one. */
export function smallerCamera(camera: Camera, mostPx: number): Camera {
  const scale = Math.min(1, mostPx / Math.max(camera.width, camera.height));
  return {
    ...camera,
    focal: camera.focal * scale,
    centreX: camera.centreX * scale,
    centreY: camera.centreY * scale,
    width: Math.max(1, Math.floor(camera.width * scale)),
    height: Math.max(1, Math.floor(camera.height * scale)),
  };
}
