import type { BackgroundSettings, OnFigureModelSettings, OutputSize } from '@atelier/contracts';
import { createPerson, dressFitted, photograph, stanceOf } from '@atelier/figure';
import type { Bounds } from '@atelier/pixels/bounds';
import { cropRgb } from '@atelier/pixels/crop';
import type { RenderedPicture } from '../flat-lay/types.ts';
import { baseTone } from '../studio/backdrop.ts';
import { encodeJpeg } from '../studio/encode.ts';
import { composeFigure, placeFigure } from './compose-figure.ts';
import { figureLook } from './encode-figure.ts';
import { modelWarnings } from './model-warnings.ts';
import type { FigureTools } from './render-on-figure.ts';

/** Of all previews: what a change of the settings leaves alone looks as before. */
const SEED = 2;
const DRAWN: OutputSize = { width: 800, height: 1200 };
/** From the head to the knees, as the sample pictures of presets show people. */
const SHOWN: Bounds = { left: 160, top: 55, width: 480, height: 720 };
const BACKGROUND: BackgroundSettings = { background_type: 'arbitrary' };
/** The backdrop is that of clothes of this lightness, whoever stands before it (Oklab, 0..1). */
const BACKDROP_FOR_LIGHTNESS = 0.5;

/**
 * Draws somebody whom the settings describe, small, standing, in plain clothes on which no cloth has to fall: quick
 * enough to be looked at while the settings are chosen. Pictures of products show other people of that description.
 * The same settings give the same bytes.
 * @example
 * const { bytes } = await drawModelPreview({ gender: 'female', hair_color: 'red' }, { figureData, memory });
 */
export async function drawModelPreview(
  model: OnFigureModelSettings,
  { figureData, memory }: Pick<FigureTools, 'figureData' | 'memory'>,
): Promise<RenderedPicture> {
  const start = performance.now();
  const person = createPerson(figureData, model, SEED);
  const subject = dressFitted(figureData, person, stanceOf('standing', 0));
  const look = figureLook(0, SEED);
  const photo = photograph(
    subject,
    {
      viewpoint: 'front',
      pose: 'standing',
      variant: 0,
      size: DRAWN,
      inStudio: true,
      keyTurn: look.lightDegrees / 10,
    },
    memory,
  );
  const tone = baseTone(BACKGROUND, look, BACKDROP_FOR_LIGHTNESS);
  const picture = composeFigure(photo, placeFigure(photo, DRAWN, DRAWN), DRAWN, tone, look, SEED);
  const bytes = await encodeJpeg(cropRgb(picture, SHOWN), 'compositeSynthetic');
  return {
    bytes,
    mime: 'image/jpeg',
    width: SHOWN.width,
    height: SHOWN.height,
    warnings: modelWarnings(model),
    timings: { draw: performance.now() - start },
  };
}
