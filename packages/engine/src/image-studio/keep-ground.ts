import { flatten } from '@atelier/pixels/flatten';
import type { Raster } from '@atelier/pixels/raster';
import sharp from 'sharp';
import { editPicture } from '../edit/index.ts';
import type { Models } from '../models/models.ts';
import type { Size } from './place-on-ground.ts';
import { type Paddings, placeSubject, type Subject } from './subject-place.ts';

/** A part of a picture, in its pixels, which may go beyond its edges. */
interface Window {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Free space between the subject and an edge that would otherwise cut it, as a share of the subject. */
const LEAST_MARGIN = 0.04;

/**
 * A picture brought to a size on its own ground. The subject is never cut by it: where the proportions differ, the part
 * around the subject is kept, and the ground is continued where there is not enough of it.
 * @param paddings what is to stay free around the subject; absent: as it comes
 */
export async function keepGround(
  picture: Raster,
  subject: Subject,
  size: Size,
  paddings: Paddings | undefined,
  { models, seed }: { models: Models; seed: number },
): Promise<Raster> {
  const window =
    paddings === undefined ? windowAround(subject, picture, size) : windowOf(subject, size, paddings);
  const margins = {
    left: Math.max(0, Math.ceil(-window.left)),
    up: Math.max(0, Math.ceil(-window.top)),
    right: Math.max(0, Math.ceil(window.left + window.width - picture.width)),
    down: Math.max(0, Math.ceil(window.top + window.height - picture.height)),
  };
  const isInside = Object.values(margins).every((margin) => margin === 0);
  const source = flatten(picture);
  const extended = isInside
    ? source
    : flatten(
        (await editPicture({ operation: 'outpaint', picture: source, margins, seed }, { models })).picture,
      );
  const left = Math.round(window.left + margins.left);
  const top = Math.round(window.top + margins.up);
  const width = Math.min(extended.width - left, Math.max(1, Math.round(window.width)));
  const height = Math.min(extended.height - top, Math.max(1, Math.round(window.height)));
  const data = await sharp(extended.data, {
    raw: { width: extended.width, height: extended.height, channels: 3 },
  })
    .extract({ left, top, width, height })
    .resize(size.width, size.height, { fit: 'fill', kernel: 'lanczos3' })
    .raw()
    .toBuffer();
  return { ...size, channels: 3, data };
}

/** The part that leaves the paddings around the subject. */
function windowOf(subject: Subject, size: Size, paddings: Paddings): Window {
  const { scale, left, top } = placeSubject(subject, size, paddings);
  return { left: -left / scale, top: -top / scale, width: size.width / scale, height: size.height / scale };
}

/** The largest part of the right proportions that shows the whole subject, as near to the middle as that allows. */
function windowAround({ box, cut }: Subject, picture: Size, size: Size): Window {
  const ratio = size.width / size.height;
  const needs = {
    width: cut.left || cut.right ? 0 : box.width * (1 + 2 * LEAST_MARGIN),
    height: cut.top || cut.bottom ? 0 : box.height * (1 + 2 * LEAST_MARGIN),
  };
  const cover = Math.min(picture.width, picture.height * ratio);
  const width = Math.max(
    cover,
    Math.min(needs.width, picture.width),
    Math.min(needs.height, picture.height) * ratio,
  );
  const height = width / ratio;
  return {
    width,
    height,
    left: startOf(width, picture.width, box.left, box.width, cut.left, cut.right),
    top: startOf(height, picture.height, box.top, box.height, cut.top, cut.bottom),
  };
}

/** Where a window of so many pixels begins along one axis. */
function startOf(
  length: number,
  side: number,
  from: number,
  extent: number,
  cutBefore: boolean,
  cutAfter: boolean,
): number {
  const middle = (side - length) / 2;
  if (length >= side || (cutBefore && cutAfter)) return middle;
  const margin = LEAST_MARGIN * extent;
  const latest = cutBefore ? side - length : from - margin;
  const earliest = cutAfter ? 0 : from + extent + margin - length;
  const start = Math.min(latest, Math.max(earliest, middle));
  return Math.min(side - length, Math.max(0, start));
}
