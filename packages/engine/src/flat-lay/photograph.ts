import { oklabOfSrgb } from '@atelier/pixels/oklab';
import { reducedSize } from '@atelier/pixels/reduce';
import type { Backdrop } from '../studio/backdrop.ts';
import { baseTone, lightBackdrop } from '../studio/backdrop.ts';
import type { PlacedLayer } from '../studio/compose.ts';
import { composePicture } from '../studio/compose.ts';
import { encodeJpeg, encodeTransparentPng } from '../studio/encode.ts';
import { matteInScene } from '../studio/matte-in-scene.ts';
import { meanLightness } from '../studio/mean-lightness.ts';
import { meanTone, pictureBackdrop } from '../studio/picture-backdrop.ts';
import type { DigitalSourceType } from '../studio/provenance.ts';
import { castShadow } from '../studio/shadow.ts';
import type { Sitting } from './sitting.ts';

/** Light and shadow are soft: they are computed at this size and enlarged. */
const SCENE_CELLS = 512;

/** Runs a named piece of work; the caller measures it. */
export type Timed = <T>(name: string, work: () => T | Promise<T>) => Promise<T>;

/** Takes the picture: backdrop, shadow, product, file. The product must have its final size. */
export async function photograph(
  sitting: Sitting,
  timed: Timed,
): Promise<{ bytes: Uint8Array; mime: 'image/png' | 'image/jpeg'; separation?: number }> {
  const { layout, spec, product, place } = sitting;
  const placed: PlacedLayer = { ...place, layer: product };
  const source = sourceType(sitting);
  if (spec.background.background_type === 'transparent' && sitting.ground === undefined) {
    const bytes = await timed('encode', () =>
      encodeTransparentPng(layout.width, layout.height, placed, source),
    );
    return { bytes, mime: 'image/png' };
  }
  const backdrop = await timed('backdrop', () => lightScene(sitting, placed));
  const picture = await timed('compose', () =>
    composePicture(layout.width, layout.height, backdrop, placed, spec.seed),
  );
  const bytes = await timed('encode', () => encodeJpeg(picture, source));
  return { bytes, mime: 'image/jpeg', separation: separation(backdrop, placed) };
}

function separation(backdrop: Backdrop, { layer }: PlacedLayer): number {
  return Math.abs(oklabOfSrgb(...meanTone(backdrop)).l - meanLightness(layer));
}

async function lightScene(sitting: Sitting, placed: PlacedLayer): Promise<Backdrop> {
  const { layout, spec, look, footing, ground } = sitting;
  const { width, height } = reducedSize(layout.width, layout.height, SCENE_CELLS);
  const cell = layout.width / width;
  const base = baseTone(spec.background, look, meanLightness(placed.layer));
  const backdrop =
    ground === undefined
      ? lightBackdrop(width, height, base, footing === 'lying' ? 'tabletop' : 'sweep', look)
      : await pictureBackdrop(ground, width, height);
  const matte = matteInScene(placed, width, height, layout);
  const extent = Math.max(placed.width, placed.height) / cell;
  const shadow = castShadow(matte, extent, footing, look);
  for (let i = 0; i < shadow.data.length; i++) {
    for (let c = 0; c < 3; c++) backdrop.data[i * 3 + c] = backdrop.data[i * 3 + c]! * (1 - shadow.data[i]!);
  }
  return backdrop;
}

/** What the file says about itself. */
function sourceType({ painted, spec }: Sitting): DigitalSourceType {
  if (painted) return 'compositeWithTrainedAlgorithmicMedia';
  return spec.type === 'detail' ? 'algorithmicallyEnhanced' : 'compositeSynthetic';
}
