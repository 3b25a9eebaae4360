import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Keys of all files in a blob folder, unfinished ones by their path. */
export async function blobFiles(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .map((path) => path.replace(/^(account-[^/]+)\/[0-9a-f]{2}\//, '$1/'))
    .sort();
}
