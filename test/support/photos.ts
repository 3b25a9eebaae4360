import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where the test photos lie; they are not part of the repository. */
export const PHOTOS_DIR =
  process.env.ATELIER_TEST_PHOTOS ?? resolve(import.meta.dirname, '../../../shared/photos');

/** The bytes of one test photo. */
export function photo(name: string): Buffer {
  return readFileSync(join(PHOTOS_DIR, name));
}
