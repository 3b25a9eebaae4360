import { AtelierError } from '@atelier/contracts';
import {
  LARGEST_FAST_SIDE_PX,
  LARGEST_SIDE_PX,
  LEAST_TARGET_PX,
  UPSCALE_PRESETS,
  type UpscaleModeName,
} from '@atelier/contracts/image-studio';

export interface Size {
  width: number;
  height: number;
}

export interface UpscaleWish {
  mode: UpscaleModeName | 'auto';
  preset?: string | undefined;
  targetWidth?: number | undefined;
  targetHeight?: number | undefined;
}

export interface UpscalePlan {
  mode: UpscaleModeName;
  size: Size;
  /** A box of other proportions than the picture's was asked for. */
  isAdjusted: boolean;
  /** Nothing to do: the picture is as large already. */
  isMet: boolean;
}

const FAST_FACTOR = 4;
const FAST = { minSide: 32, maxSide: 1536, maxPixels: 1_048_576 } as const;
const CONSERVATIVE = { minSide: 64, maxPixels: 9_437_184 } as const;
const DEFAULT_LONG_SIDE_PX = 3840;
const LARGEST_RESULT_PIXELS = 16_777_216;
/** A target from this long side on is for the finer mode. */
const LARGE_TARGET_PX = 3000;

/**
 * Decides how large a picture becomes, and how (spec: image-studio-api.md section 8). Proportions are kept, and nothing
 * is made smaller.
 * @throws AtelierError `bad_request` when the source or the target is beyond the mode's limits
 */
export function planUpscale(source: Size, wish: UpscaleWish): UpscalePlan {
  const wanted = wantedSize(source, wish);
  const isExplicit = wish.targetWidth !== undefined || wish.targetHeight !== undefined;
  if (isExplicit && long(wanted) <= long(source))
    throw bad(`Target size must be larger than the source (${source.width}x${source.height})`);
  const mode = wish.mode === 'auto' ? automaticMode(source, wanted) : wish.mode;
  if (!isExplicit && long(wanted) <= long(source))
    return { mode, size: { width: source.width, height: source.height }, isAdjusted: false, isMet: true };
  // A mode that was chosen by itself may have a default of its own.
  const size = isExplicit || wish.preset !== undefined ? wanted : defaultSize(source, mode);
  checkTarget(wish, mode);
  checkSource(source, mode);
  checkResult(source, size, mode);
  return { mode, size, isAdjusted: isExplicit && !fillsBox(size, wish), isMet: false };
}

function wantedSize(source: Size, { mode, preset, targetWidth, targetHeight }: UpscaleWish): Size {
  const scales = [
    ...(targetWidth === undefined ? [] : [targetWidth / source.width]),
    ...(targetHeight === undefined ? [] : [targetHeight / source.height]),
  ];
  if (scales.length > 0) return scaled(source, Math.min(...scales));
  const longSide = preset === undefined ? undefined : UPSCALE_PRESETS[preset]?.long_side;
  if (longSide !== undefined) return scaled(source, longSide / long(source));
  return defaultSize(source, mode === 'auto' ? 'fast' : mode);
}

function defaultSize(source: Size, mode: UpscaleModeName): Size {
  return scaled(source, mode === 'fast' ? FAST_FACTOR : DEFAULT_LONG_SIDE_PX / long(source));
}

function automaticMode(source: Size, target: Size): UpscaleModeName {
  const isBeyondFast =
    long(target) >= LARGE_TARGET_PX || long(target) > FAST_FACTOR * long(source) || !fitsFast(source);
  return isBeyondFast ? 'conservative' : 'fast';
}

function fitsFast({ width, height }: Size): boolean {
  const { minSide, maxSide, maxPixels } = FAST;
  return (
    Math.min(width, height) >= minSide && Math.max(width, height) <= maxSide && width * height <= maxPixels
  );
}

function checkTarget({ targetWidth = 0, targetHeight = 0 }: UpscaleWish, mode: UpscaleModeName): void {
  if (mode === 'fast') return;
  const name = targetWidth > LARGEST_SIDE_PX ? 'target_width' : 'target_height';
  if (Math.max(targetWidth, targetHeight) > LARGEST_SIDE_PX)
    throw bad(`${name} must be between ${LEAST_TARGET_PX} and ${LARGEST_SIDE_PX}`);
}

function checkSource(source: Size, mode: UpscaleModeName): void {
  if (mode === 'fast' && !fitsFast(source))
    throw bad(
      'Fast mode takes images of 32 to 1536 pixels a side and at most 1,048,576 pixels; use conservative mode',
    );
  if (mode !== 'fast' && Math.min(source.width, source.height) < CONSERVATIVE.minSide)
    throw bad(`Image is too small: ${mode} mode needs at least ${CONSERVATIVE.minSide} pixels a side`);
  if (mode === 'conservative' && source.width * source.height > CONSERVATIVE.maxPixels)
    throw bad('Image is too large: conservative mode takes at most 9,437,184 pixels');
}

function checkResult(source: Size, size: Size, mode: UpscaleModeName): void {
  if (mode === 'fast' && long(size) > FAST_FACTOR * long(source))
    throw bad('Fast mode enlarges at most 4 times');
  const largest = mode === 'fast' ? LARGEST_FAST_SIDE_PX : LARGEST_SIDE_PX;
  if (long(size) > largest || size.width * size.height > LARGEST_RESULT_PIXELS)
    throw bad(`Target size is too large: at most ${largest} pixels a side and 16,777,216 pixels in all`);
}

function fillsBox(size: Size, { targetWidth, targetHeight }: UpscaleWish): boolean {
  return size.width === (targetWidth ?? size.width) && size.height === (targetHeight ?? size.height);
}

function scaled({ width, height }: Size, factor: number): Size {
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
}

function long({ width, height }: Size): number {
  return Math.max(width, height);
}

function bad(message: string): AtelierError {
  return new AtelierError('bad_request', { message });
}
