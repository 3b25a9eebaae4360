import { decode } from '../decode/decode.ts';
import { FORMATS } from '../encode/index.ts';
import { type SocialOptions, type SocialPicture, socialCrops, socialPictures } from '../social/index.ts';
import { EXTRA, noPicture, type StudioPicture } from './output.ts';
import type { StudioTools, WorkOf } from './work-of.ts';

/**
 * A picture for each target, and beside it the same with the safe zone drawn in where that was asked for; `target` in
 * their metadata says for which. A target that failed gives a result without a picture.
 * @throws what the first target failed for, when all of them failed
 */
export async function cutForPlatforms(
  { targets, focalPoint, ...rest }: WorkOf<'social'>,
  image: Uint8Array,
  { models, onProgress, warn }: StudioTools,
): Promise<StudioPicture[]> {
  const photo = await decode(image);
  onProgress('cut', 0.1);
  const options: SocialOptions = { ...rest, ...(focalPoint === undefined ? {} : { focalPoint }) };
  const outcomes = await socialPictures(photo, targets, options, models);
  const failures = outcomes.flatMap((outcome) => ('error' in outcome ? [outcome.error] : []));
  if (failures.length === outcomes.length) throw failures[0];
  return outcomes.flatMap((outcome, target) => {
    if ('error' in outcome) return [noPicture(0, 0, { target, failed: true })];
    for (const warning of outcome.picture.warnings) warn(warning);
    return filesOf(outcome.picture, target, FORMATS[options.format].mime);
  });
}

/** Where a picture would be cut for each target: results without pictures, `target` and `crop` in their metadata. */
export async function findCrops(
  { targets, cropMode, focalPoint }: WorkOf<'crop'>,
  image: Uint8Array,
  { models, onProgress }: StudioTools,
): Promise<StudioPicture[]> {
  const photo = await decode(image);
  onProgress('look', 0.1);
  const options = { cropMode, ...(focalPoint === undefined ? {} : { focalPoint }) };
  const crops = await socialCrops(photo, targets, options, models);
  return crops.map(({ crop, focalPointUsed, upscaled }, target) =>
    noPicture(photo.width, photo.height, {
      target,
      crop: { ...crop },
      focal_point_used: focalPointUsed,
      upscaled,
    }),
  );
}

function filesOf(picture: SocialPicture, target: number, mime: string): StudioPicture[] {
  const { bytes, withSafeZone, width, height, crop, focalPointUsed, withinSizeLimit, upscaled } = picture;
  const metadata = {
    target,
    crop: { ...crop },
    focal_point_used: focalPointUsed,
    within_size_limit: withinSizeLimit,
    upscaled,
    file_size_bytes: bytes.byteLength,
  };
  const marked =
    withSafeZone === undefined
      ? []
      : [{ bytes: withSafeZone, mime, width, height, metadata: { target, ...EXTRA } }];
  return [{ bytes, mime, width, height, metadata }, ...marked];
}
