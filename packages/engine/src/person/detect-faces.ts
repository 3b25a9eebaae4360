import type { Rgb } from '@atelier/pixels/raster';
import { interleavedTensor } from '../cutout/network-input.ts';
import type { Models, Tensor } from '../models/models.ts';
import { type Detection, keepSurest } from './overlap.ts';
import { type Square, viewSquare } from './square-view.ts';

const VIEW_SIDE = 256;
/** Where the network looks for faces: cells of so many pixels, each asked several times. */
const GRIDS = [
  { cellPx: 16, anchors: 2 },
  { cellPx: 32, anchors: 6 },
] as const;
/** Numbers per anchor: centre, size and six landmarks. */
const NUMBERS = 16;
const SURE = 0.5;
const SAME_FACE = 0.4;

/** Finds the faces in a square of a photo, surest first, by BlazeFace (Bazarevsky et al., 2019). Boxes in pixels of the photo. */
export async function detectFaces(photo: Rgb, square: Square, models: Models): Promise<Detection[]> {
  const view = await viewSquare(photo, square, VIEW_SIDE);
  const outputs = Object.values(await models.run('blazeface', { input: interleavedTensor(view) }));
  const faces = GRIDS.flatMap(({ cellPx, anchors }) => facesOfGrid(outputs, cellPx, anchors, square));
  return keepSurest(faces, SAME_FACE);
}

function facesOfGrid(
  outputs: readonly Tensor[],
  cellPx: number,
  anchors: number,
  square: Square,
): Detection[] {
  const cells = VIEW_SIDE / cellPx;
  const count = cells * cells * anchors;
  const logits = outputs.find(({ dims }) => dims[1] === count && dims[2] === 1)?.data;
  const shapes = outputs.find(({ dims }) => dims[1] === count && dims[2] === NUMBERS)?.data;
  if (!logits || !shapes) throw new TypeError(`Expected scores and boxes of ${count} anchors.`);
  const scale = square.side / VIEW_SIDE;
  const found: Detection[] = [];
  for (let anchor = 0; anchor < count; anchor++) {
    const score = 1 / (1 + Math.exp(-logits[anchor]!));
    if (score < SURE) continue;
    const cell = Math.floor(anchor / anchors);
    const at = anchor * NUMBERS;
    const centreX = ((cell % cells) + 0.5) * cellPx + shapes[at]!;
    const centreY = (Math.floor(cell / cells) + 0.5) * cellPx + shapes[at + 1]!;
    const width = shapes[at + 2]! * scale;
    const height = shapes[at + 3]! * scale;
    const x = square.x + centreX * scale - width / 2;
    const y = square.y + centreY * scale - height / 2;
    found.push({ box: { x, y, width, height }, score });
  }
  return found;
}
