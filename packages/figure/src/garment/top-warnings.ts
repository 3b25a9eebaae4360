import type { TopLandmarks } from './top-landmarks.ts';
import { TOP_STYLES, type TopKind } from './top-style.ts';

const SURE = 0.6;

/** Public sentences about what was guessed. */
export function topWarnings(kind: TopKind, marks: TopLandmarks): string[] {
  const style = TOP_STYLES[kind];
  const warnings: string[] = [];
  if (marks.confidence < SURE)
    warnings.push('The outline of the garment is uneven: its fit on the figure is an estimate.');
  const sleeves = [marks.sides.left.sleeve, marks.sides.right.sleeve].filter(Boolean).length;
  if (style.sleeves === 'likely' && sleeves === 0)
    warnings.push(
      'The photo does not show the sleeves apart from the body: the garment is drawn without them.',
    );
  if (sleeves === 1) warnings.push('The photo shows one sleeve only: the other was made up from it.');
  if (style.opensInFront) warnings.push('Garments that open in front are shown closed.');
  return warnings;
}
