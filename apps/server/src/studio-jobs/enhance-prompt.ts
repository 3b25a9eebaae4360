import { DEFAULT_STYLE_SUFFIX, type StylePreset } from '@atelier/contracts/image-studio';

const TRAILING_PUNCTUATION = /[\s.,;:!?]+$/;

/**
 * A prompt with what a preset stands for, without what it says already (spec: image-studio-api.md section 4.4).
 *
 *     enhancePrompt('A red mug.', stylePresetOf('photographic')); // 'A red mug, professional photography, high quality'
 */
export function enhancePrompt(prompt: string, preset: StylePreset | undefined): string {
  const own = prompt.trim().replace(TRAILING_PUNCTUATION, '');
  const said = own.split(',').map((part) => part.trim().toLowerCase());
  const added = (preset?.prompt_suffix ?? DEFAULT_STYLE_SUFFIX)
    .split(',')
    .map((part) => part.trim())
    .filter((part) => !said.includes(part.toLowerCase()));
  return [own, ...added].join(', ');
}
