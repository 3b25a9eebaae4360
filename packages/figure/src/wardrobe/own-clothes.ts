import type { Person } from '../body/person.ts';
import type { Stance } from '../body/posed-body.ts';
import { drapeInnermost } from '../cloth/drape.ts';
import type { RestedGarment } from '../cloth/draped.ts';
import type { FigureData } from '../data/figure-data.ts';
import { type Colour, type CompanionKind, companionPhotos } from '../garment/companion.ts';
import type { Garment } from '../garment/garment.ts';
import { sewGarment } from '../garment/sew.ts';
import type { Outfit } from './outfit.ts';
import { shoesOf } from './shoes.ts';

/** Colours of the plain clothes that somebody wears where no product takes their place. */
export type PlainClothes = Readonly<Record<CompanionKind, Colour>>;

/**
 * The plain clothes of one person in one stance. They are sewn and draped when they are first worn, and kept: most of
 * the work of dressing somebody again is done then.
 */
export class OwnClothes {
  readonly #data: FigureData;
  readonly #person: Person;
  readonly #stance: Stance;
  readonly #colours: PlainClothes;
  readonly #sewn = new Map<CompanionKind, Garment>();
  #trousersAtRest: RestedGarment | undefined;

  constructor(data: FigureData, person: Person, stance: Stance, colours: PlainClothes) {
    this.#data = data;
    this.#person = person;
    this.#stance = stance;
    this.#colours = colours;
  }

  get(kind: CompanionKind): Garment {
    const known = this.#sewn.get(kind);
    if (known) return known;
    const photos = companionPhotos(kind, this.#colours[kind]);
    const garment = sewGarment(this.#data, this.#person, photos, kind, {});
    this.#sewn.set(kind, garment);
    return garment;
  }

  /** For `dress`: how the innermost garment of an outfit lies, when it is these trousers. Nothing else moves them. */
  innermostOf({ garments: [innermost] }: Outfit): RestedGarment | undefined {
    const trousers = this.#sewn.get('trousers');
    if (!trousers || innermost?.positions !== trousers.positions) return undefined;
    const shoes = shoesOf(this.#data, this.#person);
    this.#trousersAtRest ??= drapeInnermost(this.#data, this.#person, trousers, this.#stance, shoes);
    return this.#trousersAtRest;
  }
}
