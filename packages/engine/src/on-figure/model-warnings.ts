import type { OnFigureModelSettings } from '@atelier/contracts';

/** Public sentences about wishes that a model of that description cannot have. */
export function modelWarnings(model: OnFigureModelSettings): string[] {
  const { gender, age_group } = model;
  const isMinor = age_group === 'child' || age_group === 'teen';
  const warnings: string[] = [];
  if (model.is_pregnant && (gender === 'male' || isMinor))
    warnings.push('Only adult women are shown pregnant.');
  if (model.has_beard && (gender === 'female' || isMinor))
    warnings.push('Only grown men are shown with a beard.');
  if (model.has_tattoo && age_group === 'child') warnings.push('Children are shown without tattoos.');
  return warnings;
}
