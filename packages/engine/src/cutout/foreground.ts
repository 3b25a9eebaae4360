import { between } from '@atelier/pixels/mask';
import { dilate } from '@atelier/pixels/morphology';
import { pushPull } from '@atelier/pixels/push-pull';
import type { Rgb, Rgba } from '@atelier/pixels/raster';

/** Pixels this opaque show the object's own colour. */
const OWN_COLOUR_ALPHA = 0.985;
/** Pixels this transparent show the ground's. */
const GROUND_ALPHA = 0.015;
/** Own-colour pixels next to the edge may hold a trace of the ground; so many pixels in, they do not. */
const EDGE_PX = 1;
/** How far beyond the edge the object's colour is continued under alpha 0, in pixels. */
const BLEED_PX = 12;
/** The colours are continued in cells of this many pixels: they are smooth, and it is a quarter of the work. */
const CELL_PX = 2;
/** What pixels far from the edge and tainted ones count where better ones lack. */
const FAR_WEIGHT = 0.05;
const TAINTED_WEIGHT = 0.02;
/** How much the colour that explains the pixel exactly may pull away from the colour of the object inside. */
const STIFFNESS = 0.35;

/**
 * Replaces the photo's colour at the edge, a mixture of object and ground, by the object's own, so that no halo of
 * the old ground shows on a new one. Object and ground colours are continued into the band from both sides; each
 * mixed pixel then gets the object colour nearest to that continuation which explains the photo (a regularised
 * form of the compositing equation, as in Germer et al., "Fast multi-level foreground estimation", 2020).
 * @param alpha 0..1 `Float32Array [height * width]`
 */
export function decontaminate(picture: Rgb, alpha: Float32Array): Rgba {
  const { width, height } = picture;
  const mixed = between(alpha, GROUND_ALPHA, OWN_COLOUR_ALPHA);
  const near = dilate(mixed, width, height, BLEED_PX);
  const { object, ground } = continuedColours(picture, alpha, mixed, near);
  const data = new Uint8Array(width * height * 4);
  const own = new Float64Array(3);
  const behind = new Float64Array(3);
  for (let i = 0, at = 0, from = 0; i < alpha.length; i++, at += 4, from += 3) {
    const a = alpha[i]!;
    if (near[i] === 0 || a === 1) {
      if (a === 0) continue;
      data[at] = picture.data[from]!;
      data[at + 1] = picture.data[from + 1]!;
      data[at + 2] = picture.data[from + 2]!;
    } else {
      const x = ((i % width) + 0.5) / CELL_PX;
      const y = (Math.floor(i / width) + 0.5) / CELL_PX;
      sampleColour(object, x, y, own);
      sampleColour(ground, x, y, behind);
      for (let c = 0; c < 3; c++) data[at + c] = ownColour(picture.data[from + c]!, a, own[c]!, behind[c]!);
    }
    data[at + 3] = Math.round(a * 255);
  }
  return { width, height, channels: 4, data };
}

/** The colour nearest to the object's that, mixed with the ground's, gives what is seen; 0..255. */
function ownColour(seen: number, alpha: number, object: number, ground: number): number {
  const unexplained = seen - alpha * object - (1 - alpha) * ground;
  const own = object + (alpha * unexplained) / (alpha * alpha + STIFFNESS * (1 - alpha));
  return Math.min(255, Math.max(0, Math.round(own)));
}

/** Colours in cells of `CELL_PX`: red, green and blue, `Float32Array [height * width]` each, and their weight. */
interface CellColours {
  readonly width: number;
  readonly height: number;
  readonly planes: readonly [Float32Array, Float32Array, Float32Array];
  readonly weight: Float32Array;
}

