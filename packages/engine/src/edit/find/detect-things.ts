import type { Rgb } from '@atelier/pixels/raster';
import { networkOutput } from '../../cutout/network-output.ts';
import type { Models } from '../../models/models.ts';
import { keepSurest } from '../../person/overlap.ts';
import { squareAround, viewSquare } from '../../person/square-view.ts';
import type { Box } from '../../person/types.ts';
import { COCO_CLASSES, type CocoClass } from './coco.ts';

/** Something that the detection network knows. */
export interface DetectedThing {
  readonly name: CocoClass;
  readonly box: Box;
  /** 0..1. */
  readonly score: number;
}

const VIEW_SIDE = 512;
/** The network's rows: left, top, right, bottom in pixels of its view, score, class. */
const ROW = 6;
/** Things that are there reach this on test photos; half of what reaches less is not. */
const LEAST_SCORE = 0.25;
const SAME_THING = 0.7;

/** Finds things of the 80 classes of COCO, by CenterNet (Zhou et al., "Objects as Points", 2019) on MobileNet. */
export async function detectThings(
  photo: Rgb,
  classes: readonly CocoClass[],
  models: Models,
): Promise<DetectedThing[]> {
  if (!models.available('centernet')) return [];
  const square = squareAround({ x: 0, y: 0, width: photo.width, height: photo.height }, 1);
  const view = await viewSquare(photo, square, VIEW_SIDE);
  const input = { data: Float32Array.from(view.data), dims: [1, VIEW_SIDE, VIEW_SIDE, 3] };
  const rows = networkOutput(await models.run('centernet', { input }), 'tower_0/detections');
  const scale = square.side / VIEW_SIDE;
  const found: DetectedThing[] = [];
  for (let row = 0; row < rows.length; row += ROW) {
    const name = COCO_CLASSES[rows[row + 5]!];
    if (name === undefined || !classes.includes(name) || rows[row + 4]! < LEAST_SCORE) continue;
    const left = Math.max(0, square.x + rows[row]! * scale);
    const top = Math.max(0, square.y + rows[row + 1]! * scale);
    const right = Math.min(photo.width, square.x + rows[row + 2]! * scale);
    const bottom = Math.min(photo.height, square.y + rows[row + 3]! * scale);
    if (right <= left || bottom <= top) continue;
    found.push({
      name,
      box: { x: left, y: top, width: right - left, height: bottom - top },
      score: rows[row + 4]!,
    });
  }
  const kept = new Set(keepSurest(found, SAME_THING));
  return found.filter((thing) => kept.has(thing)).toSorted((a, b) => b.score - a.score);
}
