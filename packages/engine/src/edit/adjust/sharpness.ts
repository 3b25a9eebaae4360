import type { Rgb } from '@atelier/pixels/raster';
import sharp, { type Sharp } from 'sharp';

/** Blur of the whole picture at amount 1, and of sharpening masks: shares of the long side. */
const BLUR_SHARE = 0.008;
const SHARPEN_SHARE = 0.0011;
const LEAST_SIGMA = 0.5;
/** The side of the window of the median that takes specks out, pixels. */
const SPECK_WINDOW = 3;

function rawOf({ width, height, data }: Rgb): Sharp {
  return sharp(data, { raw: { width, height, channels: 3 } });
}

async function finished(picture: Rgb, work: Sharp): Promise<Rgb> {
  return { ...picture, data: await work.raw().toBuffer() };
}

/** Blurs all of a picture. */
export async function blurPicture(picture: Rgb, amount: number): Promise<Rgb> {
  const sigma = Math.max(LEAST_SIGMA, BLUR_SHARE * amount * Math.max(picture.width, picture.height));
  return finished(picture, rawOf(picture).blur(sigma));
}

/** Sharpens edges more than flat parts, so that grain does not grow with them. */
export async function sharpenPicture(picture: Rgb, amount: number): Promise<Rgb> {
  const sigma = Math.max(LEAST_SIGMA, SHARPEN_SHARE * Math.max(picture.width, picture.height));
  return finished(picture, rawOf(picture).sharpen({ sigma, m1: 0.4 * amount, m2: 2 * amount }));
}

/** Takes specks out by a median; pictures smaller than its window have none. */
export async function specklessPicture(picture: Rgb): Promise<Rgb> {
  if (Math.min(picture.width, picture.height) < SPECK_WINDOW) return picture;
  return finished(picture, rawOf(picture).median(SPECK_WINDOW));
}
