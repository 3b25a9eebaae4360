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
  const mixed = mixedPixels(alpha);
  const near = dilate(mixed, width, height, BLEED_PX);
  const object = continued(picture, near, alpha, (a) => a >= OWN_COLOUR_ALPHA, mixed);
  const ground = continued(picture, near, alpha, (a) => a <= GROUND_ALPHA, mixed);
  const data = new Uint8Array(width * height * 4);
  for (let i = 0; i < alpha.length; i++) {
    const a = alpha[i]!;
    data[i * 4 + 3] = Math.round(a * 255);
    for (let c = 0; c < 3; c++) {
      const seen = picture.data[i * 3 + c]!;
      if (near[i] === 0) {
        data[i * 4 + c] = a > 0 ? seen : 0;
        continue;
      }
      const f = object[c]![i]!;
      const unexplained = seen - a * f - (1 - a) * ground[c]![i]!;
      const own = f + (a * unexplained) / (a * a + STIFFNESS * (1 - a));
      data[i * 4 + c] = Math.min(255, Math.max(0, Math.round(own)));
    }
  }
  return { width, height, channels: 4, data };
}

function mixedPixels(alpha: Float32Array): Uint8Array {
  const mixed = new Uint8Array(alpha.length);
  for (let i = 0; i < alpha.length; i++) {
    const a = alpha[i]!;
    if (a > GROUND_ALPHA && a < OWN_COLOUR_ALPHA) mixed[i] = 1;
  }
  return mixed;
}

/** The colours of the pixels that `belongs` accepts, continued over the others; only near the edge. */
function continued(
  picture: Rgb,
  near: Uint8Array,
  alpha: Float32Array,
  belongs: (alpha: number) => boolean,
  mixed: Uint8Array,
): Float32Array[] {
  const { width, height } = picture;
  const tainted = dilate(mixed, width, height, EDGE_PX);
  const weight = new Float32Array(alpha.length);
  const planes = [0, 1, 2].map(() => new Float32Array(alpha.length));
  for (let i = 0; i < alpha.length; i++) {
    if (!belongs(alpha[i]!)) continue;
    weight[i] = near[i] === 0 ? 0.05 : tainted[i] === 0 ? 1 : 0.02;
    for (let c = 0; c < 3; c++) planes[c]![i] = picture.data[i * 3 + c]!;
  }
  pushPull(planes, weight, width, height);
  return planes;
}
