import { dilate } from '@atelier/pixels/morphology';
import type { Rgb } from '@atelier/pixels/raster';
import { resizeRgb } from '@atelier/pixels/resample';
import type { Models, Tensor } from '../models/models.ts';
import { NETWORK_SIDE_PX } from './holes.ts';
import type { Patch } from './patch.ts';

/**
 * The rim of what goes shines into its surroundings; the network must not see it, or it grows the thing anew. Pixels
 * at the scale of the network.
 */
const RIM_PX = 5;
const KNOWN = 255;

/** A part of a picture as the network will see it. */
export type Look = Pick<Patch, 'known' | 'holes'>;

/**
 * Imagines what may be in the holes with MI-GAN (Sargsyan et al., "MI-GAN: A Simple Baseline for Image Inpainting on
 * Mobile Devices", ICCV 2023), which sees a square of 512 pixels. A larger view is shown reduced; one that is
 * not square is continued by its mirror image.
 * @param view the part of the picture to show
 * @param holes not 0 = hole: `Uint8Array [height * width]`
 * @param scale by which the view is shown; it must then fit the square
 * @returns the view at that scale
 */
export async function imagine(view: Rgb, holes: Uint8Array, scale: number, models: Models): Promise<Patch> {
  return imagineIn(await lookAt(view, holes, scale), models);
}

/** The first half of `imagine`: everything before the network is asked. */
export async function lookAt(view: Rgb, holes: Uint8Array, scale: number): Promise<Look> {
  const width = Math.max(1, Math.round(view.width * scale));
  const height = Math.max(1, Math.round(view.height * scale));
  const known = await resizeRgb(view, width, height);
  return { known, holes: shrinkHoles(holes, view.width, view.height, width, height) };
}

/** The second half: asks the network before it waits for anything, so that the caller may go on meanwhile. */
export async function imagineIn({ known, holes }: Look, models: Models): Promise<Patch> {
  const { width, height } = known;
  const hidden = dilate(holes, width, height, RIM_PX);
  const outputs = await models.run('migan', mirroredInputs(known, hidden));
  return { known, imagined: cornerOf(outputs, width, height), holes };
}

/** 1 where a cell of the new size touches a hole. Each mask is 0 or not: `Uint8Array [height * width]`. */
function shrinkHoles(
  holes: Uint8Array,
  width: number,
  height: number,
  newWidth: number,
  newHeight: number,
): Uint8Array {
  const out = new Uint8Array(newWidth * newHeight);
  for (let y = 0; y < newHeight; y++) {
    const top = Math.floor((y * height) / newHeight);
    const bottom = Math.ceil(((y + 1) * height) / newHeight);
    for (let x = 0; x < newWidth; x++) {
      const left = Math.floor((x * width) / newWidth);
      const right = Math.ceil(((x + 1) * width) / newWidth);
      for (let v = top; v < bottom && out[y * newWidth + x] === 0; v++) {
        for (let u = left; u < right; u++) if (holes[v * width + u] !== 0) out[y * newWidth + x] = 1;
      }
    }
  }
  return out;
}

/** `image` [1, 3, 512, 512] 0..255 and `mask` [1, 1, 512, 512], 255 = known, 0 = hole. */
function mirroredInputs({ width, height, data }: Rgb, hidden: Uint8Array): Record<string, Tensor> {
  const side = NETWORK_SIDE_PX;
  const cells = side * side;
  const image = new Uint8Array(3 * cells);
  const mask = new Uint8Array(cells);
  for (let y = 0, at = 0; y < side; y++) {
    const row = mirrored(y, height) * width;
    for (let x = 0; x < side; x++, at++) {
      const from = row + mirrored(x, width);
      mask[at] = hidden[from] === 0 ? KNOWN : 0;
      for (let c = 0; c < 3; c++) image[c * cells + at] = data[from * 3 + c]!;
    }
  }
  return {
    image: { data: image, dims: [1, 3, side, side] },
    mask: { data: mask, dims: [1, 1, side, side] },
  };
}

/** Reflects an index into 0..length-1, as often as need be. */
function mirrored(index: number, length: number): number {
  const turn = index % (2 * length);
  return turn < length ? turn : 2 * length - 1 - turn;
}

function cornerOf(outputs: Record<string, Tensor>, width: number, height: number): Rgb {
  const result = outputs.result;
  if (!result) throw new Error('Expected the network "migan" to have an output "result".');
  const cells = NETWORK_SIDE_PX * NETWORK_SIDE_PX;
  const data = new Uint8Array(width * height * 3);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = y * NETWORK_SIDE_PX + x;
      for (let c = 0; c < 3; c++) data[at++] = result.data[c * cells + from]!;
    }
  }
  return { width, height, channels: 3, data };
}
