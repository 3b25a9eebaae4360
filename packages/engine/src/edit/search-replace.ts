import type { Rgb } from '@atelier/pixels/raster';
import { readColour } from './colour/read-colour.ts';
import { type Filled, fillArea } from './fill.ts';
import { readPhrase } from './find/read-phrase.ts';
import { type SearchedArea, searchArea, withTraces } from './found-area.ts';
import { coloursOf, withAlphaOf } from './layers.ts';
import { layMaterial } from './material/lay-material.ts';
import { materialNamed } from './material/materials.ts';
import { recolour } from './recolour.ts';
import type { EditResult, EditTools, SearchReplace } from './types.ts';

/**
 * Puts something else in the place of what is named: the same thing in another colour or material is that thing
 * recoloured; a colour or a material alone covers it; all else is taken out, with a warning.
 * @throws PictureRefused when nothing of that name is there
 */
export async function searchReplace(request: SearchReplace, tools: EditTools): Promise<EditResult> {
  const { picture, searchPrompt } = request;
  // A new surface ends with the thing; only what is taken out takes its rim along.
  const area = await searchArea(searchPrompt, { ...request, growPx: 0 }, tools);
  const colours = coloursOf(picture);
  const filled =
    sameThing(request, colours, area) ??
    (await fillArea(
      colours,
      { weight: area.weight, whole: () => withTraces(area, picture, request.growPx) },
      request.prompt,
      request.seed,
      tools,
    ));
  return {
    picture: withAlphaOf(filled.picture, picture),
    warnings: [...area.warnings, ...filled.warnings],
    metadata: {
      maskSource: area.source,
      maskResized: area.resized,
      steps: [`'${searchPrompt}': ${filled.step}`],
    },
  };
}

/** "shirt" to "green shirt", "table" to "marble table". */
function sameThing(
  { prompt, searchPrompt, seed }: SearchReplace,
  colours: Rgb,
  { weight }: SearchedArea,
): Filled | undefined {
  const [from, to] = [readPhrase(searchPrompt).thing, readPhrase(prompt).thing];
  if (!from || !to || JSON.stringify(from) !== JSON.stringify(to)) return undefined;
  const material = materialNamed(prompt);
  if (material)
    return {
      picture: layMaterial(colours, weight, material, seed),
      warnings: [],
      step: `laid ${material.name}`,
    };
  const colour = readColour(prompt);
  if (!colour) return undefined;
  return { ...recolour(colours, weight, colour), step: `recoloured ${colour.words}` };
}
