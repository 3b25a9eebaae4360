import { paintSketch } from './sketch.ts';
import { restyleStructure } from './structure.ts';
import { drawInStyle } from './style.ts';
import { transferStyle } from './style-transfer.ts';
import type { ControlOrder, ControlResult, ControlTools, OrderOf } from './types.ts';

const NO_PROMPT = 'The local engine takes the style from the style image alone; the prompt was ignored.';
const UNCHANGED = 'At strength 0 nothing changes.';

/**
 * Makes a picture from a drawing, a structure or a style (spec: image-studio-api.md section 9). The same order gives the
 * same pixels.
 *
 *     const { picture, warnings } = await controlPicture({ operation: 'style_transfer', picture, style, ...strengths }, { models });
 */
export async function controlPicture(order: ControlOrder, tools: ControlTools): Promise<ControlResult> {
  switch (order.operation) {
    case 'sketch':
      return paintSketch(order);
    case 'structure':
      return restyleStructure(order, tools);
    case 'style':
      return drawInStyle(order);
    case 'style_transfer':
      return takeOnStyle(order);
  }
}

async function takeOnStyle(order: OrderOf<'style_transfer'>): Promise<ControlResult> {
  const { picture, style, styleStrength, compositionFidelity, changeStrength, prompt, seed } = order;
  if (style === undefined) throw new Error('a style transfer has no style image');
  const strengths = { style: styleStrength, composition: compositionFidelity, change: changeStrength };
  return {
    picture: await transferStyle(picture, style, strengths, seed),
    warnings: [
      ...(prompt.trim() === '' ? [] : [NO_PROMPT]),
      ...(styleStrength * changeStrength === 0 ? [UNCHANGED] : []),
    ],
    metadata: {},
  };
}
