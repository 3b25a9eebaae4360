import { blurWeighted } from '@atelier/pixels/blur';
import { emptyField } from '@atelier/pixels/field';
import type { Plane, Raster, Rgb } from '@atelier/pixels/raster';
import { resizeRgb } from '@atelier/pixels/resample';
import { linearToByte, SRGB_TO_LINEAR } from '@atelier/pixels/srgb';
import { fitPlane } from '../edit-mask.ts';
import { coloursOf, withAlphaOf } from '../layers.ts';
import { cutOutSubject } from '../subject-matte.ts';
import type { EditTools } from '../types.ts';

/** Blur at amount 1, share of the long side. */
const BLUR_SHARE = 0.012;
/** Backgrounds are blurred at this long side: there is nothing finer left in them. */
const WORK_SIDE_PX = 1024;

/**
 * Puts everything but the subject out of focus, in linear light as a lens does. The subject itself does not spread into
 * its background: what lies behind its edge is blurred from background alone.
 */
export async function blurBackground(
  picture: Raster,
  amount: number,
  { models }: EditTools,
): Promise<Raster> {
  const { alpha, cutout } = await cutOutSubject(picture, models);
  const colours = coloursOf(picture);
  const ground = await blurredGround(colours, alpha, amount);
  const data = new Uint8Array(colours.data.length);
  for (let i = 0; i < alpha.data.length; i++) {
    const share = alpha.data[i]! / 255;
    for (let c = 0; c < 3; c++) {
      const behind = ground.data[3 * i + c]!;
      data[3 * i + c] = Math.round(behind + (cutout.data[4 * i + c]! - behind) * share);
    }
  }
  return withAlphaOf({ ...colours, data }, picture);
}

async function blurredGround(colours: Rgb, alpha: Plane, amount: number): Promise<Rgb> {
  const { width, height } = colours;
  const scale = Math.min(1, WORK_SIDE_PX / Math.max(width, height));
  const [columns, rows] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  const [small, matte] = await Promise.all([
    resizeRgb(colours, columns, rows),
    fitPlane(alpha, columns, rows),
  ]);
  const weight = emptyField(columns, rows);
  for (let i = 0; i < weight.data.length; i++) weight.data[i] = Math.max(1e-4, 1 - matte.data[i]! / 255) ** 2;
  const sigma = BLUR_SHARE * amount * Math.max(columns, rows);
  const data = new Uint8Array(small.data.length);
  for (let c = 0; c < 3; c++) {
    const plane = emptyField(columns, rows);
    for (let i = 0; i < plane.data.length; i++) plane.data[i] = SRGB_TO_LINEAR[small.data[3 * i + c]!]!;
    const soft = blurWeighted(plane, weight, sigma).data;
    for (let i = 0; i < soft.length; i++) data[3 * i + c] = linearToByte(soft[i]!);
  }
  return resizeRgb({ ...small, data }, width, height);
}