/** The object's own colours and the ground's, each continued over all pixels that do not show them. */
function continuedColours(
  picture: Rgb,
  alpha: Float32Array,
  mixed: Uint8Array,
  near: Uint8Array,
): { object: CellColours; ground: CellColours } {
  const { width, height } = picture;
  const tainted = dilate(mixed, width, height, EDGE_PX);
  const object = emptyCells(width, height);
  const ground = emptyCells(width, height);
  const sums = {
    object: new Float32Array(object.weight.length),
    ground: new Float32Array(ground.weight.length),
  };
  for (let y = 0, i = 0; y < height; y++) {
    const row = Math.floor(y / CELL_PX) * object.width;
    for (let x = 0; x < width; x++, i++) {
      if (mixed[i] !== 0) continue;
      // Far from the edge one pixel speaks for its cell.
      if (near[i] === 0 && (x % CELL_PX !== 0 || y % CELL_PX !== 0)) continue;
      const worth = near[i] === 0 ? FAR_WEIGHT : tainted[i] === 0 ? 1 : TAINTED_WEIGHT;
      const cell = row + Math.floor(x / CELL_PX);
      if (alpha[i]! >= OWN_COLOUR_ALPHA) addColour(object, sums.object, cell, picture.data, i * 3, worth);
      else addColour(ground, sums.ground, cell, picture.data, i * 3, worth);
    }
  }
  completeCells(object, sums.object);
  completeCells(ground, sums.ground);
  return { object, ground };
}

function emptyCells(widthPx: number, heightPx: number): CellColours {
  const width = Math.ceil(widthPx / CELL_PX);
  const height = Math.ceil(heightPx / CELL_PX);
  const plane = () => new Float32Array(width * height);
  return { width, height, planes: [plane(), plane(), plane()], weight: plane() };
}

/** A cell weighs as much as its best pixel; `sums` holds what its pixels weigh together. */
function addColour(
  { planes: [red, green, blue], weight }: CellColours,
  sums: Float32Array,
  cell: number,
  data: Uint8Array,
  from: number,
  worth: number,
): void {
  sums[cell] = sums[cell]! + worth;
  if (weight[cell]! < worth) weight[cell] = worth;
  red[cell] = red[cell]! + worth * data[from]!;
  green[cell] = green[cell]! + worth * data[from + 1]!;
  blue[cell] = blue[cell]! + worth * data[from + 2]!;
}

function completeCells({ width, height, planes, weight }: CellColours, sums: Float32Array): void {
  for (const plane of planes) divide(plane, sums);
  pushPull([...planes], weight, width, height);
}

function divide(plane: Float32Array, sums: Float32Array): void {
  for (let k = 0; k < plane.length; k++) if (sums[k]! > 0) plane[k] = plane[k]! / sums[k]!;
}

/** Bilinear sample of all three planes at (x, y), in cells, into `out`. */
function sampleColour(
  { width, height, planes: [red, green, blue] }: CellColours,
  x: number,
  y: number,
  out: Float64Array,
): void {
  const fx = Math.min(Math.max(x - 0.5, 0), width - 1);
  const fy = Math.min(Math.max(y - 0.5, 0), height - 1);
  const x0 = Math.floor(fx);
  const y0 = Math.floor(fy);
  const topLeft = y0 * width + x0;
  const topRight = x0 < width - 1 ? topLeft + 1 : topLeft;
  const down = y0 < height - 1 ? width : 0;
  const right = fx - x0;
  const bottom = fy - y0;
  out[0] = bilinear(red, topLeft, topRight, down, right, bottom);
  out[1] = bilinear(green, topLeft, topRight, down, right, bottom);
  out[2] = bilinear(blue, topLeft, topRight, down, right, bottom);
}

function bilinear(
  plane: Float32Array,
  topLeft: number,
  topRight: number,
  down: number,
  right: number,
  bottom: number,
): number {
  const top = plane[topLeft]! * (1 - right) + plane[topRight]! * right;
  const below = plane[topLeft + down]! * (1 - right) + plane[topRight + down]! * right;
  return top * (1 - bottom) + below * bottom;
}
