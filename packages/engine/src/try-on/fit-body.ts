import type { OnFigureModelSettings } from '@atelier/contracts';
import {
  blendPeople,
  createPerson,
  type FigureData,
  type Person,
  type Stance,
  withGirths,
  withShoulders,
} from '@atelier/figure';
import { type FittedStance, fitStance } from './fit-stance.ts';
import { hideArms } from './hidden-arms.ts';
import type { KeyPoints } from './key-points.ts';
import { measureGirths } from './measure-girths.ts';
import { outlineMismatch } from './outline-mismatch.ts';
import type { Silhouette } from './silhouette.ts';

/** A body that stands as somebody in a photo does. */
export interface FittedBody extends FittedStance {
  readonly person: Person;
  readonly stance: Stance;
}

export type Gender = OnFigureModelSettings['gender'];

/** Weights between the thin and the plus-sized build, and how much better than the usual one the rarer have to fit. */
const WEIGHTS = [
  { weight: -1, rarity: 0.05 },
  { weight: -0.5, rarity: 0.02 },
  { weight: 0, rarity: 0 },
  { weight: 0.5, rarity: 0.02 },
  { weight: 1, rarity: 0.04 },
] as const;
/** By how much each shoulder is tried farther out than the build has it, and how much people commonly differ, dm. */
const SHOULDERS_DM = [0, -0.15, -0.3, 0.15] as const;
const SHOULDERS_SPREAD_DM = 0.15;
/** Only build matters, not who it is. */
const SEED = 1;
/** By how much one gender's build has to fit key points or outline better for the body to be all of that build. */
const CERTAIN_COST = 20;
const CERTAIN_MISMATCH = 0.15;
/** Girths are measured again on the body that they gave: parts hide each other otherwise than before. */
const GIRTH_ROUNDS = 2;

/**
 * Finds build, stance and camera together. Joints are laid on the key points; then the weight is chosen by which the
 * body fills the silhouette best, and limbs and trunk get the girths that the photo shows.
 * @param gender of the build, when something tells it; otherwise a build between both, nearer to the one that the
 *   key points fit better: what a face or hair may tell is not asked
 */
export function fitBody(
  data: FigureData,
  points: KeyPoints,
  silhouette: Silhouette,
  gender?: Gender,
): FittedBody {
  const masculinity = gender ? Number(gender === 'male') : masculinityOf(data, points, silhouette);
  const ordinary = buildOf(data, masculinity, 0);
  const first = fitStance(data, ordinary, points, silhouette);
  const build = buildOf(data, masculinity, weightOf(data, masculinity, first, silhouette));
  const { person, fit } = withSeenShoulders(data, build, points, silhouette, first);
  const posture = hideArms(data, person, fit, points, silhouette);
  let body: FittedBody = { ...fit, posture, person, stance: { posture, progress: 1 } };
  for (let round = 0; round < GIRTH_ROUNDS; round++)
    body = { ...body, person: withGirths(data, body.person, measureGirths(data, body, silhouette)) };
  return body;
}

/** Finds how far apart the shoulders are: without it, narrow ones would be taken for a turn to the side. */
function withSeenShoulders(
  data: FigureData,
  build: Person,
  points: KeyPoints,
  silhouette: Silhouette,
  from: FittedStance,
): { readonly person: Person; readonly fit: FittedStance } {
  const candidates = SHOULDERS_DM.map((wider) => {
    const person = withShoulders(data, build, wider);
    const fit = fitStance(data, person, points, silhouette, from);
    const stance: Stance = { posture: fit.posture, progress: 1 };
    const rarity = (wider / SHOULDERS_SPREAD_DM) ** 2 / CERTAIN_COST;
    return { person, fit, cost: rarity + discord(data, { ...fit, person, stance }, silhouette) };
  });
  return candidates.reduce((best, other) => (other.cost < best.cost ? other : best));
}

/** 0 = the build of a woman, 1 = of a man. */
function masculinityOf(data: FigureData, points: KeyPoints, silhouette: Silhouette): number {
  const [female, male] = [0, 1].map((masculinity) => {
    const person = buildOf(data, masculinity, 0);
    const fit = fitStance(data, person, points, silhouette);
    return discord(data, { ...fit, person, stance: { posture: fit.posture, progress: 1 } }, silhouette);
  });
  return Math.min(1, Math.max(0, 0.5 + (female! - male!) / 2));
}

/** How badly a body lies on key points and outline together: 1 apart is as good as certain. */
const discord = (data: FigureData, body: FittedBody, silhouette: Silhouette): number =>
  body.cost / CERTAIN_COST + outlineMismatch(data, body, silhouette) / CERTAIN_MISMATCH;

function weightOf(data: FigureData, masculinity: number, fit: FittedStance, silhouette: Silhouette): number {
  const stance: Stance = { posture: fit.posture, progress: 1 };
  const costs = WEIGHTS.map(({ weight, rarity }) => {
    const person = buildOf(data, masculinity, weight);
    return { weight, cost: rarity + outlineMismatch(data, { ...fit, person, stance }, silhouette) };
  });
  return costs.reduce((best, other) => (other.cost < best.cost ? other : best)).weight;
}

/** @param weight -1 thin, 0 regular, 1 plus-sized */
function buildOf(data: FigureData, masculinity: number, weight: number): Person {
  const towards = weight < 0 ? 'thin' : 'plus_sized';
  const shares = (['female', 'male'] as const).flatMap((gender) => {
    const share = gender === 'male' ? masculinity : 1 - masculinity;
    return [
      { person: build(data, gender, 'regular'), share: share * (1 - Math.abs(weight)) },
      { person: build(data, gender, towards), share: share * Math.abs(weight) },
    ];
  });
  return blendPeople(data, shares);
}

/** Builds that others are blended from, made once. */
const builds = new WeakMap<FigureData, Map<string, Person>>();

function build(
  data: FigureData,
  gender: Gender,
  body_shape: NonNullable<OnFigureModelSettings['body_shape']>,
): Person {
  const known = builds.get(data) ?? new Map<string, Person>();
  builds.set(data, known);
  const name = `${gender} ${body_shape}`;
  const person = known.get(name) ?? createPerson(data, { gender, body_shape, hair_length: 'bald' }, SEED);
  known.set(name, person);
  return person;
}
