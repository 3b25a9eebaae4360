import type { Garment } from '../garment/garment.ts';
import type { LayerBelow } from './underneath.ts';

/** A garment after the simulation, at drawing resolution, with its attributes carried through the subdivision. */
export interface DrapedGarment {
  readonly garment: Garment;
  /** `Float32Array [n * 3]` posed, dm. */
  readonly positions: Float32Array;
  readonly normals: Float32Array;
  readonly triangles: Uint32Array;
  readonly frontPlaces: Float32Array;
  readonly backPlaces: Float32Array;
  readonly side: Float32Array;
  readonly extent: Float32Array;
}

/** A garment that came to rest: as it is drawn, and as what others come to lie on. */
export interface RestedGarment {
  readonly drawn: Omit<DrapedGarment, 'garment'>;
  readonly below: LayerBelow;
}
