import type { Outfit, Person, Subject } from '@atelier/figure';
import type { PreparedProduct } from '../flat-lay/types.ts';

/** Figures that a worker dressed lately: further views of the same person, outfit and stance need not wait for cloth. */
export class RecentFigures {
  readonly #outfits = new Recent<{ person: Person; outfit: Outfit }>(1);
  readonly #subjects = new Recent<Subject>(2);

  /** The outfit for a product and a model, put together at most once while it is recent. */
  outfit(
    views: PreparedProduct['views'],
    model: string,
    make: () => { person: Person; outfit: Outfit },
  ): { person: Person; outfit: Outfit } {
    return this.#outfits.get(views, model, make);
  }

  /** The dressed figure for a product, a model and a stance. */
  subject(views: PreparedProduct['views'], stance: string, make: () => Subject): Subject {
    return this.#subjects.get(views, stance, make);
  }
}

/** A few latest values by an object and a word; the least recently used goes first. */
class Recent<T> {
  readonly #most: number;
  #entries: { views: object; key: string; value: T }[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  get(views: object, key: string, make: () => T): T {
    const known = this.#entries.find((entry) => entry.views === views && entry.key === key);
    const entry = known ?? { views, key, value: make() };
    this.#entries = [entry, ...this.#entries.filter((other) => other !== entry)].slice(0, this.#most);
    return entry.value;
  }
}
