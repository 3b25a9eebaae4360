import { type FigureData, type FrameMemory, photographWorn, wearInLayers } from '@atelier/figure';
import { flatten } from '@atelier/pixels/flatten';
import type { Raster, Rgb } from '@atelier/pixels/raster';
import type { Models } from '../models/models.ts';
import type { PersonAnalysis } from '../person/types.ts';
import { PictureRefused } from '../refusals.ts';
import { type ProgressListener, type StageClock, startStageClock } from '../stage-clock.ts';
import { bendToPoints, type SceneBend } from './bend-to-points.ts';
import { carryInPhoto } from './carry-in-photo.ts';
import { requireDressedPerson, requireOnPerson } from './check-result.ts';
import { type ComposedTryOn, composeTryOn } from './compose-try-on.ts';
import { type FittedBody, fitBody, type Gender } from './fit-body.ts';
import { SEEN } from './fit-stance.ts';
import { type KeyPoints, keyPointsOf, trunkLength } from './key-points.ts';
import { oldClothes } from './old-clothes.ts';
import { type PhotoReading, readPhoto } from './photo-parts.ts';
import { skinColour } from './photo-skin.ts';
import { expectHoles } from './surroundings.ts';
import {
  areTops,
  type PreparedGarment,
  readyToSew,
  replacedBy,
  type SortedProducts,
  sewProducts,
  sortProducts,
} from './try-on-garments.ts';

/** What a try-on is made with besides photo and products. */
export interface TryOnTools {
  readonly figureData: FigureData;
  /** Buffers of the renderer, reused. */
  readonly memory: FrameMemory;
  /** Seed of the grain, 32 bits. */
  readonly seed: number;
  /** Of the person's build, when something tells it. */
  readonly gender?: Gender;
  /** Told each stage as it begins. */
  readonly onProgress?: ProgressListener;
}

/** How much of a try-on is done when a stage begins, 0..1. */
const BEGINS = {
  parse: 0,
  fit: 0.3,
  sew: 0.35,
  drape: 0.45,
  wait_for_clothes: 0.65,
  compose: 0.7,
  carry: 0.95,
} as const;

export interface TryOnResult {
  /** As large as the photo. */
  readonly picture: Raster<3>;
  /** 1 where it may differ from the photo; everywhere else it is the photo's to the last bit. */
  readonly changed: Uint8Array;
  /** Public sentences. */
  readonly warnings: readonly string[];
  /** Milliseconds spent per stage. */
  readonly timings: Readonly<Record<string, number>>;
}

/** A result that can be worked on while it is looked at once more. */
export interface UncheckedTryOn extends TryOnResult {
  /** Rejects with `PictureRefused` when the picture must not be given to anybody. */
  readonly check: Promise<void>;
}

/** Joints that lie farther from their key points than this share of shoulder to hip belong to no body we know. */
const WORST_RESIDUAL = 0.12;
/** Between these shares tops are bent in the picture to where the person's joints are. */
const POOR_RESIDUAL = 0.085;
const WORST_BENT_RESIDUAL = 0.22;
const MOST_TURN_DEGREES = 35;
/** Made-up parts beyond these shares of the new cloth are told about. */
const MUCH_GROUND = 0.25;
const MUCH_SKIN = 0.4;

/**
 * Puts products on the person in a photo. The person is fitted with a parametric body on which the garments are
 * draped and photographed as the photo was; old clothes are taken out, skin and ground below them made up.
 * The same arguments give the same bytes.
 *
 * @param photo opaque or flattened on white; at the size at which the result is wanted
 * @param analysis who is in the photo, and where their joints are
 * @throws PictureRefused when the photo shows nobody, a child or not enough of the person, the person stands in a way that no body
 *   could be fitted to, or a product is no garment
 */
export async function tryOn(
  photo: Raster,
  analysis: PersonAnalysis,
  products: readonly PreparedGarment[],
  tools: TryOnTools & { readonly models: Models },
): Promise<TryOnResult> {
  const { check, ...result } = await startTryOn(photo, analysis, products, tools);
  await check;
  return result;
}

/**
 * As `tryOn`, but the last look at the picture may not be over yet.
 * @throws PictureRefused as `tryOn` does, but for what only the last look can tell
 */
export async function startTryOn(
  photo: Raster,
  { main }: PersonAnalysis,
  products: readonly PreparedGarment[],
  tools: TryOnTools & { readonly models: Models },
): Promise<UncheckedTryOn> {
  if (!main) throw new PictureRefused(NOBODY);
  // Skin is made up where old clothes covered more than new ones: never a child's.
  if (main.isChild) throw new PictureRefused(CHILD);
  const points = keyPointsOf(main);
  requireTrunk(points, photo);
  const { sewn } = sortProducts(products);
  const picture = flatten(photo);
  const clock = startStageClock(tools.onProgress ?? IGNORED);
  clock.begin('parse', BEGINS.parse);
  // Until the network has seen the person, this thread has time for the garments.
  const [reading] = await Promise.all([readPhoto(picture, main.box, tools.models), readyToSew(sewn)]);
  const { parse = 0 } = clock.end();
  const result = await wearInPhoto(picture, reading, points, products, tools);
  return { ...result, timings: { parse, ...result.timings } };
}

