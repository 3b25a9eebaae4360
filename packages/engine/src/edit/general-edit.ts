import type { Raster, Rgb } from '@atelier/pixels/raster';
import { PictureRefused } from '../refusals.ts';
import { areaOf } from './area.ts';
import { readInstructions } from './instructions/read-instructions.ts';
import type { Step } from './instructions/step.ts';
import { blend, coloursOf, withAlphaOf } from './layers.ts';
import { takeSteps } from './take-steps.ts';
import type { EditResult, EditTools, GeneralEdit } from './types.ts';

/** Steps that a mask cannot hold to a part of the picture. */
const WHOLE: readonly Step['kind'][] = ['rotate', 'flip', 'crop', 'remove background'];

/**
 * Does what a sentence says, step by step. What it cannot do becomes a warning; the rest is done. With a mask, only
 * what lies under it changes.
 */
export async function generalEdit(request: GeneralEdit, tools: EditTools): Promise<EditResult> {
  const { picture, mask, prompt, seed } = request;
  const { steps, unknown } = readInstructions(prompt);
  const area = mask ? await areaOf(request) : undefined;
  const possible = area ? steps.filter(({ kind }) => !WHOLE.includes(kind)) : steps;
  const taken = await takeSteps(picture, possible, seed, tools);
  const warnings = [...unknown.map(notUnderstood), ...taken.warnings];
  if (possible.length < steps.length)
    warnings.push(
      'Turning, cropping and cutting out change the whole image and were left out because a mask was sent.',
    );
  if (taken.done.length === 0)
    warnings.push(
      'Nothing was changed. The local engine can change tone, colour and sharpness, crop, turn, cut out, recolour and remove things.',
    );
  return {
    picture: area ? masked(picture, taken.picture, area.weight) : taken.picture,
    warnings,
    metadata: {
      maskSource: area ? area.source : 'none',
      maskResized: area?.resized ?? false,
      steps: taken.done,
    },
  };
}

function notUnderstood(clause: string): string {
  return `The local engine cannot do '${clause}'; use a provider with a generative model for that.`;
}

function masked(source: Raster, edited: Raster, weight: Parameters<typeof blend>[2]): Raster {
  const from: Rgb = coloursOf(source);
  if (edited.width !== source.width || edited.height !== source.height)
    throw new PictureRefused('With a mask the image keeps its size.');
  return withAlphaOf(blend(from, coloursOf(edited), weight), source);
}
