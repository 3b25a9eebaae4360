import type { OnFigureModelSettings } from '@atelier/contracts';
import {
  BODY_PARTS,
  bodyMap,
  createPerson,
  type FigureData,
  type Person,
  posePerson,
  type Stance,
} from '@atelier/figure';
import { type FittedStance, fitStance } from './fit-stance.ts';
import type { KeyPoints } from './key-points.ts';
import type { Size } from './photo-camera.ts';

/** A body that stands as somebody in a photo does. */
export interface FittedBody extends FittedStance {
  readonly person: Person;
  readonly stance: Stance;
}

/** Where the photo shows a person, 0..1: `Float32Array [height * width]` of the whole photo. */
export interface Silhouette extends Size {
  readonly data: Float32Array;
}

export type Gender = OnFigureModelSettings['gender'];

const GENDERS: readonly Gender[] = ['female', 'male'];
/** Builds, and how much better than the usual one the rarer have to fit. */
const SHAPES = [
  ['regular', 0],
  ['thin', 0.04],
  ['plus_sized', 0.03],
  ['muscular', 0.04],
] as const;
/** Only build matters, not who it is. */
const SEED = 1;
/** Outlines are compared on at most this many pixels a side. */
const COMPARED_PX = 256;
/** Body outside the silhouette counts so many times what clothes leave between it and the body. */
const OVERFLOW = 2.5;
/** How much a key point's distance weighs against outlines that differ by a share of their area. */
const RESIDUAL_WEIGHT = 1;

/**
 * Finds build, stance and camera together: the build whose joints lie best on the key points and whose outline fills
 * the silhouette best without standing out from it.
 * @param gender of the build, when something tells it; otherwise the outline decides, which loose clothes mislead
 */
export function fitBody(
  data: FigureData,
  points: KeyPoints,
  silhouette: Silhouette,
  gender?: Gender,
): FittedBody {
  const candidates = (gender ? [gender] : GENDERS).flatMap((gender) =>
    SHAPES.map(([body_shape, rarity]) => ({ gender, body_shape, rarity })),
  );
  const fits = candidates.map(({ rarity, ...build }) => {
    const settings: OnFigureModelSettings = { ...build, hair_length: 'bald' };
    const person = createPerson(data, settings, SEED);
    const fit = fitStance(data, person, points, silhouette);
    const stance: Stance = { posture: fit.posture, progress: 1 };
    const cost =
      rarity + RESIDUAL_WEIGHT * fit.residual + mismatch(data, { ...fit, person, stance }, silhouette);
    return { fitted: { ...fit, person, stance }, cost };
  });
  return fits.reduce((best, other) => (other.cost < best.cost ? other : best)).fitted;
}

/** Differences of the outlines of trunk and legs, as a share of the body's area. Arms follow their key points. */
function mismatch(data: FigureData, { person, stance, camera }: FittedBody, silhouette: Silhouette): number {
  const scale = Math.min(1, COMPARED_PX / Math.max(camera.width, camera.height));
  const small = {
    ...camera,
    focal: camera.focal * scale,
    centreX: camera.centreX * scale,
    centreY: camera.centreY * scale,
    width: Math.max(1, Math.floor(camera.width * scale)),
    height: Math.max(1, Math.floor(camera.height * scale)),
  };
  const map = bodyMap(data, posePerson(data, person, stance), small);
  let body = 0;
  let over = 0;
  let between = 0;
  for (let y = 0; y < small.height; y++) {
    const row = Math.floor((y + 0.5) / scale) * silhouette.width;
    const isTrunk = (x: number) => {
      const part = map.data[y * small.width + x]!;
      return part === BODY_PARTS.trunk || part === BODY_PARTS.leg;
    };
    for (let x = 0; x < small.width; x++) {
      const part = map.data[y * small.width + x]!;
      const shown = silhouette.data[row + Math.floor((x + 0.5) / scale)]!;
      if (isTrunk(x)) {
        body++;
        over += 1 - shown;
      } else if (part === BODY_PARTS.none && shown > 0.5 && isBeside(isTrunk, x, small.width, scale))
        between++;
    }
  }
  return (OVERFLOW * over + between) / Math.max(1, body);
}

/** Pixels of the small picture beside the trunk that count as its clothes. */
const BESIDE_PX = 10;

function isBeside(isTrunk: (x: number) => boolean, x: number, width: number, scale: number): boolean {
  const reach = Math.max(1, Math.round(BESIDE_PX * Math.min(1, scale * 4)));
  for (let d = 1; d <= reach; d++) {
    if (x - d >= 0 && isTrunk(x - d)) return true;
    if (x + d < width && isTrunk(x + d)) return true;
  }
  return false;
}
