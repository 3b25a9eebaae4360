import { AtelierError } from '@atelier/contracts';
import type { AspectRatio, StudioTemplate } from '@atelier/contracts/image-studio';

export interface SizeWish {
  width?: number | undefined;
  height?: number | undefined;
  ratio?: AspectRatio | undefined;
  template?: StudioTemplate | undefined;
}

export interface ResolvedSize {
  width: number;
  height: number;
  warnings: string[];
}

const DEFAULT_SIDE_PX = 1024;
const SHORT_SIDE_PX = 1080;
const MOST_LONG_SIDE_PX = 2560;
const LEAST_SIDE_PX = 64;
const MOST_SIDE_PX = 4096;
const MOST_PIXELS = 16_777_216;
const WIDEST_RATIO = 8;
/** A ratio that differs by more from the size given with it was probably meant otherwise. */
const RATIO_TOLERANCE = 0.01;

/**
 * The size of a picture from words (spec: image-studio-api.md section 4.3): what the caller says goes before what the
 * template says.
 * @throws AtelierError `bad_request` for a size beyond the limits
 */
export function pictureSize(wish: SizeWish): ResolvedSize {
  const size = resolve(wish);
  const { width, height } = size;
  if (Math.min(width, height) < LEAST_SIDE_PX || Math.max(width, height) > MOST_SIDE_PX)
    throw bad(
      `Image size must be between ${LEAST_SIDE_PX} and ${MOST_SIDE_PX} pixels a side, not ${width}x${height}`,
    );
  if (width * height > MOST_PIXELS)
    throw bad(`Image size must be at most 16,777,216 pixels, not ${width}x${height}`);
  if (Math.max(width / height, height / width) > WIDEST_RATIO)
    throw bad(`Image proportions must be within 1:8 and 8:1, not ${width}x${height}`);
  return size;
}

function resolve({ width, height, ratio, template }: SizeWish): ResolvedSize {
  const own = template?.aspect_ratio;
  const proportion = ratio?.value ?? (own === undefined ? 1 : own.width / own.height);
  if (width !== undefined && height !== undefined)
    return { width, height, warnings: contradictions(width, height, ratio) };
  if (width !== undefined) return sized(width, width / proportion);
  if (height !== undefined) return sized(height * proportion, height);
  if (ratio !== undefined) return sizeOfRatio(ratio.value, own);
  return own === undefined ? sized(DEFAULT_SIDE_PX, DEFAULT_SIDE_PX) : sized(own.width, own.height);
}

function contradictions(width: number, height: number, ratio: AspectRatio | undefined): string[] {
  if (ratio === undefined || Math.abs(width / height / ratio.value - 1) <= RATIO_TOLERANCE) return [];
  return [`aspect_ratio ${ratio.label} was ignored: width and height say ${width}x${height}.`];
}

/** Beside a template the ratio keeps its long side; alone it gives a size that screens like. */
function sizeOfRatio(ratio: number, own: { width: number; height: number } | undefined): ResolvedSize {
  if (own !== undefined) return withLongSide(ratio, Math.max(own.width, own.height));
  if (ratio === 1) return sized(DEFAULT_SIDE_PX, DEFAULT_SIDE_PX);
  const long = SHORT_SIDE_PX * Math.max(ratio, 1 / ratio);
  return withLongSide(ratio, Math.min(long, MOST_LONG_SIDE_PX));
}

function withLongSide(ratio: number, long: number): ResolvedSize {
  return ratio >= 1 ? sized(long, long / ratio) : sized(long * ratio, long);
}

function sized(width: number, height: number): ResolvedSize {
  return { width: Math.round(width), height: Math.round(height), warnings: [] };
}

function bad(message: string): AtelierError {
  return new AtelierError('bad_request', { message });
}
