import { cropRgb, growBounds } from '@atelier/pixels/crop';
import type { Plane, Rgb } from '@atelier/pixels/raster';
import type { Models } from '../../models/models.ts';
import type { Box } from '../../person/types.ts';
import { PictureRefused } from '../../refusals.ts';
import { cutOutSubject } from '../subject-matte.ts';
import { COCO_CLASSES, type CocoClass } from './coco.ts';
import { detectThings } from './detect-things.ts';
import { coverage, type FoundArea } from './found-area.ts';

/** Room around a box in which what stands out is looked for, and beyond which it is not that thing any more. */
const VIEW_ROOM = 0.18;
const BOX_ROOM = 0.06;
/** Less than this share of a box cannot be the thing. */
const LEAST_FILLED = 0.08;
/** Something else that is seen this surely speaks against the guess that what stands out is the thing. */
const SURELY_OTHER = 0.5;

/** Things of the classes of COCO: boxes by detection, and in each of them what stands out. */
export async function findObjects(
  photo: Rgb,
  classes: readonly CocoClass[],
  models: Models,
): Promise<FoundArea[]> {
  const found: FoundArea[] = [];
  for (const { box, score } of await detectThings(photo, classes, models)) {
    const weight = await outlineIn(photo, box, models);
    if (weight) found.push({ weight, score });
  }
  return found;
}

/** Whether the detection network is sure that it sees something of other classes than these. */
export async function seesOther(photo: Rgb, classes: readonly CocoClass[], models: Models): Promise<boolean> {
  const others = COCO_CLASSES.filter((name) => !classes.includes(name));
  const [surest] = await detectThings(photo, others, models);
  return surest !== undefined && surest.score >= SURELY_OTHER;
}

/** What stands out of the whole picture. */
export async function findSubject(photo: Rgb, models: Models): Promise<Plane | undefined> {
  try {
    return (await cutOutSubject(photo, models)).alpha;
  } catch (error) {
    if (error instanceof PictureRefused) return undefined;
    throw error;
  }
}

/** The outline of the thing in a box, at the size of the photo. */
async function outlineIn(photo: Rgb, box: Box, models: Models): Promise<Plane | undefined> {
  const bounds = { left: box.x, top: box.y, width: box.width, height: box.height };
  const longer = Math.max(box.width, box.height);
  const view = growBounds(bounds, VIEW_ROOM * longer, photo.width, photo.height);
  const allowed = growBounds(bounds, BOX_ROOM * longer, photo.width, photo.height);
  const inner = await findSubject(cropRgb(photo, view), models);
  if (!inner || coverage(inner) < LEAST_FILLED) return undefined;
  const data = new Uint8Array(photo.width * photo.height);
  for (let y = allowed.top; y < allowed.top + allowed.height; y++) {
    for (let x = allowed.left; x < allowed.left + allowed.width; x++)
      data[y * photo.width + x] = inner.data[(y - view.top) * view.width + x - view.left]!;
  }
  return { width: photo.width, height: photo.height, data };
}
