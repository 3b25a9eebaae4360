import { DEFAULT_STYLE_SUFFIX, type StylePreset } from '@atelier/contracts/image-studio';

const TRAILING_PUNCTUATION = /[\s.,;:!?]+$/;

/**
 * A prompt with the words of a persona and what a preset stands for, without what it says already (spec: image-studio-api.md section 4.4).
 *
 *     enhancePrompt('A red mug.', stylePresetOf('photographic')); // 'A red mug, professional photography, high quality'
 */
export function enhancePrompt(
  prompt: string,
  preset: StylePreset | undefined,
  keywords: readonly string[] = [],
): string {
  const own = prompt.trim().replace(TRAILING_PUNCTUATION, '');
  return withoutRepeats(own, [...keywords, preset?.prompt_suffix ?? DEFAULT_STYLE_SUFFIX]);
}

/**
 * Words with those of `parts` that they do not have yet, in any case; a part may be several, with commas between.
 *
 *     withoutRepeats('a mug, blue', ['Blue', 'matte']); // 'a mug, blue, matte'
 */
export function withoutRepeats(words: string, parts: readonly string[]): string {
  const said = new Set(words.split(',').map((part) => part.trim().toLowerCase()));
  const added: string[] = [];
  for (const part of parts.flatMap((list) => list.split(','))) {
    const word = part.trim();
    if (word === '' || said.has(word.toLowerCase())) continue;
    said.add(word.toLowerCase());
    added.push(word);
  }
  return [...(words === '' ? [] : [words]), ...added].join(', ');
}
