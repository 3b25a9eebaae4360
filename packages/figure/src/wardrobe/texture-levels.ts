import { linearToByte, SRGB_TO_LINEAR } from '@atelier/pixels/srgb';
import type { GarmentTexture } from '../garment/garment.ts';

/** A picture at one size: 8-bit sRGB, `Uint8Array [height * width * 3]`. */
interface Level {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

/** A texture at halving sizes (Williams: Pyramidal Parametrics, 1983), so that distant prints do not flicker. */
export interface TextureLevels {
  readonly levels: readonly Level[];
}

const made = new WeakMap<GarmentTexture, TextureLevels>();
const SMALLEST_PX = 8;

/** The levels of a texture; made once. */
export function textureLevels(texture: GarmentTexture): TextureLevels {
  const known = made.get(texture);
  if (known) return known;
  const levels: Level[] = [texture];
  for (let level: Level = texture; Math.min(level.width, level.height) > SMALLEST_PX; ) {
    level = halved(level);
    levels.push(level);
  }
  const pyramid = { levels };
  made.set(texture, pyramid);
  return pyramid;
}

/** Means of 2 x 2 pixels, in linear light. */
function halved({ width, height, rgb }: Level): Level {
  const w = width >> 1;
  const h = height >> 1;
  const out = new Uint8Array(w * h * 3);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const from = (2 * y * width + 2 * x) * 3;
      for (let c = 0; c < 3; c++) {
        const sum =
          SRGB_TO_LINEAR[rgb[from + c]!]! +
          SRGB_TO_LINEAR[rgb[from + 3 + c]!]! +
          SRGB_TO_LINEAR[rgb[from + width * 3 + c]!]! +
          SRGB_TO_LINEAR[rgb[from + width * 3 + 3 + c]!]!;
        out[(y * w + x) * 3 + c] = linearToByte(sum / 4);
      }
    }
  }
  return { width: w, height: h, rgb: out };
}

/**
 * Linear colour at a place, bilinear, from the level whose pixels are about as large as the picture's.
 * @param x, y pixels of the full texture; beyond the edge its colour goes on
 * @param pixels texture pixels that one pixel of the picture covers
 * @param out receives r, g, b
 */
export function sampleLevels(
  { levels }: TextureLevels,
  x: number,
  y: number,
  pixels: number,
  out: { r: number; g: number; b: number },
): void {
  const wanted = pixels > 1 ? Math.round(Math.log2(pixels)) : 0;
  const index = wanted < levels.length ? wanted : levels.length - 1;
  const { width, height, rgb } = levels[index]!;
  const scale = 1 / (1 << index);
  const fx = Math.min(Math.max((x + 0.5) * scale - 0.5, 0), width - 1.001);
  const fy = Math.min(Math.max((y + 0.5) * scale - 0.5, 0), height - 1.001);
  const x0 = Math.floor(fx);
  const y0 = Math.floor(fy);
  const tx = fx - x0;
  const ty = fy - y0;
  const a = (y0 * width + x0) * 3;
  const b = a + width * 3;
  const wa = (1 - tx) * (1 - ty);
  const wb = tx * (1 - ty);
  const wc = (1 - tx) * ty;
  const wd = tx * ty;
  const L = SRGB_TO_LINEAR;
  out.r = wa * L[rgb[a]!]! + wb * L[rgb[a + 3]!]! + wc * L[rgb[b]!]! + wd * L[rgb[b + 3]!]!;
  out.g = wa * L[rgb[a + 1]!]! + wb * L[rgb[a + 4]!]! + wc * L[rgb[b + 1]!]! + wd * L[rgb[b + 4]!]!;
  out.b = wa * L[rgb[a + 2]!]! + wb * L[rgb[a + 5]!]! + wc * L[rgb[b + 2]!]! + wd * L[rgb[b + 5]!]!;
}
