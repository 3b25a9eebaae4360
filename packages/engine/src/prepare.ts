import type { FlatLayViewpoint } from '@atelier/contracts';
import type { Raster } from '@atelier/pixels/raster';
import { type Cutout, cutOut } from './cutout/cutout.ts';
import { decode } from './decode/index.ts';
import type { PreparedProduct, PreparedView, ProductHints } from './flat-lay/types.ts';
import type { Models } from './models/models.ts';
import { otherSide } from './other-side/other-side.ts';
import { misgivingsAbout } from './read/misgivings.ts';
import { namedGarment } from './read/named-garment.ts';
import { type Observation, observe } from './read/observe.ts';
import { chooseSources, type Source } from './read/sources.ts';
import { type Side, sidesOf } from './read/viewpoint.ts';
import { PictureRefused } from './refusals.ts';
import { type ProgressListener, type StageClock, startStageClock } from './stage-clock.ts';

/** Long side at which photos are told apart; the networks see less than that. */
const LOOK_SIDE_PX = 640;
/** Long side at which products are cut out: bounds the memory of a preparation to about 300 MB. */
const WORK_SIDE_PX = 2048;
/** Progress at the end of the stages. */
const READ_DONE = 0.4;
const CUT_DONE = 0.9;

export interface Prepared {
  product: PreparedProduct;
  /** Milliseconds spent per stage. */
  timings: Record<string, number>;
}

/**
 * From photos to cutouts: *read* looks at every photo and picks the best for each viewpoint, *cut out* makes the
 * products on transparency, *other side* makes up the side that no photo shows.
 *
 *     const { product } = await prepareProduct([jpeg], { title: 'Tee' }, ['front'], models);
 *     product.views.front?.cutout; // RGBA
 *
 * @param photos 1..20 undecoded pictures
 * @throws UndecodableImage for a file that is no picture
 * @throws PictureRefused when no photo shows a product
 */
export async function prepareProduct(
  photos: readonly Uint8Array[],
  hints: ProductHints,
  viewpoints: readonly FlatLayViewpoint[],
  models: Models,
  onProgress: ProgressListener = () => {},
): Promise<Prepared> {
  const clock = startStageClock(onProgress);
  const first = new FirstPhoto(photos[0]!, models);
  const seen = await readPhotos(photos, hints, first, models, clock);
  const sides = sidesOf(seen);
  const sources = chooseSources(viewpoints, seen, sides);
  const cutouts = await cutSources(photos, first, seen, sources, models, clock);
  clock.begin('other side', CUT_DONE);
  const { views, warnings } = viewsOf(sources, seen, cutouts);
  return { product: { views, warnings, photos: seen.map(recordOf(sides)) }, timings: clock.end() };
}

async function readPhotos(
  photos: readonly Uint8Array[],
  hints: ProductHints,
  first: FirstPhoto,
  models: Models,
  clock: StageClock,
): Promise<Observation[]> {
  const named = namedGarment(hints);
  const seen: Observation[] = [];
  const looks = inTurn(photos.map((bytes) => () => decode(bytes, { maxSidePx: LOOK_SIDE_PX })));
  clock.begin('read', 0);
  for await (const look of looks) {
    const before = seen.find(({ kind }) => kind !== 'worn');
    const onAsked = () => seen[0] && first.cutAhead(seen[0]);
    seen.push(await observe(look, named, models, { before, onAsked }));
    clock.begin('read', (READ_DONE * seen.length) / photos.length);
  }
  return seen;
}

/** Does one thing after the other, the next being at work in another thread while the caller is busy with the last. */
async function* inTurn<T>(starts: readonly (() => Promise<T>)[]): AsyncGenerator<T> {
  let next = starts[0]?.();
  for (let k = 1; next; k++) {
    const current = next;
    next = starts[k]?.();
    // A failure is told when its turn comes.
    next?.catch(() => {});
    yield await current;
  }
}

const decodeToCut = (bytes: Uint8Array) => decode(bytes, { maxSidePx: WORK_SIDE_PX });

/**
 * The first photo, which is nearly always cut out: it is decoded while the networks look at it, and cut out while they
 * look at the second. Whether it is needed, and whether its failure matters, is decided later.
 */
class FirstPhoto {
  readonly raster: Promise<Raster>;
  readonly #models: Models;
  #cutout: Promise<Cutout | undefined> | undefined;

  constructor(bytes: Uint8Array, models: Models) {
    this.raster = decodeToCut(bytes);
    this.raster.catch(() => {});
    this.#models = models;
  }

  /** Begins to cut it out. */
  cutAhead(seen: Observation): void {
    this.cut(seen).catch(() => {});
  }

  /** Its cutout, made once; undefined when there is nothing to be seen. Rejects as `decode` and `cutOut` do. */
  cut(seen: Observation): Promise<Cutout | undefined> {
    this.#cutout ??= this.raster.then((raster) => cutOut(raster, seen, this.#models));
    return this.#cutout;
  }
}

/** Cuts out each photo that some view is made from, once. */
async function cutSources(
  photos: readonly Uint8Array[],
  first: FirstPhoto,
  seen: readonly Observation[],
  sources: readonly Source[],
  models: Models,
  clock: StageClock,
): Promise<Map<number, Cutout>> {
  const used = [...new Set(sources.map(({ photo }) => photo))];
  const cutouts = new Map<number, Cutout>();
  const rasters = inTurn(
    used.map((photo) => () => (photo === 0 ? first.raster : decodeToCut(photos[photo]!))),
  );
  const beginCut = () =>
    clock.begin('cut out', READ_DONE + ((CUT_DONE - READ_DONE) * cutouts.size) / used.length);
  beginCut();
  for await (const raster of rasters) {
    const photo = used[cutouts.size]!;
    const cutout = await (photo === 0 ? first.cut(seen[0]!) : cutOut(raster, seen[photo]!, models));
    if (!cutout)
      throw new PictureRefused(`Photo ${photo + 1} shows no product that stands out from its ground.`);
    cutouts.set(photo, cutout);
    beginCut();
  }
  return cutouts;
}

function viewsOf(
  sources: readonly Source[],
  seen: readonly Observation[],
  cutouts: ReadonlyMap<number, Cutout>,
): Pick<PreparedProduct, 'views' | 'warnings'> {
  const views: PreparedProduct['views'] = {};
  const warnings = [...cutouts].flatMap(([photo, cutout]) => misgivingsAbout(photo, seen[photo]!, cutout));
  for (const { viewpoint, photo, inferred } of sources) {
    const { picture, garment } = cutouts.get(photo)!;
    const view: PreparedView = {
      viewpoint,
      photo,
      kind: seen[photo]!.kind,
      garment,
      inferred,
      cutout: picture,
    };
    views[viewpoint] = view;
    if (!inferred) continue;
    const made = otherSide(picture, garment, viewpoint);
    view.cutout = made.picture;
    warnings.push(made.warning);
  }
  return { views, warnings };
}

function recordOf(sides: readonly Side[]) {
  return ({ kind, garment, confidence }: Observation, index: number): PreparedProduct['photos'][number] => {
    const side = sides[index]!;
    return { kind, garment, viewpoint: side.viewpoint, confidence: Math.min(confidence, side.confidence) };
  };
}