/** As `startTryOn`, for a photo that is being read. */
export async function wearInPhoto(
  photo: Rgb,
  reading: PhotoReading,
  points: KeyPoints,
  products: readonly PreparedGarment[],
  tools: WearTools,
): Promise<UncheckedTryOn> {
  const { figureData, memory, gender } = tools;
  const clock = startStageClock(tools.onProgress ?? IGNORED);
  clock.begin('fit', BEGINS.fit);
  const { sewn, carried, warnings } = sortProducts(products);
  const { width, height } = photo;
  const { person } = reading;
  const silhouette = { width, height, data: person.ground.map((ground) => 1 - ground), skin: person.skin };
  const body = fitBody(figureData, points, silhouette, gender);
  requireFront(body);
  const bend = bendIfPoor(figureData, body, points, sewn);
  const sitter = { photo, reading, points, body, ...(bend && { bend }) };
  const dressed = sewn.length > 0 ? await dress(sitter, sewn, tools, clock) : untouched(photo);
  clock.begin('carry', BEGINS.carry);
  const result = await carryInPhoto(dressed, { body, parts: person, points }, carried, figureData, memory);
  if (sewn.length === 0 && result.shown === 0) throw new PictureRefused(result.warnings.join(' '));
  return {
    picture: result.picture,
    changed: result.changed,
    warnings: [...new Set([...warnings, ...dressed.warnings, ...result.warnings])],
    timings: clock.end(),
    check: dressed.check,
  };
}

const IGNORED: ProgressListener = () => {};

type WearTools = TryOnTools & { readonly models?: Models };

/** A photo and the body that was fitted to the person in it. */
interface Sitter {
  readonly photo: Rgb;
  readonly reading: PhotoReading;
  readonly points: KeyPoints;
  readonly body: FittedBody;
  readonly bend?: SceneBend;
}

type Dressed = Pick<UncheckedTryOn, 'picture' | 'changed' | 'warnings' | 'check'>;

/** The photo before anything is tried on. */
const untouched = (photo: Rgb): Dressed => ({
  picture: photo,
  changed: new Uint8Array(photo.width * photo.height),
  warnings: [],
  check: Promise.resolve(),
});

/** Sews garments around the fitted body, lets them fall and lays them into the photo. */
async function dress(
  { photo, reading, points, body, bend }: Sitter,
  sewn: SortedProducts['sewn'],
  { figureData, memory, seed, models }: WearTools,
  clock: StageClock,
): Promise<Dressed> {
  const { person } = reading;
  clock.begin('sew', BEGINS.sew);
  const garments = wearInLayers(figureData, await sewProducts(figureData, body.person, sewn));
  if (models) expectHoles(photo, person.ground, trunkLength(points), models);
  clock.begin('drape', BEGINS.drape);
  const shot = { camera: body.camera, skinColour: skinColour(photo, person), ...(bend && { bend }) };
  const worn = photographWorn(figureData, body.person, garments, body.stance, shot, memory);
  requireOnPerson(person, worn);
  clock.begin('wait_for_clothes', BEGINS.wait_for_clothes);
  const parts = await reading.parts;
  clock.begin('compose', BEGINS.compose);
  const old = oldClothes(parts, replacedBy(garments), points);
  const composed = await composeTryOn({ photo, parts, points, worn, old, seed }, models);
  const check = models
    ? requireDressedPerson(composed.picture, person, composed.cloth, models)
    : Promise.resolve();
  // Whoever awaits it is told; nobody does when something else fails first.
  check.catch(() => {});
  const sewing = garments.flatMap((garment) => garment.warnings);
  const warnings = [...sewing, ...misgivings(composed), ...(bend ? [BENT] : [])];
  return { picture: composed.picture, changed: composed.changed, warnings, check };
}

const BENT =
  'The way the person stands could be followed only roughly: the clothes were bent to fit and may look distorted.';
const NOBODY = 'The photo shows nobody; please use one of a person who stands upright.';
const CHILD = 'Clothes are not tried on children; please use a photo of an adult.';

function requireTrunk({ shoulders, hips }: KeyPoints, { width, height }: Raster): void {
  const seen = [shoulders.left, shoulders.right, hips.left, hips.right].every(
    ({ x, y, score }) => score >= SEEN && x >= 0 && y >= 0 && x < width && y < height,
  );
  if (!seen)
    throw new PictureRefused(
      'The photo must show the person from the shoulders to the hips; please use another one.',
    );
}

function requireFront({ turn }: FittedBody): void {
  if (Math.abs(turn) > MOST_TURN_DEGREES)
    throw new PictureRefused(
      'The person is turned too far to the side; please use a photo taken from the front.',
    );
}

/** Where no stance of the body comes near enough to the person's, tops can be bent the rest of the way. */
function bendIfPoor(
  data: FigureData,
  body: FittedBody,
  points: KeyPoints,
  sewn: SortedProducts['sewn'],
): SceneBend | undefined {
  const { residual } = body;
  const canBend = residual > POOR_RESIDUAL && residual <= WORST_BENT_RESIDUAL && areTops(sewn);
  const bend = canBend ? bendToPoints(data, body, points) : undefined;
  if (bend || residual <= WORST_RESIDUAL) return bend;
  throw new PictureRefused(
    'The way the person stands in the photo could not be followed; please use one that shows them standing upright.',
  );
}

function misgivings({ rebuilt: { ground, skin, cloth } }: ComposedTryOn): string[] {
  const warnings: string[] = [];
  if (ground > MUCH_GROUND * cloth)
    warnings.push(
      'Much of the ground behind the old clothes was made up: they were wider than the new ones.',
    );
  if (skin > MUCH_SKIN * cloth)
    warnings.push('Much skin was made up: the old clothes covered more than the new ones.');
  return warnings;
}
