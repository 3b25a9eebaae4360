import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Photos that every clone has. */
export const REPOSITORY_PHOTOS_DIR = resolve(import.meta.dirname, '../photos');

const FOLDERS = [
  process.env.ATELIER_TEST_PHOTOS,
  resolve(import.meta.dirname, '../../../shared/photos'),
  REPOSITORY_PHOTOS_DIR,
]
  .filter((folder) => folder !== undefined)
  .filter((folder) => existsSync(folder));

/** Where most of the test photos lie; `test/photos/INDEX.md` tells what they show and whose they are. */
export const PHOTOS_DIR = FOLDERS[0]!;

/** False for the few photos that may not be redistributed, on a machine that has only the repository. */
export function hasPhoto(name: string): boolean {
  return FOLDERS.some((folder) => existsSync(join(folder, name)));
}

/** The bytes of one test photo. */
export function photo(name: string): Buffer {
  const folder = FOLDERS.find((candidate) => existsSync(join(candidate, name)));
  if (!folder) throw new Error(`Expected the test photo ${name} in one of ${FOLDERS.join(', ')}.`);
  return readFileSync(join(folder, name));
}
