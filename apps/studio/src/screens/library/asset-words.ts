import type { Asset } from '@atelier/sdk';
import { libraryTexts as texts } from '../../texts/en/library.ts';

/** What an asset is called: by its title, its words, or where it was made. */
export function nameOf({ title, prompt, source_module, width, height, filename }: Asset): string {
  if (title !== null && title !== '') return title;
  if (prompt !== null && prompt !== '') return prompt;
  return width === null ? filename : `${sourceName(source_module)}, ${width} × ${height}`;
}

/** Where it was made. Modules come as `create_studio`. */
export function sourceName(source: string): string {
  const known = Object.entries(texts.sources).find(([id]) => id === source)?.[1];
  const words = source.replaceAll('_', ' ');
  return known ?? words.charAt(0).toUpperCase() + words.slice(1);
}
