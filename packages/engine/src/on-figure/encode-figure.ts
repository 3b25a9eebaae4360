import type { BackgroundSettings, OutputPaddings, OutputSize } from '@atelier/contracts';
import type { Photograph } from '@atelier/figure';
import { baseTone } from '../studio/backdrop.ts';
import { encodeJpeg, encodeTransparentPng } from '../studio/encode.ts';
import { type Look, lookOf } from '../studio/look.ts';
import { meanLightness } from '../studio/mean-lightness.ts';
import type { DigitalSourceType } from '../studio/provenance.ts';
import { clipToBox, composeFigure, placeFigure } from './compose-figure.ts';

/** How a photograph of a figure becomes a file. */
export interface FigureFile {
  readonly size: OutputSize;
  /** At which the photograph was taken; see `drawnSize`. */
  readonly drawn: OutputSize;
  readonly paddings?: OutputPaddings;
  readonly background: BackgroundSettings;
  /** Mean Oklab lightness of the product, 0..1: pale ones get a deeper backdrop. Absent: that of the whole figure. */
  readonly productLightness?: number;
  /** 0-based. */
  readonly variant: number;
  readonly seed: number;
  readonly source: DigitalSourceType;
}

/**
 * Lays the figure over the studio backdrop and encodes it as flat lays are: JPEG, or PNG with the figure alone when
 * the background is transparent.
 * @example
 * const { bytes, mime } = await encodeFigure(photograph(subject, shot), file);
 */
export async function encodeFigure(
  photo: Photograph,
  file: FigureFile,
): Promise<{ bytes: Uint8Array; mime: 'image/png' | 'image/jpeg' }> {
  const { size, drawn, background, source } = file;
  const placed = placeFigure(photo, drawn, size);
  if (background.background_type === 'transparent') {
    const shown =
      file.paddings && drawn.width === size.width ? clipToBox(placed, boxOf(size, file.paddings)) : placed;
    return { bytes: await encodeTransparentPng(size.width, size.height, shown, source), mime: 'image/png' };
  }
  const look = figureLook(file.variant, file.seed);
  const lightness = file.productLightness ?? meanLightness(placed.layer);
  const tone = baseTone(background, look, lightness);
  const picture = composeFigure(photo, placed, size, tone, look, file.seed);
  return { bytes: await encodeJpeg(picture, source), mime: 'image/jpeg' };
}

/**
 * The choices of a sitting with a figure. All variants share the first one's lamp and tone, so that pictures of an
 * operation belong together; the seed still moves them slightly.
 */
export function figureLook(variant: number, seed: number): Look {
  return { ...lookOf(0, seed ^ variant), shadowStrength: 1 };
}

function boxOf(size: OutputSize, paddings: OutputPaddings) {
  return {
    left: paddings.left,
    top: paddings.top,
    width: size.width - paddings.left - paddings.right,
    height: size.height - paddings.top - paddings.bottom,
  };
}
