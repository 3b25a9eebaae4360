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
