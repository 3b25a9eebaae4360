import type { SafeZone } from '@atelier/contracts/image-studio';
import type { Raster } from '@atelier/pixels/raster';
import type { Models } from '../models/models.ts';
import { lookAt } from './look.ts';
import { smartCrop } from './smart-crop.ts';
import { type Crop, centredCrop, cropAround, freeWindow, type Size } from './window.ts';

/** The place of a crop: its shape, what its platform covers, and a point of its own. */
export interface CropTarget extends Size {
  readonly safeZone: SafeZone;
  /** As that of the options, for this target alone. */
  readonly focalPoint?: FocalPoint;
}

/** Shares of width and height, 0..1. */
export interface FocalPoint {
  readonly x: number;
  readonly y: number;
}

/**
 * smart: around the focal point, else around what matters; center: the middle; both cut the largest window of the
 * target's shape. fit: everything.
 */
export type CropMode = 'smart' | 'center' | 'fit';

export interface CropOptions {
  readonly cropMode: CropMode;
  /** For smart only; targets may have their own. */
  readonly focalPoint?: FocalPoint;
}

export interface SocialCrop {
  /** What of the source is shown, pixels of the source. */
  readonly crop: Crop;
  readonly focalPointUsed: boolean;
  /** Whether the source has fewer pixels there than the target. */
  readonly upscaled: boolean;
}

/**
 * Where a picture is cut for each target: looked at once for all of them, and not at all where that changes nothing.
 *
 *     const [{ crop }] = await socialCrops(photo, [{ width: 1080, height: 1080, safeZone }], { cropMode: 'smart' }, models);
 *
 * @returns one crop per target, in their order
 */
export async function socialCrops(
  photo: Raster,
  targets: readonly CropTarget[],
  options: CropOptions,
  models: Models,
): Promise<SocialCrop[]> {
  const isLookedAt = targets.some((target) => needsLook(photo, target, options));
  const scene = isLookedAt ? await lookAt(photo, models) : undefined;
  return targets.map((target) => {
    const window = freeWindow(photo, target);
    const point = pointFor(target, options);
    const crop = () => {
      if (options.cropMode === 'fit') return { x: 0, y: 0, width: photo.width, height: photo.height };
      if (point) return cropAround(window, point);
      if (options.cropMode === 'smart' && scene && window.room > 0)
        return smartCrop(window, scene, target.safeZone);
      return centredCrop(window);
    };
    return cropFacts(crop(), target, options, point !== undefined);
  });
}

/** A window that cannot be moved, or whose place is given, needs no look. */
function needsLook(photo: Size, target: CropTarget, options: CropOptions): boolean {
  return options.cropMode === 'smart' && !pointFor(target, options) && freeWindow(photo, target).room > 0;
}

function pointFor(target: CropTarget, { cropMode, focalPoint }: CropOptions): FocalPoint | undefined {
  return cropMode === 'smart' ? (target.focalPoint ?? focalPoint) : undefined;
}

function cropFacts(crop: Crop, target: Size, { cropMode }: CropOptions, focalPointUsed: boolean): SocialCrop {
  const sides = [target.width / crop.width, target.height / crop.height];
  const scale = cropMode === 'fit' ? Math.min(...sides) : Math.max(...sides);
  return { crop, focalPointUsed, upscaled: scale > 1 };
}
