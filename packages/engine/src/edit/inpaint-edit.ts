import { areaOf } from './area.ts';
import { fillArea } from './fill.ts';
import { generalEdit } from './general-edit.ts';
import { coloursOf, withAlphaOf } from './layers.ts';
import type { EditResult, EditTools, Inpaint } from './types.ts';

/**
 * Makes the masked area anew as the prompt says. Without a mask the transparent part of the picture is meant, and in an
 * opaque picture all of it: then the prompt is taken as an instruction.
 */
export async function inpaintEdit(request: Inpaint, tools: EditTools): Promise<EditResult> {
  const area = await areaOf(request);
  if (area.source === 'none') return generalEdit({ ...request, operation: 'general_edit' }, tools);
  const filled = await fillArea(coloursOf(request.picture), area, request.prompt, request.seed, tools);
  return {
    picture: area.source === 'alpha' ? filled.picture : withAlphaOf(filled.picture, request.picture),
    warnings: filled.warnings,
    metadata: { maskSource: area.source, maskResized: area.resized, steps: [filled.step] },
  };
}
