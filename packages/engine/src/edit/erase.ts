import type { Rgb } from '@atelier/pixels/raster';
import { inpaint } from '../inpaint/index.ts';
import { PictureRefused } from '../refusals.ts';
import { areaOf } from './area.ts';
import type { EditArea } from './edit-mask.ts';
import { blend, coloursOf, touched, withAlphaOf } from './layers.ts';
import type { EditResult, EditTools, Erase } from './types.ts';

/** What is taken out may cover no more than this share of a picture: something must be left to go on from. */
const MOST_TAKEN_OUT = 0.85;

/**
 * Takes what lies under the mask out of a picture and continues its surroundings.
 * @throws PictureRefused without a mask, and for one that leaves nothing to go on from
 */
export async function erase(request: Erase, tools: EditTools): Promise<EditResult> {
  const area = await areaOf(request);
  if (area.source === 'none') throw new PictureRefused('Erasing needs a mask: paint what to erase in white.');
  const colours = await takeOut(coloursOf(request.picture), area, request.seed, tools);
  return {
    picture: area.source === 'alpha' ? colours : withAlphaOf(colours, request.picture),
    warnings: [],
    metadata: { maskSource: area.source, maskResized: area.resized, steps: ['erased the marked area'] },
  };
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
