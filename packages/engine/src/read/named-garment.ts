import type { GarmentClass, ProductHints } from '../flat-lay/types.ts';
import { GARMENT_WORDS } from './vocabulary.ts';

/** Phrases of the vocabulary, longest first, so that `dress shirt` is found before `dress`. */
const PHRASES: readonly { phrase: string; garment: GarmentClass }[] = Object.entries(GARMENT_WORDS)
  .flatMap(([garment, words]) => words.map((word) => ({ phrase: plain(word), garment: asClass(garment) })))
  .sort((a, b) => b.phrase.length - a.phrase.length);

/** The description talks about much else (`wear it with jeans`), so only what leads it is read. */
const DESCRIPTION_CHARACTERS = 120;

/**
 * What the caller's words say the product is: the category first, then the title, then the beginning of the
 * description. In a text the head noun comes last (`denim jacket with hat` aside), so the last match wins among
 * matches that do not overlap a longer one. Undefined when nothing is known.
 */
export function namedGarment(hints: ProductHints): GarmentClass | undefined {
  const texts = [hints.category, hints.title, hints.description?.slice(0, DESCRIPTION_CHARACTERS)];
  for (const text of texts) {
    const found = text === undefined ? undefined : lastNamed(plain(text));
    if (found) return found;
  }
  return undefined;
}

/** Qualifiers after these words name something else. */
const QUALIFIERS = / (?:with|for|and|in|by|from|of) .*$/;

function lastNamed(text: string): GarmentClass | undefined {
  const head = text.replace(QUALIFIERS, '');
  return lastMatch(head) ?? lastMatch(text);
}

function lastMatch(text: string): GarmentClass | undefined {
  let rest = ` ${text} `;
  let best: { at: number; garment: GarmentClass } | undefined;
  for (const { phrase, garment } of PHRASES) {
    for (const form of [phrase, `${phrase}s`, `${phrase}es`]) {
      const at = rest.lastIndexOf(` ${form} `);
      if (at < 0) continue;
      if (!best || at > best.at) best = { at, garment };
      rest = `${rest.slice(0, at + 1)}${'_'.repeat(form.length)}${rest.slice(at + 1 + form.length)}`;
    }
  }
  return best?.garment;
}

/** Lower case letters and digits, single spaces. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

function asClass(name: string): GarmentClass {
  switch (name) {
    case 'top':
    case 'bottom':
    case 'dress':
    case 'headwear':
    case 'footwear':
    case 'bag':
      return name;
    default:
      return 'object';
  }
}
