import type { Outfit, Person, Subject } from '@atelier/figure';
import type { PreparedProduct } from '../flat-lay/types.ts';

/** Figures that a worker dressed lately: further views of the same person, outfit and stance need not wait for cloth. */
export class RecentFigures {
  readonly #wearers = new Recent<Wearer>(1);
  readonly #subjects = new Recent<Subject>(2);

  /** The person and outfit for a product and a model, put together once while they are recent. */
  wearer(views: PreparedProduct['views'], model: string, make: () => Promise<Wearer>): Promise<Wearer> {
    return this.#wearers.get(views, model, make);
  }

  /** The dressed figure for a product, a model and a stance. */
  subject(views: PreparedProduct['views'], stance: string, make: () => Promise<Subject>): Promise<Subject> {
    return this.#subjects.get(views, stance, make);
  }
}

/** A person and what they are to wear. */
export interface Wearer {
  readonly person: Person;
  readonly outfit: Outfit;
}

/** A few latest values by an object and a word; the least recently used goes first. Failures are not kept. */
class Recent<T> {
  readonly #most: number;
  #entries: { views: object; key: string; value: T }[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  async get(views: object, key: string, make: () => Promise<T>): Promise<T> {
    const known = this.#entries.find((entry) => entry.views === views && entry.key === key);
    const entry = known ?? { views, key, value: await make() };
    this.#entries = [entry, ...this.#entries.filter((other) => other !== entry)].slice(0, this.#most);
    return entry.value;
  }
}
