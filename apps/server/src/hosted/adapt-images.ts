import type { StudioWork } from '@atelier/contracts/image-studio';
import type { CallContext, PictureProvider } from '@atelier/providers';
import {
  type ImageIn,
  type Limits,
  type Mime,
  type OperationSpec,
  readPictureHeader,
} from '@atelier/providers/hosted';

type AdaptWork = Extract<StudioWork, { kind: 'adapt' }>;

const FORMAT_OF: Record<Mime, AdaptWork['format']> = {
  'image/png': 'png',
  'image/jpeg': 'jpeg',
  'image/webp': 'webp',
};

/** A picture without metadata, upright, in sRGB, as one of the types that providers take. */
export interface CleanImage {
  bytes: Uint8Array;
  mime: Mime;
  width: number;
  height: number;
}

/**
 * Makes an upload fit to leave the house: whatever type it has, only its pixels go out (a photo's metadata may say where
 * somebody lives), and they stand upright.
 */
export async function cleanImage(
  engine: PictureProvider,
  upload: Uint8Array,
  context: CallContext,
  format: 'jpeg' | 'png' = readPictureHeader(upload)?.mime === 'image/jpeg' ? 'jpeg' : 'png',
): Promise<CleanImage> {
  return adapt(engine, upload, { kind: 'adapt', format }, context);
}

/** Brings pictures within a model's limits, and masks to its way of saying what is to change; the engine does the pixels. */
export async function adaptImages(
  engine: PictureProvider,
  spec: OperationSpec,
  images: readonly ImageIn[],
  context: CallContext,
): Promise<ImageIn[]> {
  const adapted: ImageIn[] = [];
  for (const image of images) {
    if (image.role === 'mask') continue;
    const limits = spec.inputs[image.role];
    const isFine = limits === undefined || isWithin(limits, image);
    if (isFine) adapted.push(image);
    else
      adapted.push({ ...image, ...(await adapt(engine, image.bytes, adaptation(limits, image), context)) });
  }
  const source = adapted.find(({ role }) => role === 'source');
  const mask = images.find(({ role }) => role === 'mask');
  if (mask === undefined || source === undefined) return adapted;
  const changes = spec.mask === 'transparent-changes' ? 'transparent' : 'white';
  const { width, height } = source;
  const work: AdaptWork = { kind: 'adapt', format: 'png', mask: { width, height, changes } };
  return [...adapted, { ...mask, ...(await adapt(engine, mask.bytes, work, context)) }];
}

function isWithin(limits: Limits, { mime, width, height, bytes }: ImageIn): boolean {
  const { minSide = 0, maxSide = Number.POSITIVE_INFINITY } = limits;
  const { minPixels = 0, maxPixels = Number.POSITIVE_INFINITY } = limits;
  return (
    limits.mimes.includes(mime) &&
    Math.min(width, height) >= minSide &&
    Math.max(width, height) <= maxSide &&
    width * height >= minPixels &&
    width * height <= maxPixels &&
    bytes.length <= (limits.maxBytes ?? bytes.length)
  );
}

function adaptation(
  { mimes, minSide, maxSide, minPixels, maxPixels, maxBytes }: Limits,
  image: ImageIn,
): AdaptWork {
  // What is too heavy as it is becomes a JPEG where that is taken.
  const isHeavy = maxBytes !== undefined && image.bytes.length > maxBytes;
  const wanted: Mime = isHeavy ? 'image/jpeg' : image.mime;
  const mime = mimes.includes(wanted) ? wanted : (mimes[0] ?? 'image/png');
  return {
    kind: 'adapt',
    format: FORMAT_OF[mime],
    ...(minSide === undefined ? {} : { minSide }),
    ...(maxSide === undefined ? {} : { maxSide }),
    ...(minPixels === undefined ? {} : { minPixels }),
    ...(maxPixels === undefined ? {} : { maxPixels }),
    ...(maxBytes === undefined ? {} : { maxBytes }),
  };
}

async function adapt(
  engine: PictureProvider,
  image: Uint8Array,
  work: AdaptWork,
  context: CallContext,
): Promise<CleanImage> {
  const { pictures } = await engine.studio({ work, images: { image } }, context);
  const bytes = pictures[0]?.bytes;
  const header = bytes === undefined ? null : readPictureHeader(bytes);
  if (bytes === undefined || header === null) throw new Error('the engine adapted a picture to none');
  const { mime, width, height } = header;
  return { bytes, mime, width, height };
}
