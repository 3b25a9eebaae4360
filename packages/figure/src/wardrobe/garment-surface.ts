import type { DrapedGarment } from '../cloth/draped.ts';
import type { Surface } from '../raster/surface.ts';
import { clothMaterial } from './cloth-material.ts';
import { withHem } from './hem.ts';

/** Each layer is drawn this much nearer than the one below it, dm. */
const BIAS_A_LAYER_DM = 0.03;

/** A draped garment as the renderer wants it, with edges as thick as its cloth. */
export function garmentSurface(draped: DrapedGarment): Surface {
  const hemmed = withHem(draped);
  const { garment, positions, normals, triangles, extent } = hemmed;
  return {
    name: garment.kind,
    positions,
    normals,
    triangles,
    extent,
    bias: BIAS_A_LAYER_DM * (garment.layer + 1),
    castsShadow: true,
    twoSided: true,
    material: clothMaterial(hemmed),
  };
}
