/** Words of prompts that name a style, and the preset that draws it. More special ones come first. */
const PRESET_WORDS: readonly (readonly [RegExp, string])[] = [
  [/\bwater ?colou?rs?\b/, 'watercolor'],
  [/\boil (paint|colou?r|on canvas)/, 'oil-painting'],
  [/\bimpressionis/, 'impressionist'],
  [/\bstained glass\b/, 'stained-glass'],
  [/\bpixel(ated)?\b/, 'pixel-art'],
  [/\blow ?poly\b/, 'low-poly'],
  [/\bcyberpunk\b/, 'cyberpunk'],
  [/\bneon\b/, 'neon-punk'],
  [/\bpop art\b/, 'pop-art'],
  [/\bcomics?\b/, 'comic-book'],
  [/\b(anime|manga)\b/, 'anime'],
  [/\bcharcoal\b/, 'charcoal-sketch'],
  [/\b(ink wash|sumi)/, 'ink-wash'],
  [/\bline (art|drawing)\b/, 'line-art'],
  [/\bdoodle/, 'doodle'],
  [/\b(poster|screen print)/, 'vintage-poster'],
  [/\b(clay|plasticine)\b/, 'modeling-compound'],
  [/\borigami\b/, 'origami'],
  [/\b(abstract|cubis)/, 'abstract'],
  [/\bblack and white\b/, 'black-and-white'],
  [/\b(crayon|children s book|childrens book)\b/, 'childrens-book'],
];

/** The style preset that a prompt names in words; null when it names none. */
export function presetOf(prompt: string): string | null {
  const text = prompt.toLowerCase().replace(/[-']/g, ' ');
  return PRESET_WORDS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}
