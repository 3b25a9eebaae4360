import type { Ambient } from '../ambient.ts';
import type { Storage } from '../assets/storage.ts';
import type { Db } from '../store/connect.ts';

/** What the library is built on. */
export interface LibraryParts {
  db: Db;
  storage: Storage;
  ambient: Ambient;
}
