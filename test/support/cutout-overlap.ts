import { readdirSync } from 'node:fs';
import { enlargeField } from '@atelier/pixels/enlarge';
import { flatten } from '@atelier/pixels/flatten';
import sharp from 'sharp';
import { matteOf } from '../../packages/engine/src/cutout/matte.ts';
import { objectLikelihood } from '../../packages/engine/src/cutout/object-likelihood.ts';
import { saliency } from '../../packages/engine/src/cutout/saliency.ts';
import { decode } from '../../packages/engine/src/decode/index.ts';
import type { Models } from '../../packages/engine/src/models/index.ts';
import { PHOTOS_DIR, photo } from './photos.ts';

/** How well a cutout covers its hand-checked mask: intersection over union at alpha 0.5, 0..1. */
export interface Overlap {
  name: string;
  /** Of U-2-Net's output alone, enlarged to the photo. */
  bare: number;
  ours: number;
}

/** The names of the photos that come with a mask. */
export function maskedPhotos(): string[] {
  return readdirSync(PHOTOS_DIR)
    .filter((name) => name.startsWith('mask-') && name.endsWith('.jpg'))
    .sort();
}

/** Cuts one photo out and compares both ways of doing so with its mask. */
export async function measureOverlap(name: string, models: Models): Promise<Overlap> {
  const picture = flatten(await decode(photo(name)));
  const mask = await sharp(photo(name.replace('.jpg', '.mask.png')))
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  const first = await saliency(picture, models);
  const bare = enlargeField(first, picture.width, picture.height).data;
  const { field } = await objectLikelihood(picture, first, models);
  const matte = matteOf(picture, field);
  const ours = new Float32Array(mask.length);
  if (matte) {
    const { box, alpha } = matte;
    for (let y = 0; y < box.height; y++) {
      const row = alpha.data.subarray(y * box.width, (y + 1) * box.width);
      ours.set(row, (box.top + y) * picture.width + box.left);
    }
  }
  return { name, bare: overlap(bare, mask), ours: overlap(ours, mask) };
}

/** Means over photos. */
export function meanOverlap(overlaps: readonly Overlap[]): { bare: number; ours: number } {
  const mean = (of: (o: Overlap) => number) => overlaps.reduce((sum, o) => sum + of(o), 0) / overlaps.length;
  return { bare: mean((o) => o.bare), ours: mean((o) => o.ours) };
}

function overlap(alpha: Float32Array, mask: Uint8Array): number {
  let both = 0;
  let either = 0;
  for (let i = 0; i < alpha.length; i++) {
    const a = alpha[i]! >= 0.5;
    const b = mask[i]! > 127;
    if (a && b) both++;
    if (a || b) either++;
  }
  return both / Math.max(1, either);
}
