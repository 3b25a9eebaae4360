import { parse } from 'node:path';

/**
 * A name for each file of an archive: no folders, no control characters, none twice in any case (file systems of
 * Windows and macOS take `a.png` and `A.png` for the same).
 *
 *     archiveNames(['mug.png', 'mug.png', '../x']); // ['mug.png', 'mug (2).png', '.._x']
 */
export function archiveNames(filenames: readonly string[]): string[] {
  const taken = new Set<string>();
  return filenames.map((filename) => {
    const { name, ext } = parse(filename.replace(/[\p{Cc}/\\:*?"<>|]/gu, '_') || 'file');
    let unique = `${name}${ext}`;
    for (let count = 2; taken.has(unique.toLowerCase()); count++) unique = `${name} (${count})${ext}`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}
