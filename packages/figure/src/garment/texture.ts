import { signedDistance } from '@atelier/pixels/distance';
import { dilate } from '@atelier/pixels/morphology';
import { pushPull } from '@atelier/pixels/push-pull';
import type { Rgba } from '@atelier/pixels/raster';
import type { GarmentTexture } from './garment.ts';

/** Edge pixels mix cloth with the old ground: this much of the rim is thrown away. */
const RIM_PX_AT_1024 = 3;
const LEAST_RIM_PX = 2;
/** Alpha from which a pixel shows cloth only. */
const SOLID = 250;

/**
 * Makes a cutout ready to be looked up on a mesh: its rim, in which the old ground still shines through, is given up,
 * and the colours inside are continued smoothly under it and beyond, so that seams never show what the product lay on.
 *
 *     const texture = prepareTexture(cutout);
 *     texture.inside[y * texture.width + x]; // pixels to the outline, positive on the cloth
 *
 * @param cutout straight alpha; the same object gives the same texture
 * @throws RangeError when no pixel of it is visible
 */
export function prepareTexture(cutout: Rgba): GarmentTexture {
  const known = prepared.get(cutout);
  if (known) return known;
  const texture = textureOf(cutout);
  prepared.set(cutout, texture);
  return texture;
}

/** Plain clothes are drawn once and worn by many. */
const prepared = new WeakMap<Rgba, GarmentTexture>();

function textureOf(cutout: Rgba): GarmentTexture {
  const { width, height } = cutout;
  const inside = distanceToOutline(cutout);
  if (!inside.some((distance) => distance > 0))
    throw new RangeError('Expected a cutout that shows a product but received an empty one.');
  const rim = Math.max(LEAST_RIM_PX, (RIM_PX_AT_1024 * Math.max(width, height)) / 1024);
  return { width, height, rgb: bleed(cutout, inside, rim), inside };
}

function distanceToOutline({ width, height, data }: Rgba): Float32Array {
  const alpha = new Float32Array(width * height);
  for (let i = 0; i < alpha.length; i++) alpha[i] = data[i * 4 + 3]! / 255;
  return signedDistance({ width, height, data: alpha }).data;
}

/** The cutout's colours where they are sure, and what push-pull makes of them everywhere else. */
function bleed(cutout: Rgba, inside: Float32Array, rim: number): Uint8Array {
  const { width, height, data } = cutout;
  const planes = [0, 1, 2].map(() => new Float32Array(width * height));
  const known = surePixels(cutout, inside, rim);
  for (let i = 0; i < known.length; i++) {
    for (let c = 0; c < 3; c++) planes[c]![i] = data[i * 4 + c]!;
  }
  pushPull(planes, known, width, height);
  const rgb = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++)
    for (let c = 0; c < 3; c++) rgb[i * 3 + c] = Math.round(Math.min(255, Math.max(0, planes[c]![i]!)));
  return rgb;
}

/** A rectangle of pixels with what is to be painted over inside it. */
export interface Region {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  covers(x: number, y: number): boolean;
}

/** How far around a region its new colours come from (share of its longer side). */
const SURROUNDINGS = 0.35;

/** Paints a region over with the colours of the cloth around it, so that nothing of it can show. */
export function paintOver(texture: GarmentTexture, region: Region): GarmentTexture {
  const { width, height, inside } = texture;
  const margin = Math.ceil(SURROUNDINGS * Math.max(region.right - region.left, region.bottom - region.top));
  const left = Math.max(0, Math.floor(region.left) - margin);
  const top = Math.max(0, Math.floor(region.top) - margin);
  const w = Math.min(width, Math.ceil(region.right) + margin) - left;
  const h = Math.min(height, Math.ceil(region.bottom) + margin) - top;
  if (w <= 0 || h <= 0) return texture;
  const planes = [0, 1, 2].map(() => new Float32Array(w * h));
  const known = new Float32Array(w * h);
  const covered = new Uint8Array(w * h);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const i = y * w + x;
      const from = (y + top) * width + x + left;
      if (region.covers(x + left, y + top)) covered[i] = 1;
      if (covered[i] === 0 && inside[from]! > LEAST_RIM_PX) known[i] = 1;
      for (let c = 0; c < 3; c++) planes[c]![i] = texture.rgb[from * 3 + c]!;
    }
  }
  if (!known.includes(1)) return texture;
  pushPull(planes, known, w, h);
  const rgb = texture.rgb.slice();
  for (let i = 0; i < covered.length; i++) {
    if (covered[i] === 0) continue;
    const to = ((Math.floor(i / w) + top) * width + (i % w) + left) * 3;
    for (let c = 0; c < 3; c++) rgb[to + c] = Math.round(planes[c]![i]!);
  }
  return { ...texture, rgb };
}

/**
 * Paints a region over with the cloth beside it, each half mirrored at its own edge row by row: stripes go on, and
 * patterns keep their grain. A row's part of the region is taken to be one stretch.
 */
export function continueInwards(texture: GarmentTexture, region: Region): GarmentTexture {
  const { width, height } = texture;
  const rgb = texture.rgb.slice();
  const last = Math.min(width - 1, Math.ceil(region.right));
  for (let y = Math.max(0, Math.floor(region.top)); y <= Math.min(height - 1, region.bottom); y++) {
    let from = Math.max(0, Math.floor(region.left));
    let to = last;
    while (from <= to && !region.covers(from, y)) from++;
    while (to >= from && !region.covers(to, y)) to--;
    for (let x = from; x <= to; x++) {
      const source = x - from < to - x ? 2 * from - 1 - x : 2 * to + 1 - x;
      const at = (y * width + Math.min(width - 1, Math.max(0, source))) * 3;
      const into = (y * width + x) * 3;
      for (let c = 0; c < 3; c++) rgb[into + c] = texture.rgb[at + c]!;
    }
  }
  return { ...texture, rgb };
}

/** A texture as in a mirror. */
export function mirrorTexture({ width, height, rgb, inside }: GarmentTexture): GarmentTexture {
  const mirrored = { rgb: new Uint8Array(rgb.length), inside: new Float32Array(inside.length) };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = y * width + x;
      const to = y * width + width - 1 - x;
      mirrored.inside[to] = inside[from]!;
      for (let c = 0; c < 3; c++) mirrored.rgb[to * 3 + c] = rgb[from * 3 + c]!;
    }
  }
  return { width, height, ...mirrored };
}

/**
 * 1 where a pixel's own colour counts: solid and within the rim, or on parts that are all rim because they are thin
 * (straps), where a doubtful colour is better than that of the next part.
 */
function surePixels(
  { width, height, data }: Rgba,
  inside: Float32Array,
  rim: number,
): Float32Array<ArrayBuffer> {
  const sure = new Uint8Array(inside.length);
  for (let i = 0; i < sure.length; i++) if (inside[i]! >= rim && data[i * 4 + 3]! >= SOLID) sure[i] = 1;
  const near = dilate(sure, width, height, Math.ceil(rim) + 2);
  const known = new Float32Array(inside.length);
  for (let i = 0; i < known.length; i++) if (sure[i] === 1 || (near[i] === 0 && inside[i]! > 0)) known[i] = 1;
  return known;
}
