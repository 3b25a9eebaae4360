import { illustrate } from '../illustrate/illustrate.ts';
import { transferStyle } from './style-transfer.ts';
import { presetOf } from './style-words.ts';
import type { ControlResult, OrderOf } from './types.ts';

/** Of its own detail an illustration keeps at least this much: its subjects must stay readable. */
const LEAST_COMPOSITION = 0.5;

/**
 * Draws the prompt and gives the drawing colours and texture of the reference, the more the higher the fidelity; at 0 the
 * reference has no say.
 */
export async function drawInStyle(order: OrderOf<'style'>): Promise<ControlResult> {
  const { picture, prompt, negativePrompt, stylePreset, seed, width, height, fidelity } = order;
  const preset = stylePreset ?? presetOf(prompt);
  const drawn = await illustrate({ prompt, negativePrompt, width, height, stylePreset: preset, seed });
  // The root: half the fidelity is meant to be seen as more than half-way between two palettes.
  const strengths = {
    style: Math.sqrt(fidelity),
    composition: 1 - (1 - LEAST_COMPOSITION) * fidelity,
    change: 1,
  };
  return {
    picture: await transferStyle(drawn.picture, picture, strengths, seed),
    warnings: drawn.warnings,
    metadata: { subjects: drawn.reading.subjects },
  };
}
