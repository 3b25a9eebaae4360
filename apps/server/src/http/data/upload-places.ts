import type { ServerResponse } from 'node:http';

/** Pictures in memory at the same time are at most this many; each is at most as large as an upload may be. */
const PLACES = 16;

/**
 * Bounds the memory of uploads: a request takes a place before its body is read and keeps it until its answer is
 * out. Others wait in the order of arrival; their bodies stay unread, so TCP holds their senders back.
 */
export class UploadPlaces {
  #free: number;
  readonly #waiting = new Set<() => void>();

  constructor(places = PLACES) {
    this.#free = places;
  }

  /** Resolves once there is a place; a client that leaves gives up its place or its turn. */
  take(answer: ServerResponse): Promise<void> {
    if (answer.closed) return Promise.resolve();
    if (this.#free > 0) {
      this.#free--;
      this.#freeWhenClosed(answer);
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const enter = () => {
        this.#waiting.delete(enter);
        answer.off('close', leave);
        this.#freeWhenClosed(answer);
        resolve();
      };
      const leave = () => this.#waiting.delete(enter);
      this.#waiting.add(enter);
      answer.once('close', leave);
    });
  }

  #freeWhenClosed(answer: ServerResponse): void {
    answer.once('close', () => {
      const [next] = this.#waiting;
      if (next) next();
      else this.#free++;
    });
  }
}
