import { type Field, sampleField } from '../pixels/field.ts';
import { between } from '../pixels/mask.ts';
import { dilate } from '../pixels/morphology.ts';
import { pushPull } from '../pixels/push-pull.ts';
import type { Rgb, Rgba } from '../raster.ts';

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
  const tainted = dilate(mixed, width, height, EDGE_PX);
  const worth = (i: number) => (near[i] === 0 ? FAR_WEIGHT : tainted[i] === 0 ? 1 : TAINTED_WEIGHT);
  const object = continued(picture, (i) => (alpha[i]! >= OWN_COLOUR_ALPHA ? worth(i) : 0));
  const ground = continued(picture, (i) => (alpha[i]! <= GROUND_ALPHA ? worth(i) : 0));
  const data = new Uint8Array(width * height * 4);
  for (let i = 0; i < alpha.length; i++) {
    const a = alpha[i]!;
    data[i * 4 + 3] = Math.round(a * 255);
    const x = ((i % width) + 0.5) / CELL_PX;
    const y = (Math.floor(i / width) + 0.5) / CELL_PX;
    for (let c = 0; c < 3; c++) {
      const seen = picture.data[i * 3 + c]!;
      if (near[i] === 0 || a === 1) data[i * 4 + c] = a > 0 ? seen : 0;
      else data[i * 4 + c] = ownColour(seen, a, sampleField(object[c]!, x, y), sampleField(ground[c]!, x, y));
    }
  }
  return { width, height, channels: 4, data };
}

/** The colour nearest to the object's that, mixed with the ground's, gives what is seen; 0..255. */
function ownColour(seen: number, alpha: number, object: number, ground: number): number {
  const unexplained = seen - alpha * object - (1 - alpha) * ground;
  const own = object + (alpha * unexplained) / (alpha * alpha + STIFFNESS * (1 - alpha));
  return Math.min(255, Math.max(0, Math.round(own)));
}

/** The colours of the pixels with weight, continued over all others: a field per channel, in cells. */
function continued(picture: Rgb, weightAt: (i: number) => number): Field[] {
  const width = Math.ceil(picture.width / CELL_PX);
  const height = Math.ceil(picture.height / CELL_PX);
  const sums = new Float32Array(width * height);
  const weight = new Float32Array(width * height);
  const planes = [0, 1, 2].map(() => new Float32Array(width * height));
  for (let i = 0; i < picture.width * picture.height; i++) {
    const w = weightAt(i);
    if (w === 0) continue;
    const x = i % picture.width;
    const cell = Math.floor((i - x) / picture.width / CELL_PX) * width + Math.floor(x / CELL_PX);
    sums[cell] = sums[cell]! + w;
    weight[cell] = Math.max(weight[cell]!, w);
    for (let c = 0; c < 3; c++) planes[c]![cell] = planes[c]![cell]! + w * picture.data[i * 3 + c]!;
  }
  for (const plane of planes)
    for (let k = 0; k < sums.length; k++) plane[k] = plane[k]! / Math.max(sums[k]!, 1e-6);
  pushPull(planes, weight, width, height);
  return planes.map((data) => ({ width, height, data }));
}
