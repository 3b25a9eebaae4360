import { AtelierError } from '@atelier/contracts';
import { STYLE_PRESETS, type StylePreset, shown, stylePresetOf } from '@atelier/contracts/image-studio';

const NAMED = 3;

/** @throws AtelierError `bad_request` naming the presets that are spelt most alike */
export function requireStylePreset(name: string): StylePreset {
  const preset = stylePresetOf(name);
  if (preset !== undefined) return preset;
  const wanted = name.trim().toLowerCase();
  const closest = STYLE_PRESETS.map(({ id }) => ({ id, distance: editDistance(wanted, id) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, NAMED)
    .map(({ id }) => id);
  throw new AtelierError('bad_request', {
    message: `Unknown style_preset: ${shown(name)}. Did you mean: ${closest.join(', ')}`,
  });
}

/** How many letters have to be changed, put in or taken out (Levenshtein 1966), row by row. */
function editDistance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const change = a[row - 1] === b[column - 1] ? 0 : 1;
      current[column] = Math.min(
        (current[column - 1] ?? 0) + 1,
        (above[column] ?? 0) + 1,
        (above[column - 1] ?? 0) + change,
      );
    }
    above = current;
  }
  return above[b.length] ?? 0;
}
