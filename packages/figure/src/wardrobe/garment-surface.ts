import type { DrapedGarment } from '../cloth/draped.ts';
import type { Surface } from '../raster/surface.ts';
import { clothMaterial } from './cloth-material.ts';

/** Each layer is drawn this much nearer than the one below it, dm. */
const BIAS_A_LAYER_DM = 0.03;

/** A draped garment as the renderer wants it. */
export function garmentSurface(draped: DrapedGarment): Surface {
  const { garment, positions, normals, triangles, extent } = draped;
  return {
    name: garment.kind,
    positions,
    normals,
    triangles,
    extent,
    bias: BIAS_A_LAYER_DM * (garment.layer + 1),
    castsShadow: true,
    twoSided: true,
    material: clothMaterial(draped),
  };
}
