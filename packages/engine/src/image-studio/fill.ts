import type { Field } from '@atelier/pixels/field';
import { flatten } from '@atelier/pixels/flatten';
import type { Raster, Rgb } from '@atelier/pixels/raster';
import { decode } from '../decode/decode.ts';
import { extend } from '../inpaint/extend.ts';
import { canInpaint, inpaint } from '../inpaint/inpaint.ts';
import { PictureRefused } from '../refusals.ts';
import { type EditMask, editedPixels, readMask, transparentArea } from './edit-mask.ts';
import { type StudioPicture, writePicture } from './output.ts';
import type { StudioImages, StudioTools, WorkOf } from './work-of.ts';

const NO_PROMPT =
  'The local engine fills areas from what surrounds them; it cannot draw what the prompt describes.';
const NOTHING_TO_FILL =
  'No area was painted, and the local engine cannot edit a whole picture by a prompt; the picture is unchanged.';

/**
 * Makes the painted area anew from its surroundings; everything else stays as it is to the last bit.
 * @throws PictureRefused when the mask cannot be used
 */
export async function inpaintArea(
  { format, seed, grow, feather, prompt }: WorkOf<'inpaint'>,
  { image, mask }: StudioImages & { image: Uint8Array },
  tools: StudioTools,
): Promise<StudioPicture> {
  const photo = await decode(image);
  const area = mask
    ? await readMask(await decode(mask), photo, { grow, feather })
    : transparentArea(photo, { grow, feather });
  const mask_source = mask ? 'provided' : area ? 'alpha' : 'none';
  if (area === undefined) {
    tools.warn(NOTHING_TO_FILL);
    return writePicture(photo, format, 'algorithmicallyEnhanced', { mask_source });
  }
  if (prompt.trim() !== '') tools.warn(NO_PROMPT);
  requireFilling(tools);
  tools.onProgress('fill', 0.1);
  const filled = await inpaint(flatten(photo), editedPixels(area), tools.models, { seed });
  tools.onProgress('encode', 0.9);
  const result = blend(photo, filled, area, mask === undefined);
  const metadata = { mask_source, seed, ...(area.isResized ? { mask_resized: true } : {}) };
  return writePicture(result, format, 'compositeWithTrainedAlgorithmicMedia', metadata);
}

/** Continues a picture beyond its edges; the picture itself stays as it is to the last bit. */
export async function outpaintArea(
  { format, seed, left, right, up, down, prompt }: WorkOf<'outpaint'>,
  image: Uint8Array,
  tools: StudioTools,
): Promise<StudioPicture> {
  const photo = await decode(image);
  if (prompt !== undefined && prompt.trim() !== '') tools.warn(NO_PROMPT);
  requireFilling(tools);
  tools.onProgress('extend', 0.1);
  const { picture, warnings } = await extend(flatten(photo), { left, right, up, down }, tools.models, {
    seed,
  });
  for (const warning of warnings) tools.warn(warning);
  tools.onProgress('encode', 0.9);
  const result = photo.channels === 4 ? withSource(picture, photo, left, up) : picture;
  return writePicture(result, format, 'compositeWithTrainedAlgorithmicMedia', { seed });
}

function requireFilling({ models }: StudioTools): void {
  if (!canInpaint(models))
    throw new PictureRefused('Areas cannot be filled here: the weights of the network are not installed.');
}

/** Lays the fill over the photo by the mask's weight. Where a picture was transparent, its fill is opaque. */
function blend(photo: Raster, filled: Rgb, { weight }: EditMask, fillsAlpha: boolean): Raster {
  const { width, height, channels } = photo;
  const data = Uint8Array.from(photo.data);
  for (let i = 0; i < weight.data.length; i++) {
    const share = weight.data[i]!;
    if (share === 0) continue;
    const at = i * channels;
    for (let c = 0; c < 3; c++) data[at + c] = mixed(data[at + c]!, filled.data[3 * i + c]!, share);
    if (channels === 4 && fillsAlpha) data[at + 3] = mixed(data[at + 3]!, 255, share);
  }
  return { width, height, channels, data };
}

function mixed(from: number, to: number, share: Field['data'][number]): number {
  return Math.round(from + (to - from) * share);
}

/** An extended picture with the transparency of its source; what was added is opaque. */
function withSource(extended: Rgb, source: Raster, left: number, up: number): Raster {
  const { width, height } = extended;
  const data = new Uint8Array(width * height * 4);
  for (let i = 0; i < width * height; i++) {
    data.set(extended.data.subarray(3 * i, 3 * i + 3), 4 * i);
    data[4 * i + 3] = 255;
  }
  for (let y = 0; y < source.height; y++) {
    const row = source.data.subarray(4 * y * source.width, 4 * (y + 1) * source.width);
    data.set(row, 4 * ((up + y) * width + left));
  }
  return { width, height, channels: 4, data };
}
