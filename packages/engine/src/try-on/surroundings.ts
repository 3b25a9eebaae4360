import { dilate } from '@atelier/pixels/morphology';
import { pushPull } from '@atelier/pixels/push-pull';
import type { Rgb } from '@atelier/pixels/raster';

/**
 * The photo as it might be where something is taken out: colours flow in from what is known, from the nearest scale
 * that knows any. Smooth: good for walls and plain cloth, vague for busy grounds.
 * @param known 1 where the photo may be used: `Uint8Array [height * width]`
 * @returns sRGB 0..255 per channel, `Float32Array [height * width]` each
 */
export function flowIn({ width, height, data }: Rgb, known: Uint8Array): Float32Array[] {
  const weight = Float32Array.from(known);
  const planes = [0, 1, 2].map((c) => {
    const plane = new Float32Array(width * height);
    for (let i = 0; i < plane.length; i++) plane[i] = data[3 * i + c]!;
    return plane;
  });
  pushPull(planes, weight, width, height);
  return planes;
}

/** 1 where `values` is above the level with a margin of `radius` pixels to all that is not. */
export function surely(
  values: Float32Array,
  level: number,
  width: number,
  height: number,
  radius: number,
): Uint8Array {
  const not = new Uint8Array(values.length);
  for (let i = 0; i < not.length; i++) not[i] = values[i]! < level ? 1 : 0;
  const wide = dilate(not, width, height, radius);
  for (let i = 0; i < wide.length; i++) wide[i] = 1 - wide[i]!;
  return wide;
}
