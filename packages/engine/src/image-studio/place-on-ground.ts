import type { Raster } from '@atelier/pixels/raster';
import sharp from 'sharp';
import type { WorkOf } from './work-of.ts';

/** What a cut-out is put on: the size of the whole, its ground, and what stays free at its sides. */
export type Place = { size: { width: number; height: number } } & NonNullable<WorkOf<'finish'>['placement']>;

/** Fainter pixels are taken for dust of the cut-out, not for the subject. */
const FAINTEST_ALPHA = 16;

/**
 * Puts a cut-out's subject whole into the middle of the box that the paddings leave, as large as it goes. A picture
 * without transparency is taken as a whole.
 */
export async function placeOnGround(cutout: Raster, { size, ground, paddings }: Place): Promise<Raster> {
  const box = {
    width: Math.max(1, size.width - paddings.left - paddings.right),
    height: Math.max(1, size.height - paddings.top - paddings.bottom),
  };
  const subject = subjectOf(cutout);
  const scale = Math.min(box.width / subject.width, box.height / subject.height);
  const width = Math.max(1, Math.round(subject.width * scale));
  const height = Math.max(1, Math.round(subject.height * scale));
  const layer = await sharp(cutout.data, {
    raw: { width: cutout.width, height: cutout.height, channels: cutout.channels },
  })
    .extract(subject)
    .resize(width, height, { fit: 'fill', kernel: 'lanczos3' })
    .png()
    .toBuffer();
  const left = paddings.left + Math.floor((box.width - width) / 2);
  const top = paddings.top + Math.floor((box.height - height) / 2);
  const { data } = await sharp({ create: { ...size, channels: 4, background: colourOf(ground) } })
    .composite([{ input: layer, left, top }])
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { ...size, channels: 4, data };
}

function colourOf(ground: Place['ground']): { r: number; g: number; b: number; alpha: number } {
  if (ground.kind === 'transparent') return { r: 0, g: 0, b: 0, alpha: 0 };
  const [r, g, b] = ground.colour;
  return { r, g, b, alpha: 1 };
}

/** The smallest box around what can be seen. */
function subjectOf({ width, height, channels, data }: Raster) {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; channels === 4 && y < height; y++)
    for (let x = 0; x < width; x++) {
      if (data[4 * (y * width + x) + 3]! < FAINTEST_ALPHA) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  if (right < left) return { left: 0, top: 0, width, height };
  return { left, top, width: right - left + 1, height: bottom - top + 1 };
}
