/** A vocabulary ready for matching: phrases with what they name, longest first. */
export type Phrases<T> = readonly { readonly phrase: string; readonly names: T }[];

/** The words of the caller about the product. */
export interface ProductWords {
  category?: string | undefined;
  title?: string | undefined;
  description?: string | undefined;
}

/** The description talks about much else (`wear it with jeans`), so only what leads it is read. */
const DESCRIPTION_CHARACTERS = 120;
/** Qualifiers after these words name something else. */
const QUALIFIERS = / (?:with|for|and|in|by|from|of) .*$/;

/** Longest first, so that `dress shirt` is found before `dress`. */
export function phrasesOf<T>(
  vocabulary: readonly (readonly [names: T, words: readonly string[]])[],
): Phrases<T> {
  return vocabulary
    .flatMap(([names, words]) => words.map((word) => ({ phrase: plain(word), names })))
    .sort((a, b) => b.phrase.length - a.phrase.length);
}

/**
 * What the caller's words name: the category first, then the title, then the beginning of the description. In a
 * text the head noun comes last (`denim jacket with hat` aside), so the last match wins among matches that do not
 * overlap a longer one. Undefined when nothing of the vocabulary is found.
 */
export function namedBy<T>(words: ProductWords, phrases: Phrases<T>): T | undefined {
  const texts = [words.category, words.title, words.description?.slice(0, DESCRIPTION_CHARACTERS)];
  for (const text of texts) {
    const found = text === undefined ? undefined : lastNamed(plain(text), phrases);
    if (found !== undefined) return found;
  }
  return undefined;
}

function lastNamed<T>(text: string, phrases: Phrases<T>): T | undefined {
  const head = text.replace(QUALIFIERS, '');
  return lastMatch(head, phrases) ?? lastMatch(text, phrases);
}

function lastMatch<T>(text: string, phrases: Phrases<T>): T | undefined {
  let rest = ` ${text} `;
  let best: { at: number; names: T } | undefined;
  for (const { phrase, names } of phrases) {
    for (const form of [phrase, `${phrase}s`, `${phrase}es`]) {
      const at = rest.lastIndexOf(` ${form} `);
      if (at < 0) continue;
      if (!best || at > best.at) best = { at, names };
      rest = `${rest.slice(0, at + 1)}${'_'.repeat(form.length)}${rest.slice(at + 1 + form.length)}`;
    }
  }
  return best?.names;
}

/** Lower case letters and digits, single spaces. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
