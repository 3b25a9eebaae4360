import { readColour } from './colour/read-colour.ts';
import { readPhrase } from './find/read-phrase.ts';
import { searchArea } from './found-area.ts';
import { coloursOf, withAlphaOf } from './layers.ts';
import { layMaterial } from './material/lay-material.ts';
import { materialNamed } from './material/materials.ts';
import { recolour, recolourAll } from './recolour.ts';
import type { EditResult, EditTools, SearchRecolor } from './types.ts';

/**
 * Gives what is named another colour (or material) and keeps its light and texture.
 * @throws PictureRefused when nothing of that name is there
 */
export async function searchRecolor(request: SearchRecolor, tools: EditTools): Promise<EditResult> {
  const { picture, prompt, selectPrompt } = request;
  // The outline that is found is soft and exact: grown, it would tint what lies around the thing.
  const area = await searchArea(selectPrompt, { ...request, growPx: 0 }, tools);
  const metadata = { maskSource: area.source, maskResized: area.resized };
  const wanted = readColour(prompt);
  const material = materialNamed(prompt);
  if (!wanted && !material) {
    const warning = `The local engine found '${selectPrompt}' but knows no colour in '${prompt}', so nothing was changed.`;
    return { picture, warnings: [...area.warnings, warning], metadata: { ...metadata, steps: [] } };
  }
  const colours = coloursOf(picture);
  if (!wanted && material) {
    const laid = layMaterial(colours, area.weight, material, 1);
    const steps = [`laid ${material.name} over '${selectPrompt}'`];
    return {
      picture: withAlphaOf(laid, picture),
      warnings: [...area.warnings],
      metadata: { ...metadata, steps },
    };
  }
  const isBackground = readPhrase(selectPrompt).thing?.kind === 'background';
  const { picture: recoloured, warnings } = (isBackground ? recolourAll : recolour)(
    colours,
    area.weight,
    wanted!,
  );
  return {
    picture: withAlphaOf(recoloured, picture),
    warnings: [...area.warnings, ...warnings],
    metadata: { ...metadata, steps: [`recoloured '${selectPrompt}' ${wanted!.words}`] },
  };
}
