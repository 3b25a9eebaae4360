import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Blobs } from './blobs.ts';

const KEY = /^([\w-]+)\/([0-9a-f]{64})$/;
const UNFINISHED = '.unfinished';
/** A write takes seconds; what is this old belongs to a process that died. */
const UNFINISHED_MAX_AGE_MS = 3_600_000;

/** Blobs as files: `<account>/<first two hex digits>/<SHA-256>`. */
export class FolderBlobs implements Blobs {
  readonly #root: string;

  constructor(root: string) {
    this.#root = resolve(root);
  }

  /**
   * Makes the folder and deletes unfinished files of processes that died: all of them when `sole` says that
   * nobody else can be writing now, else only old ones.
   */
  static async open(root: string, options: { sole: boolean; now: Date }): Promise<FolderBlobs> {
    const blobs = new FolderBlobs(root);
    const folder = join(blobs.#root, UNFINISHED);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const name of await readdir(folder)) {
      const file = join(folder, name);
      const age = options.now.getTime() - (await stat(file)).mtimeMs;
      if (options.sole || age > UNFINISHED_MAX_AGE_MS) await rm(file, { force: true });
    }
    return blobs;
  }

  /** Temporary file, fsync, rename, fsync of the folder: after a power cut the file is whole or not there. */
  async put(key: string, bytes: Uint8Array): Promise<void> {
    const target = this.#path(key);
    await makeFolder(dirname(target), this.#root);
    const unfinished = join(this.#root, UNFINISHED, randomUUID());
    try {
      await writeDurably(unfinished, bytes);
      await rename(unfinished, target);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
    await syncFolder(dirname(target));
  }

  open(key: string, range?: { start: number; end: number }): NodeJS.ReadableStream {
    return createReadStream(this.#path(key), range ?? {});
  }

  async read(key: string): Promise<Uint8Array> {
    return readFile(this.#path(key));
  }

  async size(key: string): Promise<number | null> {
    try {
      return (await stat(this.#path(key))).size;
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  async delete(key: string): Promise<void> {
    await rm(this.#path(key), { force: true });
  }

  /** @throws Error for a key that is none: nothing outside the folder can be named */
  #path(key: string): string {
    const [, account, content] = KEY.exec(key) ?? [];
    if (account === undefined || content === undefined)
      throw new Error(`Expected a blob key <account>/<sha256> but received ${JSON.stringify(key)}.`);
    return join(this.#root, account, content.slice(0, 2), content);
  }
}

async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A new folder is only durable when its parent has been synced too. */
async function makeFolder(folder: string, root: string): Promise<void> {
  const firstMade = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (firstMade === undefined) return;
  for (let parent = dirname(folder); parent.length >= root.length; parent = dirname(parent))
    await syncFolder(parent);
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
