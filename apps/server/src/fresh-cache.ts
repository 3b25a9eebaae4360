/** A bounded map that forgets: what is older than its time, and what was used least recently. */
export class FreshCache<Value> {
  readonly #entries = new Map<string, { value: Promise<Value>; at: number }>();
  readonly #maxAgeMs: number;
  readonly #maxEntries: number;
  readonly #now: () => number;

  constructor(options: { maxAgeMs: number; maxEntries: number; now: () => number }) {
    this.#maxAgeMs = options.maxAgeMs;
    this.#maxEntries = options.maxEntries;
    this.#now = options.now;
  }

  /**
   * The value of `key`, loaded when it is not fresh. Concurrent callers share one load. A key forgotten while
   * its load runs is loaded again by the next caller, so nobody who asks after a change sees the time before.
   */
  get(key: string, load: () => Promise<Value>): Promise<Value> {
    const known = this.#entries.get(key);
    if (known !== undefined && this.#now() - known.at < this.#maxAgeMs) return known.value;
    const value = load();
    this.#entries.delete(key);
    this.#entries.set(key, { value, at: this.#now() });
    value.catch(() => this.#forgetIf(key, value));
    if (this.#entries.size > this.#maxEntries) this.#forgetOldest();
    return value;
  }

  forget(key: string): void {
    this.#entries.delete(key);
  }

  clear(): void {
    this.#entries.clear();
  }

  /** A failed load is not an answer. */
  #forgetIf(key: string, value: Promise<Value>): void {
    if (this.#entries.get(key)?.value === value) this.#entries.delete(key);
  }

  #forgetOldest(): void {
    const oldest = this.#entries.keys().next();
    if (!oldest.done) this.#entries.delete(oldest.value);
  }
}
