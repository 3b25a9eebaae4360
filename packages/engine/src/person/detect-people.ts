import type { Rgb } from '@atelier/pixels/raster';
import { networkOutput } from '../cutout/network-output.ts';
import type { Models } from '../models/models.ts';
import { type Detection, keepSurest } from './overlap.ts';
import { squareAround, viewSquare } from './square-view.ts';

/**
 * People on test photos reach 0.55 and more when they stand alone; things, clothes without anybody included, stay
 * below 0.3.
 */
export const SURE_PERSON = 0.4;
/** Those who sit close together are found with less: something else must speak for them, too. */
const POSSIBLE_PERSON = 0.25;

const VIEW_SIDE = 512;
/** The network's rows: left, top, right, bottom in pixels of its view, score, class of COCO. */
const ROW = 6;
const PERSON_CLASS = 0;
/** The same person is often found twice, whole and in part. */
const SAME_PERSON = 0.7;

/**
 * Finds people, surest first, by CenterNet (Zhou et al., "Objects as Points", 2019) on MobileNet.
 * @returns boxes inside the photo, pixels; those with a score below `SURE_PERSON` are only possible
 */
export async function detectPeople(photo: Rgb, models: Models): Promise<Detection[]> {
  const square = squareAround({ x: 0, y: 0, width: photo.width, height: photo.height }, 1);
  const view = await viewSquare(photo, square, VIEW_SIDE);
  const input = { data: Float32Array.from(view.data), dims: [1, VIEW_SIDE, VIEW_SIDE, 3] };
  const rows = networkOutput(await models.run('centernet', { input }), 'tower_0/detections');
  const scale = square.side / VIEW_SIDE;
  const found: Detection[] = [];
  for (let row = 0; row < rows.length; row += ROW) {
    const score = rows[row + 4]!;
    if (rows[row + 5] !== PERSON_CLASS || score < POSSIBLE_PERSON) continue;
    const left = Math.max(0, square.x + rows[row]! * scale);
    const top = Math.max(0, square.y + rows[row + 1]! * scale);
    const right = Math.min(photo.width, square.x + rows[row + 2]! * scale);
    const bottom = Math.min(photo.height, square.y + rows[row + 3]! * scale);
    if (right <= left || bottom <= top) continue;
    found.push({ box: { x: left, y: top, width: right - left, height: bottom - top }, score });
  }
  return keepSurest(found, SAME_PERSON);
}
