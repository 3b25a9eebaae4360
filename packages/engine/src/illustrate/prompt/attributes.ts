import { isPerson } from '../art/art-sets.ts';
import { STYLE_WORDS } from './scene-words.ts';

/** "An email header", "a book cover": what the picture is for, not what it shows. */
const MEDIUM =
  /\b(?:e-?mail|blog|newsletter|magazine|book|album|web|website|calendar)\s+(?:header|banner|cover|campaign|template|thumbnail|newsletter|hero|image|illustration)s?\b/giu;

/** Words for where things are sold; after a word for what is sold they tell what the picture is about. */
const PLACES_OF_SALE = new Set(['shop', 'shops', 'store', 'stores']);

/** A prompt without the words that say what medium the picture is for. */
export function withoutMedium(prompt: string): string {
  return prompt.replace(MEDIUM, ' ');
}

/** "An electronics store", "pet shop promotion": the goods are shown, not a shop; "a small shop" shows one. */
export function isKindOfShop(words: readonly string[], at: number): boolean {
  const before = words[at - 1];
  if (!PLACES_OF_SALE.has(words[at] ?? '') || before === undefined) return false;
  return /^\p{L}/u.test(before) && !STYLE_WORDS.has(before);
}

/** "Kids toys", "women shoes", "chef hat": people who only say whose or what kind the next thing is. */
export function saysWhose(art: readonly string[], next: readonly string[] | undefined): boolean {
  return art.every(isPerson) && next !== undefined && !next.some(isPerson);
}
