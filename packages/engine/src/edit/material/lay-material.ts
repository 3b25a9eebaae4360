import { blurField } from '@atelier/pixels/blur';
import { boundsOfMask } from '@atelier/pixels/bounds';
import { emptyField } from '@atelier/pixels/field';
import type { Plane, Rgb } from '@atelier/pixels/raster';
import { linearToByte, SRGB_TO_LINEAR } from '@atelier/pixels/srgb';
import { luminanceAt } from '../../try-on/photo-light.ts';
import type { Material } from './materials.ts';

/** Light darker and brighter than these multiples of the area's mean is cut: it was a pattern, not light. */
const DARKEST = 0.25;
const BRIGHTEST = 2.2;
/** Texture finer than this share of the area's short side belonged to the old surface. */
const OLD_TEXTURE = 0.012;
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
  const light = lightOf(picture, weight, OLD_TEXTURE * short);
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

/** Light on the area, around 1: `Float32Array [height * width]`. */
function lightOf(picture: Rgb, weight: Plane, sigma: number): Float32Array {
  const { width, height, data } = picture;
  const light = emptyField(width, height);
  let sum = 0;
  let count = 0;
  for (let i = 0; i < weight.data.length; i++) {
    light.data[i] = luminanceAt(data, 3 * i);
    if (weight.data[i]! < 128) continue;
    sum += light.data[i]!;
    count++;
  }
  const mean = Math.max(0.01, sum / Math.max(1, count));
  const calm = blurField(light, sigma).data;
  for (let i = 0; i < calm.length; i++) calm[i] = Math.min(BRIGHTEST, Math.max(DARKEST, calm[i]! / mean));
  return calm;
}
