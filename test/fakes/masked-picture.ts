import sharp, { type Sharp } from 'sharp';

export interface Colour {
  r: number;
  g: number;
  b: number;
}

const THRESHOLD = 128;

/**
 * Paints a picture where its mask says so, as an inpainting model would, so that masks of the wrong polarity show.
 * @param where what of the mask means change
 */
export async function paintWhere(
  where: 'white' | 'transparent',
  source: Buffer,
  mask: Buffer,
  { r, g, b }: Colour,
): Promise<Sharp> {
  const { data, info } = await sharp(source).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const marks = await marksOf(where, mask, width, height);
  for (let index = 0; index < width * height; index++) {
    if (marks[index] === 1) data.set([r, g, b], index * channels);
  }
  return sharp(data, { raw: { width, height, channels } });
}

/** 1 where the picture changes. */
async function marksOf(
  where: 'white' | 'transparent',
  mask: Buffer,
  width: number,
  height: number,
): Promise<Uint8Array> {
  const fitted = sharp(mask).resize(width, height, { fit: 'fill' });
  const channel = where === 'white' ? fitted.greyscale() : fitted.ensureAlpha().extractChannel('alpha');
  const levels = await channel.raw().toBuffer();
  return Uint8Array.from(levels, (level) =>
    Number(where === 'white' ? level >= THRESHOLD : level < THRESHOLD),
  );
}
