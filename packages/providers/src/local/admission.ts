/**
 * Lets work in while its declared sizes fit a budget, in the order of arrival. Something larger than the whole
 * budget gets in alone.
 */
export class Admission {
  readonly #budget: number;
  #used = 0;
  readonly #waiting: { size: number; enter: () => void }[] = [];

  constructor(budget: number) {
    this.#budget = budget;
  }

  async run<T>(size: number, work: () => Promise<T>): Promise<T> {
    await this.#enter(size);
    try {
      return await work();
    } finally {
      this.#used -= size;
      this.#admit();
    }
  }

  #enter(size: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.push({ size, enter: resolve });
    this.#admit();
    return promise;
  }

  #admit(): void {
    for (let next = this.#waiting[0]; next && this.#fits(next.size); next = this.#waiting[0]) {
      this.#waiting.shift();
      this.#used += next.size;
      next.enter();
    }
  }

  #fits(size: number): boolean {
    return this.#used === 0 || this.#used + size <= this.#budget;
  }
}
