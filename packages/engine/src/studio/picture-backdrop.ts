import { blurField } from '@atelier/pixels/blur';
import { emptyField } from '@atelier/pixels/field';
import sharp from 'sharp';
import { decode } from '../decode/index.ts';
import type { Backdrop } from './backdrop.ts';

/** A lens that is sharp on the product leaves this much of a backdrop's long side in one blur (sigma). */
const DEFOCUS = 0.025;
/** The picture is never looked at more closely than this. */
const LOOK_SIDE_PX = 1024;

/**
 * A picture as a backdrop: it fills the ground, cut at its long sides, and lies out of focus, so that its colours and
 * light remain and nothing in it competes with the product.
 * @param picture undecoded
 * @throws UndecodableImage for a file that is no picture
 */
export async function pictureBackdrop(picture: Uint8Array, width: number, height: number): Promise<Backdrop> {
  const raster = await decode(picture, { maxSidePx: LOOK_SIDE_PX });
  const { width: w, height: h, channels } = raster;
  const ground = await sharp(raster.data, { raw: { width: w, height: h, channels } })
    .flatten({ background: '#ffffff' })
    .resize(width, height, { fit: 'cover', kernel: 'cubic' })
    .raw()
    .toBuffer();
  const data = new Float32Array(width * height * 3);
  const sigma = DEFOCUS * Math.max(width, height);
  for (let c = 0; c < 3; c++) {
    const plane = emptyField(width, height);
    for (let i = 0; i < plane.data.length; i++) plane.data[i] = ground[i * 3 + c]!;
    const blurred = blurField(plane, sigma);
    for (let i = 0; i < plane.data.length; i++) data[i * 3 + c] = blurred.data[i]!;
  }
  return { width, height, data };
}

/** Mean colour of a backdrop, sRGB 0..255. */
export function meanTone({ data }: Backdrop): [number, number, number] {
  const sums: [number, number, number] = [0, 0, 0];
  for (let i = 0; i < data.length; i += 3) for (const c of [0, 1, 2] as const) sums[c] += data[i + c]!;
  const cells = data.length / 3;
  return [sums[0] / cells, sums[1] / cells, sums[2] / cells];
}
