import { blurField } from '@atelier/pixels/blur';
import { emptyField, type Field } from '@atelier/pixels/field';
import type { Rgb } from '@atelier/pixels/raster';
import { resizeRgb } from '@atelier/pixels/resample';
import type { Margins } from './extend.ts';

/** Pictures are looked at with so long a side; the blur that texture stands out from is in its pixels. */
const LOOK_SIDE_PX = 320;
const BLUR_PX = 8;
/** The border that an extension continues, a share of the side. */
const BORDER_SHARE = 0.14;
/** Where all but a few places differ from their surroundings by less (0..255 units), the border is plain. */
const PLAIN_STEP = 5;
const PLAIN_SHARE = 0.9;

/** Whether a picture is plain, or slowly shaded, at the sides that are extended: a backdrop, a clear sky. */
export async function isPlainAtBorder(picture: Rgb, margins: Margins): Promise<boolean> {
  const scale = Math.min(1, LOOK_SIDE_PX / Math.max(picture.width, picture.height));
  const side = (px: number) => Math.max(1, Math.round(px * scale));
  const small = await resizeRgb(picture, side(picture.width), side(picture.height));
  const luma = lumaOf(small);
  const smooth = blurField(luma, BLUR_PX).data;
  let [plain, all] = [0, 0];
  for (let i = 0; i < smooth.length; i++) {
    if (!isAtBorder((i % small.width) / small.width, Math.floor(i / small.width) / small.height, margins))
      continue;
    all++;
    if (Math.abs(luma.data[i]! - smooth[i]!) < PLAIN_STEP) plain++;
  }
  return plain >= PLAIN_SHARE * all;
}

/** @param x and y in shares of the sides */
function isAtBorder(x: number, y: number, { left, right, up, down }: Margins): boolean {
  return (
    (left > 0 && x < BORDER_SHARE) ||
    (right > 0 && x > 1 - BORDER_SHARE) ||
    (up > 0 && y < BORDER_SHARE) ||
    (down > 0 && y > 1 - BORDER_SHARE)
  );
}

function lumaOf({ width, height, data }: Rgb): Field {
  const luma = emptyField(width, height);
  for (let i = 0; i < luma.data.length; i++)
    luma.data[i] = 0.299 * data[3 * i]! + 0.587 * data[3 * i + 1]! + 0.114 * data[3 * i + 2]!;
  return luma;
}
