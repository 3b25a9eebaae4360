import { createHash } from 'node:crypto';
import type { AccountId } from '../accounts/account.ts';
import type { Ambient } from '../ambient.ts';
import { type Blobs, blobKey } from '../blobs/blobs.ts';
import { deleteUnusedBlob, endHolds, type Hold, holdBlob } from '../store/blobs.ts';
import type { Db, Tx } from '../store/connect.ts';

/** How long a writer may take between announcing bytes and referring to them. */
const HOLD_MS = 10 * 60 * 1000;

/**
 * Keeps files and rows together: bytes are announced, written, and only then referred to, so that a crash at
 * any moment leaves nothing that `Janitor` cannot find.
 */
export class Storage {
  readonly #db: Db;
  readonly #blobs: Blobs;
  readonly #ambient: Ambient;

  constructor(db: Db, blobs: Blobs, ambient: Ambient) {
    this.#db = db;
    this.#blobs = blobs;
    this.#ambient = ambient;
  }

  /** Stores bytes under their content and holds them; end it with `refer` or `discard`. */
  async hold(account: AccountId, bytes: Uint8Array): Promise<Hold> {
    const key = blobKey(account, createHash('sha256').update(bytes).digest('hex'));
    const hold = { id: this.#ambient.uuid(), key };
    const until = new Date(this.#ambient.now().getTime() + HOLD_MS);
    await holdBlob(this.#db, account, hold, bytes.byteLength, until);
    if ((await this.#blobs.size(key)) !== bytes.byteLength) await this.#blobs.put(key, bytes);
    return hold;
  }

  /** Ends holds in the transaction that writes the referring rows. */
  async refer(tx: Tx, ...holds: Hold[]): Promise<void> {
    await endHolds(tx, holds);
  }

  /** Gives up bytes that will not be referred to. */
  async discard(...holds: Hold[]): Promise<void> {
    await endHolds(this.#db, holds);
    await this.sweep(holds.map(({ key }) => key));
  }

  /** Deletes those of `keys` that nothing refers to any more; returns how many. */
  async sweep(keys: string[]): Promise<number> {
    let deleted = 0;
    for (const key of new Set(keys)) if (await this.#deleteIfUnused(key)) deleted++;
    return deleted;
  }

  async #deleteIfUnused(key: string): Promise<boolean> {
    return this.#db
      .transaction()
      .execute(async (tx) => {
        const unused = await deleteUnusedBlob(tx, key);
        if (unused) await this.#blobs.delete(key);
        return unused;
      })
      .catch((error: unknown) => {
        // Somebody referred to it between our look and our delete.
        if (isForeignKeyViolation(error)) return false;
        throw error;
      });
  }

  read(key: string): Promise<Uint8Array> {
    return this.#blobs.read(key);
  }

  open: Blobs['open'] = (key, range) => this.#blobs.open(key, range);
}

const FOREIGN_KEY_VIOLATION = '23503';

function isForeignKeyViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === FOREIGN_KEY_VIOLATION;
}
