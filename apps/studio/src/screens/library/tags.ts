/** As many as can be taken in at a glance. */
const MOST_SUGGESTIONS = 12;

/** What is written, with the last word completed by each tag that it begins, the most used first. */
export function completions(words: string, used: readonly string[]): string[] {
  const start = words.lastIndexOf(',') + 1;
  const begun = words.slice(start).trim().toLowerCase();
  const before = tagsIn(words.slice(0, start));
  return used
    .filter((tag) => tag.toLowerCase().startsWith(begun) && !before.includes(tag))
    .slice(0, MOST_SUGGESTIONS)
    .map((tag) => [...before, tag].join(', '));
}

/** `red, summer` → two tags. */
export function tagsIn(words: string): string[] {
  const tags = words.split(',').map((tag) => tag.trim());
  return [...new Set(tags.filter((tag) => tag !== ''))];
}
