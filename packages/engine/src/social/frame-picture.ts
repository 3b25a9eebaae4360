import type { Raster } from '@atelier/pixels/raster';
import { imageOf } from '../encode/encode.ts';
import { blurredGround, type Ground } from './ground.ts';
import type { Crop, Size } from './window.ts';

/**
 * The part of a picture inside `crop`, at exactly the target's size (Lanczos), over the ground where it is
 * transparent.
 */
export async function fillTarget(picture: Raster, crop: Crop, target: Size, ground: Ground): Promise<Raster> {
  const { x, y, width, height } = crop;
  const resized = imageOf(picture)
    .extract({ left: x, top: y, width, height })
    .resize(target.width, target.height, { fit: 'fill', kernel: 'lanczos3' });
  const part = await rasterOf(resized);
  return layOver(picture, part, target, ground);
}

/** The whole picture inside the target, as large as possible and in the middle, the rest ground. */
export async function fitIntoTarget(picture: Raster, target: Size, ground: Ground): Promise<Raster> {
  const scale = Math.min(target.width / picture.width, target.height / picture.height);
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const resized = imageOf(picture).resize(width, height, { fit: 'fill', kernel: 'lanczos3' });
  return layOver(picture, await rasterOf(resized), target, ground);
}

/** Puts `part` in the middle of a target-sized ground. */
async function layOver(picture: Raster, part: Raster, target: Size, ground: Ground): Promise<Raster> {
  const covers = part.width === target.width && part.height === target.height;
  if (covers && (part.channels === 3 || ground.kind === 'transparent')) return part;
  const left = Math.floor((target.width - part.width) / 2);
  const top = Math.floor((target.height - part.height) / 2);
  if (ground.kind === 'blur') {
    const input = Buffer.from(part.data);
    const { width, height, channels } = part;
    const behind = imageOf(await blurredGround(picture, target));
    return rasterOf(behind.composite([{ input, raw: { width, height, channels }, left, top }]).removeAlpha());
  }
  const background =
    ground.kind === 'transparent'
      ? { r: 0, g: 0, b: 0, alpha: 0 }
      : { r: ground.colour[0], g: ground.colour[1], b: ground.colour[2], alpha: 1 };
  const right = target.width - part.width - left;
  const bottom = target.height - part.height - top;
  const laid =
    ground.kind === 'transparent' ? imageOf(part).ensureAlpha() : imageOf(part).flatten({ background });
  return rasterOf(laid.extend({ left, top, right, bottom, background }));
}

async function rasterOf(image: ReturnType<typeof imageOf>): Promise<Raster> {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: info.channels === 4 ? 4 : 3, data };
}
