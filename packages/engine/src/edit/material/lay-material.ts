import { blurField } from '@atelier/pixels/blur';
import { boundsOfMask } from '@atelier/pixels/bounds';
import { emptyField } from '@atelier/pixels/field';
import { erode } from '@atelier/pixels/morphology';
import { pushPull } from '@atelier/pixels/push-pull';
import type { Plane, Rgb } from '@atelier/pixels/raster';
import { linearToByte, SRGB_TO_LINEAR } from '@atelier/pixels/srgb';
import { luminanceAt } from '../../try-on/photo-light.ts';
import type { Material } from './materials.ts';

/** Light darker and brighter than these multiples of the area's mean is cut: it was a pattern, not light. */
const DARKEST = 0.25;
const BRIGHTEST = 2.2;
/** Texture finer than this share of the area's short side belonged to the old surface. */
const OLD_TEXTURE = 0.012;
/** The outermost so much of an area (share of its short side, and pixels at least) may show what lies behind it. */
const RIM_SHARE = 0.02;
const LEAST_RIM_PX = 3;
const INSIDE = 128;
/** What is brighter than the mean was partly light and partly paint: the new surface takes so much of it at most. */
const MOST_BRIGHTER = 0.4;
/** Gloss is what stands out from the light so far around it (share of the short side) by this, in mean light. */
const GLOSS_AROUND = 0.08;
const GLOSS_FROM = 0.2;

/**
 * Covers an area with a material that takes on the light of what was there: its shading without its fine texture.
 * @param weight 0..255; 0 leaves the picture as it is to the last bit
 */
export function layMaterial(picture: Rgb, weight: Plane, material: Material, seed: number): Rgb {
  const { width, height, data } = picture;
  const box = boundsOfMask(weight.data, width, height);
  if (!box) return picture;
  const short = Math.max(24, Math.min(box.width, box.height));
  const light = lightOf(picture, innerPart(weight, short), OLD_TEXTURE * short);
  const around = blurField({ width, height, data: light }, GLOSS_AROUND * short).data;
  const out = Uint8Array.from(data);
  const dark = material.dark.map((v) => SRGB_TO_LINEAR[v]!);
  const pale = material.light.map((v) => SRGB_TO_LINEAR[v]!);
  for (let y = box.top; y < box.top + box.height; y++) {
    for (let x = box.left; x < box.left + box.width; x++) {
      const i = y * width + x;
      const share = weight.data[i]! / 255;
      if (share === 0) continue;
      const shade = material.shade((x - box.left) / short, (y - box.top) / short, seed);
      const lit = 1 + (compressed(light[i]!) - 1) * material.relief;
      const gloss = material.gloss * Math.max(0, light[i]! - around[i]! - GLOSS_FROM) * 0.5;
      for (let c = 0; c < 3; c++) {
        const own = (dark[c]! + (pale[c]! - dark[c]!) * shade) * lit + gloss;
        out[3 * i + c] = Math.round(data[3 * i + c]! + (linearToByte(own) - data[3 * i + c]!) * share);
      }
    }
  }
  return { width, height, channels: 3, data: out };
}

function compressed(light: number): number {
  return light <= 1 ? light : 1 + MOST_BRIGHTER * (1 - Math.exp(1 - light));
}

/** 1 on the area without its rim, 0 elsewhere; with it where nothing else is left: `Uint8Array [height * width]`. */
function innerPart({ width, height, data }: Plane, short: number): Uint8Array {
  const all = data.map((v) => (v >= INSIDE ? 1 : 0));
  const rim = Math.max(LEAST_RIM_PX, Math.round(RIM_SHARE * short));
  const inner = erode(all, width, height, rim);
  return inner.some((v) => v !== 0) ? inner : all;
}

/** Light on the area, around 1; the rim gets that of the part inside it: `Float32Array [height * width]`. */
function lightOf({ width, height, data }: Rgb, inner: Uint8Array, sigma: number): Float32Array {
  const light = emptyField(width, height);
  let [sum, count] = [0, 0];
  for (let i = 0; i < inner.length; i++) {
    if (inner[i] === 0) continue;
    light.data[i] = luminanceAt(data, 3 * i);
    sum += light.data[i]!;
    count++;
  }
  const mean = Math.max(0.01, sum / Math.max(1, count));
  pushPull([light.data], Float32Array.from(inner), width, height);
  const calm = blurField(light, sigma).data;
  for (let i = 0; i < calm.length; i++) calm[i] = Math.min(BRIGHTEST, Math.max(DARKEST, calm[i]! / mean));
  return calm;
}
