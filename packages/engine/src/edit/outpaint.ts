import type { Raster } from '@atelier/pixels/raster';
import { extend, type Margins } from '../inpaint/index.ts';
import { coloursOf } from './layers.ts';
import type { EditResult, EditTools, Outpaint } from './types.ts';

/**
 * Extends a picture by continuing what is at its edges. The source lies unchanged at (left, up) of the result; what is
 * added is opaque.
 */
export async function outpaint(request: Outpaint, { models }: EditTools): Promise<EditResult> {
  const { picture, margins, prompt, seed } = request;
  const extended = await extend(coloursOf(picture), margins, models, { seed });
  const warnings = [...extended.warnings];
  if (prompt) {
    warnings.push(
      'The local engine continues what is in the image; it cannot add what the prompt describes. Use a provider with a generative model for that.',
    );
  }
  return {
    picture: picture.channels === 3 ? extended.picture : keepAlpha(extended.picture, picture, margins),
    warnings,
    metadata: { maskSource: 'none', maskResized: false, steps: ['extended the picture'] },
  };
}

function keepAlpha(extended: Raster, { width, height, data }: Raster, { left, up }: Margins): Raster {
  const out = new Uint8Array(4 * extended.width * extended.height);
  for (let i = 0; i < extended.width * extended.height; i++) {
    for (let c = 0; c < 3; c++) out[4 * i + c] = extended.data[3 * i + c]!;
    out[4 * i + 3] = 255;
  }
  for (let y = 0; y < height; y++)
    out.set(data.subarray(4 * y * width, 4 * (y + 1) * width), 4 * ((y + up) * extended.width + left));
  return { width: extended.width, height: extended.height, channels: 4, data: out };
}
