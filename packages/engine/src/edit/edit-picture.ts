import { erase } from './erase.ts';
import { generalEdit } from './general-edit.ts';
import { inpaintEdit } from './inpaint-edit.ts';
import { outpaint } from './outpaint.ts';
import { relight } from './relight.ts';
import { removeBackground } from './remove-background.ts';
import { searchRecolor } from './search-recolor.ts';
import { searchReplace } from './search-replace.ts';
import type { EditRequest, EditResult, EditTools } from './types.ts';

/**
 * Edits a decoded picture (spec: image-studio-api.md section 7). The same request gives the same bytes.
 *
 *     const { picture, warnings } = await editPicture(
 *       { operation: 'search_recolor', picture: photo, selectPrompt: 'shirt', prompt: 'green', growPx: 3, featherPx: 0 },
 *       { models },
 *     );
 *
 * @throws PictureRefused, with a public sentence, for what this picture and request cannot give: an empty mask or one
 * of other proportions, nothing of the name that was searched for, nothing that stands out
 */
export async function editPicture(request: EditRequest, tools: EditTools): Promise<EditResult> {
  switch (request.operation) {
    case 'remove_background':
      return removeBackground(request, tools);
    case 'inpaint':
      return inpaintEdit(request, tools);
    case 'erase':
      return erase(request, tools);
    case 'outpaint':
      return outpaint(request, tools);
    case 'search_replace':
      return searchReplace(request, tools);
    case 'search_recolor':
      return searchRecolor(request, tools);
    case 'replace_background_relight':
      return relight(request, tools);
    case 'general_edit':
      return generalEdit(request, tools);
  }
}
