import type { Rgb } from '@atelier/pixels/raster';
import { inpaint } from '../inpaint/index.ts';
import { PictureRefused } from '../refusals.ts';
import { areaOf } from './area.ts';
import type { EditArea } from './edit-mask.ts';
import { castShadow } from './find/cast-shadow.ts';
import { blend, coloursOf, touched, withAlphaOf } from './layers.ts';
import type { EditResult, EditTools, Erase } from './types.ts';

/** What is taken out may cover no more than this share of a picture: something must be left to go on from. */
const MOST_TAKEN_OUT = 0.85;

/** A shadow is worth a word when it is left over by more than this share of the marked area. */
const TOLD_SHADOW = 0.03;
const SHADOW_LEFT =
  'A shadow of what was erased seems to lie outside the mask, where nothing was changed; paint it as well to take it out.';

/**
 * Takes what lies under the mask out of a picture and continues its surroundings.
 * @throws PictureRefused without a mask, and for one that leaves nothing to go on from
 */
export async function erase(request: Erase, tools: EditTools): Promise<EditResult> {
  const area = await areaOf(request);
  if (area.source === 'none') throw new PictureRefused('Erasing needs a mask: paint what to erase in white.');
  const before = coloursOf(request.picture);
  const colours = await takeOut(before, area, request.seed, tools);
  return {
    picture: area.source === 'alpha' ? colours : withAlphaOf(colours, request.picture),
    warnings: (await leavesShadow(before, area)) ? [SHADOW_LEFT] : [],
    metadata: { maskSource: area.source, maskResized: area.resized, steps: ['erased the marked area'] },
  };
}

async function leavesShadow(picture: Rgb, { weight }: EditArea): Promise<boolean> {
  const shadow = await castShadow(picture, weight);
  if (!shadow) return false;
  let [left, marked] = [0, 0];
  for (let i = 0; i < weight.data.length; i++) {
    if (weight.data[i]! > 0) marked++;
    else if (shadow.data[i]! > 0) left++;
  }
  return left > TOLD_SHADOW * marked;
}

/** The picture without what an area covers. */
export async function takeOut(
  colours: Rgb,
  { weight }: Pick<EditArea, 'weight'>,
  seed: number,
  { models }: EditTools,
): Promise<Rgb> {
  const holes = touched(weight);
  const taken = holes.reduce((sum, hole) => sum + hole, 0);
  if (taken > MOST_TAKEN_OUT * holes.length)
    throw new PictureRefused(
      'The marked area covers nearly the whole image, so nothing is left to continue from.',
    );
  return blend(colours, await inpaint(colours, holes, models, { seed }), weight);
}
