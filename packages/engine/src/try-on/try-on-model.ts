import type { BackgroundSettings, OnFigureModelSettings, OutputSize } from '@atelier/contracts';
import {
  type CarriedThing,
  carriedThing,
  dress,
  type FigureData,
  type FrameMemory,
  type Outfit,
  type PlainClothes,
  photograph,
  type Shot,
  type Timed,
  wearTogether,
} from '@atelier/figure';
import type { RenderedPicture } from '../flat-lay/types.ts';
import { encodeFigure, figureLook } from '../on-figure/encode-figure.ts';
import type { ModelInPerson, RecentModels } from './recent-models.ts';
import { garmentPhotos, type PreparedGarment, sewProducts, sortProducts } from './try-on-garments.ts';

/** A predefined model: somebody whose body is known to the last number, and the picture of them. */
export interface PredefinedModel {
  readonly settings: OnFigureModelSettings;
  /** Makes face and build theirs, 32 bits. */
  readonly seed: number;
  /** 0-based: how they stand. */
  readonly variant: number;
  /** Colours of what they wear before anything is tried on, and still where nothing is. */
  readonly clothes: PlainClothes;
  readonly size: OutputSize;
  readonly background: BackgroundSettings;
}

export interface ModelTools {
  readonly figureData: FigureData;
  /** Buffers of the renderer, reused. */
  readonly memory: FrameMemory;
  readonly recent: RecentModels;
}

/** Backdrops follow the lightness of what is shown; a model's stays the same whatever they wear (Oklab, 0..1). */
const BACKDROP_FOR_LIGHTNESS = 0.5;

/**
 * Photographs a predefined model in their own plain clothes. The same model gives the same bytes.
 * @example
 * const tools = { figureData, memory: new FrameMemory(), recent: new RecentModels() };
 * const { bytes, mime } = await photographModel(model, tools);
 */
export function photographModel(model: PredefinedModel, tools: ModelTools): Promise<RenderedPicture> {
  return sitting(model, tools, async ({ own }) => wearTogether(tools.figureData, [], own));
}

/**
 * Photographs a predefined model in an outfit of up to five products, each in its own layer: the person, stance,
 * camera, light and backdrop of `photographModel`, and their own clothes where no product takes their place. The same
 * arguments give the same bytes.
 * @throws PictureRefused when a product cannot be worn, or there are none or too many
 */
export function tryOnModel(
  model: PredefinedModel,
  products: readonly PreparedGarment[],
  tools: ModelTools,
): Promise<RenderedPicture> {
  return sitting(model, tools, (inPerson) => outfitOf(tools.figureData, inPerson, products));
}

/** One picture of a model in the outfit that `choose` puts together for them. */
async function sitting(
  model: PredefinedModel,
  { figureData, memory, recent }: ModelTools,
  choose: (inPerson: ModelInPerson) => Promise<Outfit>,
): Promise<RenderedPicture> {
  const { timings, timed, timedLater } = stopwatch();
  const { size, background, variant, seed } = model;
  const inPerson = timed('model', () => recent.get(figureData, model));
  const outfit = await timedLater('garment', () => choose(inPerson));
  const innermost = timed('drape', () => inPerson.own.innermostOf(outfit));
  const subject = dress(figureData, inPerson.person, outfit, inPerson.stance, timed, innermost);
  const photo = photograph(subject, shotOf(model, inPerson), memory, timed);
  const file = await timedLater('encode', () =>
    encodeFigure(photo, {
      size,
      drawn: size,
      background,
      productLightness: BACKDROP_FOR_LIGHTNESS,
      variant,
      seed,
      source: 'compositeSynthetic',
    }),
  );
  return { ...file, ...size, warnings: [...outfit.warnings], timings };
}

/** Measures stages, milliseconds. */
function stopwatch() {
  const timings: Record<string, number> = {};
  const add = (stage: string, start: number) => {
    timings[stage] = (timings[stage] ?? 0) + performance.now() - start;
  };
  const timed: Timed = (stage, work) => {
    const start = performance.now();
    const result = work();
    add(stage, start);
    return result;
  };
  const timedLater = async <Result>(stage: string, work: () => Promise<Result>): Promise<Result> => {
    const start = performance.now();
    const result = await work();
    add(stage, start);
    return result;
  };
  return { timings, timed, timedLater };
}

/** Room above the bare head, for hair and hats, and below the soles: shares of the picture's height. */
const ABOVE_HEAD = 0.085;
const BELOW_SOLES = 0.055;

/** A model fills the picture from head to foot, and stands in the same place of it whatever they wear or carry. */
function shotOf({ size, background, variant, seed }: PredefinedModel, { body }: ModelInPerson): Shot {
  return {
    viewpoint: 'front',
    pose: 'standing',
    variant,
    size,
    paddings: {
      top: Math.round(size.height * ABOVE_HEAD),
      bottom: Math.round(size.height * BELOW_SOLES),
      left: 0,
      right: 0,
    },
    inStudio: background.background_type !== 'transparent',
    keyTurn: figureLook(variant, seed).lightDegrees / 10,
    framed: [body],
  };
}

async function outfitOf(
  data: FigureData,
  { person, own }: ModelInPerson,
  products: readonly PreparedGarment[],
): Promise<Outfit> {
  const { sewn, carried, warnings: leftOut } = sortProducts(products);
  const outfit = wearTogether(data, await sewProducts(data, person, sewn), own);
  const things: CarriedThing[] = [];
  const warnings = [...leftOut];
  for (const { product, kind } of carried) {
    const carriedBy = carriedThing(kind, await garmentPhotos(product), product.words);
    things.push(carriedBy.thing);
    warnings.push(...carriedBy.warnings);
  }
  return { ...outfit, things, warnings: [...outfit.warnings, ...warnings] };
}
