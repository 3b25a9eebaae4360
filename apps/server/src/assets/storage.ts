import { createHash } from 'node:crypto';
import type { AccountId } from '../accounts/account.ts';
import type { Ambient } from '../ambient.ts';
import { type Blobs, blobKey } from '../blobs/blobs.ts';
import { deleteUnusedBlob, holdBlob, releaseBlob, settleBlob } from '../store/blobs.ts';
import type { Db, Tx } from '../store/connect.ts';

/** How long a writer may take between announcing bytes and referring to them. */
const HOLD_MS = 10 * 60 * 1000;

/** Bytes that are stored and held, but that no row refers to yet. */
export interface Held {
  key: string;
  until: Date;
}

/**
 * Keeps files and rows together: bytes are announced, written, and only then referred to, so that a crash at
 * any moment leaves nothing that `Janitor` cannot find.
 *
 * Residual risk: two writers of the same bytes share one hold. If the first one's picture is deleted while
 * the second is between writing and referring, the second one's reference is refused by the database and its
 * caller has to try again.
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
  async hold(account: AccountId, bytes: Uint8Array): Promise<Held> {
    const key = blobKey(account, createHash('sha256').update(bytes).digest('hex'));
    const until = new Date(this.#ambient.now().getTime() + HOLD_MS);
    await holdBlob(this.#db, account, key, bytes.byteLength, until);
    if ((await this.#blobs.size(key)) !== bytes.byteLength) await this.#blobs.put(key, bytes);
    return { key, until };
  }

  /** Ends holds in the transaction that writes the referring rows. */
  async refer(tx: Tx, account: AccountId, ...held: Held[]): Promise<void> {
    for (const { key } of held) await settleBlob(tx, account, key);
  }

  /** Gives up bytes that will not be referred to. */
  async discard(account: AccountId, ...held: Held[]): Promise<void> {
    for (const { key, until } of held) await releaseBlob(this.#db, account, key, until);
    await this.sweep(held.map(({ key }) => key));
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
        const unused = await deleteUnusedBlob(tx, key, this.#ambient.now());
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
