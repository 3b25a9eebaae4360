import type { SafeZone } from '@atelier/contracts/image-studio';
import type { Raster } from '@atelier/pixels/raster';
import type { Models } from '../models/models.ts';
import { encodeWithin, type SocialFileType } from './encode-within.ts';
import { fillTarget, fitIntoTarget } from './frame-picture.ts';
import { type Ground, WHITE } from './ground.ts';
import { lookAt } from './look.ts';
import { drawSafeZone } from './safe-zone.ts';
import type { Scene } from './scene.ts';
import { smartCrop } from './smart-crop.ts';
import { type Crop, centredCrop, cropAround, freeWindow, type Size } from './window.ts';

const BYTES_PER_MB = 1024 * 1024;

/** A place that a picture is made for. */
export interface SocialTarget extends Size {
  readonly safeZone: SafeZone;
  readonly maxBytes: number;
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
 * target's shape. fit: everything, on a ground.
 */
export type CropMode = 'smart' | 'center' | 'fit';

export interface SocialOptions {
  readonly cropMode: CropMode;
  /** For smart only; targets may have their own. */
  readonly focalPoint?: FocalPoint;
  readonly ground: Ground;
  readonly format: SocialFileType;
  /** Of JPEG and WebP, 1..100. */
  readonly quality: number;
  /** Makes a second file of each picture with the safe zone drawn in. */
  readonly showSafeZones: boolean;
}

export interface SocialPicture extends Size {
  readonly bytes: Uint8Array;
  /** The same with the safe zone drawn in, where asked for. */
  readonly withSafeZone?: Uint8Array;
  /** What of the source is in it, pixels of the source. */
  readonly crop: Crop;
  readonly focalPointUsed: boolean;
  readonly withinSizeLimit: boolean;
  /** Whether the source had fewer pixels than the target. */
  readonly upscaled: boolean;
  /** Sentences for the user. */
  readonly warnings: string[];
}

export type SocialOutcome = { readonly picture: SocialPicture } | { readonly error: unknown };

/**
 * Makes a picture for each target: looked at once, cut and written for each. One that fails leaves the others alone.
 *
 *     const [outcome] = await socialPictures(photo, [{ width: 1080, height: 1080, safeZone, maxBytes: 5e6 }], options, models);
 *
 * @param photo decoded once for all targets
 * @returns one outcome per target, in their order
 */
export async function socialPictures(
  photo: Raster,
  targets: readonly SocialTarget[],
  options: SocialOptions,
  models: Models,
): Promise<SocialOutcome[]> {
  const looks = targets.some((target) => needsLook(photo, target, options));
  const scene = looks ? await lookAt(photo, models) : undefined;
  const settled = await Promise.allSettled(
    targets.map((target) => makePicture(photo, scene, target, options)),
  );
  return settled.map((result) =>
    result.status === 'fulfilled' ? { picture: result.value } : { error: result.reason },
  );
}

/** A window that cannot be moved, or whose place is given, needs no look. */
function needsLook(photo: Size, target: SocialTarget, options: SocialOptions): boolean {
  return options.cropMode === 'smart' && !pointFor(target, options) && freeWindow(photo, target).room > 0;
}

function pointFor(target: SocialTarget, options: SocialOptions): FocalPoint | undefined {
  return target.focalPoint ?? options.focalPoint;
}

async function makePicture(
  photo: Raster,
  scene: Scene | undefined,
  target: SocialTarget,
  options: SocialOptions,
): Promise<SocialPicture> {
  const { format, cropMode, showSafeZones } = options;
  const ground: Ground = format === 'jpeg' && options.ground.kind === 'transparent' ? WHITE : options.ground;
  const crop = cropOf(photo, scene, target, options);
  const picture =
    cropMode === 'fit'
      ? await fitIntoTarget(photo, target, ground)
      : await fillTarget(photo, crop, target, ground);
  const { bytes, fits, fewColours } = await encodeWithin(picture, format, options.quality, target.maxBytes);
  const marked = showSafeZones
    ? await encodeWithin(drawSafeZone(picture, target.safeZone), format, options.quality, target.maxBytes)
    : undefined;
  const upscaled = isEnlarged(crop, target, cropMode);
  return {
    bytes,
    ...(marked && { withSafeZone: marked.bytes }),
    width: target.width,
    height: target.height,
    crop,
    focalPointUsed: cropMode === 'smart' && pointFor(target, options) !== undefined,
    withinSizeLimit: fits,
    upscaled,
    warnings: warningsAbout(
      { upscaled, fits, fewColours, whitened: ground !== options.ground },
      crop,
      target,
    ),
  };
}

function cropOf(photo: Size, scene: Scene | undefined, target: SocialTarget, options: SocialOptions): Crop {
  const { cropMode } = options;
  const focalPoint = pointFor(target, options);
  if (cropMode === 'fit') return { x: 0, y: 0, width: photo.width, height: photo.height };
  const window = freeWindow(photo, target);
  if (cropMode === 'smart' && focalPoint) return cropAround(window, focalPoint);
  if (cropMode === 'smart' && scene && window.room > 0) return smartCrop(window, scene, target.safeZone);
  return centredCrop(window);
}

function isEnlarged(crop: Crop, target: Size, cropMode: CropMode): boolean {
  const sides = [target.width / crop.width, target.height / crop.height];
  return (cropMode === 'fit' ? Math.min(...sides) : Math.max(...sides)) > 1;
}

function warningsAbout(
  facts: { upscaled: boolean; fits: boolean; fewColours: boolean; whitened: boolean },
  crop: Crop,
  target: SocialTarget,
): string[] {
  const size = `${target.width} x ${target.height}`;
  const warnings: string[] = [];
  if (facts.upscaled) {
    warnings.push(
      `Only ${crop.width} x ${crop.height} pixels were there for the ${size} picture; it was enlarged.`,
    );
  }
  const limit = `${(target.maxBytes / BYTES_PER_MB).toFixed(1)} MB`;
  if (!facts.fits) warnings.push(`The ${size} picture could not be made smaller than ${limit}.`);
  if (facts.fewColours) {
    warnings.push(`The ${size} PNG has 256 colours, for the limit of ${limit}; a JPEG keeps them all.`);
  }
  if (facts.whitened) warnings.push('JPEG has no transparency; the background is white.');
  return warnings;
}
