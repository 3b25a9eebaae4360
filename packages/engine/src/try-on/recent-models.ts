import {
  bodySurface,
  createPerson,
  type FigureData,
  OwnClothes,
  type Person,
  posePerson,
  type Stance,
  type Surface,
  stanceOf,
} from '@atelier/figure';
import type { PredefinedModel } from './try-on-model.ts';

/** A model in the flesh. */
export interface ModelInPerson {
  readonly person: Person;
  readonly stance: Stance;
  /** Their plain clothes, and how those lie. */
  readonly own: OwnClothes;
  /** The bare body as they stand: the camera is placed by it, so that no clothes move the picture. */
  readonly body: Surface;
}

/** About 12 MB each. */
const MOST = 4;

/** Models photographed lately: what does not depend on products is made once. Pictures are the same without it. */
export class RecentModels {
  #entries: { key: string; model: ModelInPerson }[] = [];

  /** The model, made when nobody asked for them lately. */
  get(data: FigureData, model: PredefinedModel): ModelInPerson {
    const { settings, seed, variant, clothes } = model;
    const key = JSON.stringify([settings, seed, variant, clothes]);
    const known = this.#entries.find((entry) => entry.key === key);
    const entry = known ?? { key, model: inPerson(data, model) };
    this.#entries = [entry, ...this.#entries.filter((other) => other !== entry)].slice(0, MOST);
    return entry.model;
  }
}

function inPerson(data: FigureData, { settings, seed, variant, clothes }: PredefinedModel): ModelInPerson {
  const person = createPerson(data, settings, seed);
  const stance = stanceOf('standing', variant);
  return {
    person,
    stance,
    own: new OwnClothes(data, person, stance, clothes),
    body: bodySurface(data, posePerson(data, person, stance)),
  };
}
