import type { WornClothes } from '@atelier/figure';
import type { Rgb } from '@atelier/pixels/raster';
import type { KeyPoints } from './key-points.ts';
import type { OldClothes } from './old-clothes.ts';
import type { PhotoParts } from './photo-parts.ts';

/** What a try-on is put together from. */
export interface TryOnLayers {
  readonly photo: Rgb;
  readonly parts: PhotoParts;
  readonly points: KeyPoints;
  readonly worn: WornClothes;
  readonly old: OldClothes;
  readonly seed: number;
}
