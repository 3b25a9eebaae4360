import type { Raster } from '@atelier/pixels/raster';
import type { Models } from '../models/models.ts';
import { encodeWithin, type SocialFileType } from './encode-within.ts';
import { fillTarget, fitIntoTarget } from './frame-picture.ts';
import { type Ground, WHITE } from './ground.ts';
import { drawSafeZone } from './safe-zone.ts';
import { type CropOptions, type CropTarget, type SocialCrop, socialCrops } from './social-crops.ts';
import type { Crop, Size } from './window.ts';

const BYTES_PER_MB = 1024 * 1024;

/** A place that a picture is made for. */
export interface SocialTarget extends CropTarget {
  readonly maxBytes: number;
}

export interface SocialOptions extends CropOptions {
  /** What shows around a picture that is fitted, and behind its holes. */
  readonly ground: Ground;
  readonly format: SocialFileType;
  /** Of JPEG and WebP, 1..100. */
  readonly quality: number;
  /** Makes a second file of each picture with the safe zone drawn in. */
  readonly showSafeZones: boolean;
}

export interface SocialPicture extends Size, SocialCrop {
  readonly bytes: Uint8Array;
  /** The same with the safe zone drawn in, where asked for. */
  readonly withSafeZone?: Uint8Array;
  readonly withinSizeLimit: boolean;
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
  const crops = await socialCrops(photo, targets, options, models);
  const settled = await Promise.allSettled(
    crops.map((crop, index) => makePicture(photo, crop, targets[index]!, options)),
  );
  return settled.map((result) =>
    result.status === 'fulfilled' ? { picture: result.value } : { error: result.reason },
  );
}

async function makePicture(
  photo: Raster,
  found: SocialCrop,
  target: SocialTarget,
  options: SocialOptions,
): Promise<SocialPicture> {
  const { format, cropMode, showSafeZones } = options;
  const ground: Ground = format === 'jpeg' && options.ground.kind === 'transparent' ? WHITE : options.ground;
  const { crop, upscaled } = found;
  const picture =
    cropMode === 'fit'
      ? await fitIntoTarget(photo, target, ground)
      : await fillTarget(photo, crop, target, ground);
  const { bytes, fits, fewColours } = await encodeWithin(picture, format, options.quality, target.maxBytes);
  const marked = showSafeZones
    ? await encodeWithin(drawSafeZone(picture, target.safeZone), format, options.quality, target.maxBytes)
    : undefined;
  return {
    bytes,
    ...(marked && { withSafeZone: marked.bytes }),
    width: target.width,
    height: target.height,
    ...found,
    withinSizeLimit: fits,
    warnings: warningsAbout(
      { upscaled, fits, fewColours, whitened: ground !== options.ground },
      crop,
      target,
    ),
  };
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
