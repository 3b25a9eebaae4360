import type { Raster } from '@atelier/pixels/raster';
import sharp, { type Sharp } from 'sharp';

async function raster(work: Sharp, channels: 3 | 4): Promise<Raster> {
  const { data, info } = await work.raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels, data };
}

function rawOf({ width, height, channels, data }: Raster): Sharp {
  return sharp(data, { raw: { width, height, channels } });
}

/** Mirrors a picture left to right or top to bottom. */
export function flipPicture(picture: Raster, axis: 'horizontal' | 'vertical'): Promise<Raster> {
  const work = rawOf(picture);
  return raster(axis === 'horizontal' ? work.flop() : work.flip(), picture.channels);
}

/**
 * Turns a picture clockwise. Quarter turns are exact; other turns are cut to the largest upright part of the same
 * proportions, so that no empty corners show.
 */
export async function rotatePicture(picture: Raster, degrees: number): Promise<Raster> {
  const turn = ((degrees % 360) + 360) % 360;
  if (turn % 90 === 0) return raster(rawOf(picture).rotate(turn), picture.channels);
  const turned = await raster(
    rawOf(picture).rotate(turn, { background: { r: 0, g: 0, b: 0, alpha: 0 } }),
    picture.channels,
  );
  const { width, height } = uprightPart(picture, turn);
  const left = Math.floor((turned.width - width) / 2);
  const top = Math.floor((turned.height - height) / 2);
  return raster(rawOf(turned).extract({ left, top, width, height }), picture.channels);
}

/** The largest rectangle of a picture's proportions that lies inside it when it is turned. */
function uprightPart({ width, height }: Raster, degrees: number): { width: number; height: number } {
  const radians = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.abs(Math.cos(radians)), Math.abs(Math.sin(radians))];
  const scale = Math.min(width / (width * cos + height * sin), height / (width * sin + height * cos));
  return { width: Math.max(1, Math.floor(width * scale)), height: Math.max(1, Math.floor(height * scale)) };
}

/** The middle part of a picture with other proportions, as large as fits. */
export function cropToRatio(picture: Raster, ratio: number): Promise<Raster> {
  const width = Math.min(picture.width, Math.max(1, Math.round(picture.height * ratio)));
  const height = Math.min(picture.height, Math.max(1, Math.round(picture.width / ratio)));
  const left = Math.floor((picture.width - width) / 2);
  const top = Math.floor((picture.height - height) / 2);
  return raster(rawOf(picture).extract({ left, top, width, height }), picture.channels);
}
