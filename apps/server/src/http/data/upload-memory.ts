import type { ServerResponse } from 'node:http';
import type { AccountId } from '../../accounts/account.ts';

/** So many of the largest uploads may be in memory at the same time; of smaller ones accordingly more. */
const LARGEST_UPLOADS = 16;
/** What one account may take of it: its slow clients hold up nobody else's. */
const ACCOUNT_SHARE = 1 / 2;

/** An upload that waits for memory. */
interface Waiting {
  account: AccountId;
  bytes: number;
  enter: () => void;
}

/**
 * Bounds the memory of uploads: a request takes what it announces before its body is read and keeps it until its
 * answer is out. Others wait in the order of arrival; their bodies stay unread, so TCP holds their senders back.
 */
export class UploadMemory {
  readonly #total: number;
  #used = 0;
  readonly #usedBy = new Map<AccountId, number>();
  readonly #waiting = new Set<Waiting>();

  /** @param largestBytes what an upload may have at most */
  constructor(largestBytes: number, largestUploads = LARGEST_UPLOADS) {
    this.#total = largestBytes * largestUploads;
  }

  /** Resolves once there is room; a client that leaves gives up its room or its turn. */
  take(account: AccountId, bytes: number, answer: ServerResponse): Promise<void> {
    if (answer.closed) return Promise.resolve();
    return new Promise((resolve) => {
      const leave = () => this.#waiting.delete(waiting);
      const waiting: Waiting = {
        account,
        bytes,
        enter: () => {
          answer.off('close', leave);
          answer.once('close', () => this.#give(account, bytes));
          resolve();
        },
      };
      answer.once('close', leave);
      this.#waiting.add(waiting);
      this.#admit();
    });
  }

  /** Lets in who fits. A full account is passed over; who only has to wait for the others keeps its place in line. */
  #admit(): void {
    for (const waiting of this.#waiting) {
      const { account, bytes, enter } = waiting;
      const own = this.#usedBy.get(account) ?? 0;
      if (own > 0 && own + bytes > this.#total * ACCOUNT_SHARE) continue;
      if (this.#used > 0 && this.#used + bytes > this.#total) return;
      this.#waiting.delete(waiting);
      this.#used += bytes;
      this.#usedBy.set(account, own + bytes);
      enter();
    }
  }

  #give(account: AccountId, bytes: number): void {
    this.#used -= bytes;
    const left = (this.#usedBy.get(account) ?? 0) - bytes;
    if (left > 0) this.#usedBy.set(account, left);
    else this.#usedBy.delete(account);
    this.#admit();
  }
}
