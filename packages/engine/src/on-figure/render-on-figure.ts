import type { OutputSize } from '@atelier/contracts';
import {
  createPerson,
  dress,
  type FigureData,
  type FrameMemory,
  type GarmentPhotos,
  hasPlainTrousers,
  photograph,
  putTogether,
  type RestedGarment,
  type Subject,
  stanceOf,
  type Timed,
} from '@atelier/figure';
import type { Rgba } from '@atelier/pixels/raster';
import { resizeRgba } from '@atelier/pixels/resample';
import { evenLight } from '../flat-lay/even-light.ts';
import type { PreparedProduct, PreparedView, RenderedPicture } from '../flat-lay/types.ts';
import { PictureRefused } from '../refusals.ts';
import type { ProgressListener } from '../stage-clock.ts';
import { meanLightness } from '../studio/mean-lightness.ts';
import { drawnPaddings, drawnSize, propPaint } from './compose-figure.ts';
import { encodeFigure, figureLook } from './encode-figure.ts';
import { modelWarnings } from './model-warnings.ts';
import type { RecentFigures } from './recent-figures.ts';
import type { TrousersAhead } from './trousers-ahead.ts';
import type { OnFigureSpec } from './types.ts';
import { wearableOf } from './wearable.ts';

const DEFAULT_SIZE: OutputSize = { width: 1024, height: 1536 };

/** What pictures on a figure are made with besides the product. */
export interface FigureTools {
  figureData: FigureData;
  recent: RecentFigures;
  /** Buffers of the renderer, reused. */
  memory: FrameMemory;
  /** Makes use of a second core; the picture is the same without it. */
  ahead?: TrousersAhead | undefined;
}

/**
 * Makes one picture of a product on a human model. The same views and spec give the same bytes.
 * @throws PictureRefused when the product cannot be put on a figure
 * @throws AtelierError `invalid_request` when the paddings leave no room
 */
export async function renderOnFigure(
  views: PreparedProduct['views'],
  spec: OnFigureSpec,
  tools: FigureTools,
  onProgress: ProgressListener = () => {},
): Promise<RenderedPicture> {
  const timings: Record<string, number> = {};
  const timed: Timed = (stage, work) => {
    const start = performance.now();
    const result = work();
    timings[stage] = (timings[stage] ?? 0) + performance.now() - start;
    return result;
  };
  onProgress('dress', 0.05);
  const { subject, warnings, lightness } = await dressedFigure(views, spec, tools, timed);
  onProgress('photograph', 0.6);
  const size = spec.size ?? DEFAULT_SIZE;
  const drawn = drawnSize(size);
  const paddings = spec.paddings && drawnPaddings(spec.paddings, size, drawn);
  const photo = photograph(
    subject,
    {
      viewpoint: spec.viewpoint,
      pose: spec.pose,
      variant: spec.variant,
      size: drawn,
      inStudio: spec.background.background_type !== 'transparent',
      paint: propPaint(spec.background),
      keyTurn: figureLook(spec.variant, spec.seed).lightDegrees / 10,
      ...(paddings && { paddings }),
    },
    tools.memory,
    timed,
  );
  onProgress('encode', 0.9);
  const start = performance.now();
  const file = await encodeFigure(photo, {
    size,
    drawn,
    background: spec.background,
    variant: spec.variant,
    seed: spec.seed,
    source: 'compositeSynthetic',
    productLightness: lightness,
    ...(spec.paddings && { paddings: spec.paddings }),
  });
  timings.encode = performance.now() - start;
  return { ...file, ...size, warnings, timings };
}

async function dressedFigure(
  views: PreparedProduct['views'],
  spec: OnFigureSpec,
  { figureData, recent, ahead }: FigureTools,
  timed: Timed,
): Promise<{ subject: Subject; warnings: string[]; lightness: number }> {
  const front = views.front ?? views.back;
  if (!front) throw new PictureRefused('No photo shows the product; please add one.');
  const wearable = wearableOf(front, spec.words);
  const model = JSON.stringify([spec.model, spec.modelSeed, spec.words]);
  let trousers: Promise<RestedGarment | undefined> | undefined;
  const { person, outfit } = await recent.wearer(views, model, async () => {
    if (hasPlainTrousers(wearable)) trousers = ahead?.rest(spec);
    const photos = await photosOf(front, views.back);
    const person = timed('model', () => createPerson(figureData, spec.model, spec.modelSeed));
    const outfit = timed('garment', () =>
      refusingUnmeasurable(() => putTogether(figureData, person, wearable, photos, spec.words)),
    );
    return { person, outfit };
  });
  const stance = `${model} ${spec.pose} ${spec.variant}`;
  const subject = await recent.subject(views, stance, async () =>
    dress(figureData, person, outfit, stanceOf(spec.pose, spec.variant), timed, await trousers),
  );
  return {
    subject,
    warnings: [...outfit.warnings, ...modelWarnings(spec.model)],
    lightness: meanLightness(front.cutout),
  };
}

/** Patterns are measured off the photo; one that shows too little to measure gives no garment. */
function refusingUnmeasurable<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) throw new PictureRefused(UNMEASURABLE, { cause: error });
    throw error;
  }
}

const UNMEASURABLE =
  'The photos show too little of the product to put it on a figure; please add one that shows all of it, laid flat.';

/** Cloth on a figure is never shown larger than this: more pixels would only cost time. */
const MOST_TEXTURE_PX = 1400;

/** The photos of a garment as patterns are cut from them. */
export async function photosOf(front: PreparedView, back: PreparedView | undefined): Promise<GarmentPhotos> {
  // Both are shrunk at a time, each by a thread of the decoder.
  const [frontCloth, backCloth] = await Promise.all([clothOf(front), back && clothOf(back)]);
  return {
    front: frontCloth,
    ...(backCloth && { back: backCloth }),
    backInferred: back?.inferred ?? true,
    worn: front.kind === 'worn',
  };
}

/** The cutout without the light it was taken in: the figure's own lamps will shade it. */
async function clothOf({ cutout, garment }: PreparedView): Promise<Rgba> {
  const scale = Math.min(1, MOST_TEXTURE_PX / Math.max(cutout.width, cutout.height));
  const { width, height } = cutout;
  return evenLight(await resizeRgba(cutout, Math.round(width * scale), Math.round(height * scale)), garment);
}
