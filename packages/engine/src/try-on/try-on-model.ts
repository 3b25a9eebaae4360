import type { BackgroundSettings, OnFigureModelSettings, OutputSize } from '@atelier/contracts';
import {
  bodySurface,
  carriedThing,
  createPerson,
  dress,
  type FigureData,
  type FrameMemory,
  type Outfit,
  type Person,
  type PlainClothes,
  photograph,
  posePerson,
  stanceOf,
  type Timed,
  wearTogether,
} from '@atelier/figure';
import type { RenderedPicture } from '../flat-lay/types.ts';
import { encodeFigure, figureLook } from '../on-figure/encode-figure.ts';
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
}

/** Backdrops follow the lightness of what is shown; a model's stays the same whatever they wear (Oklab, 0..1). */
const BACKDROP_FOR_LIGHTNESS = 0.5;

/**
 * Photographs a predefined model in their own plain clothes. The same model gives the same bytes.
 * @example
 * const { bytes, mime } = await photographModel(model, { figureData, memory: new FrameMemory() });
 */
export function photographModel(model: PredefinedModel, tools: ModelTools): Promise<RenderedPicture> {
  return sitting(model, tools, async (person) => wearTogether(tools.figureData, person, [], model.clothes));
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
  return sitting(model, tools, (person) => outfitOf(tools.figureData, person, products, model.clothes));
}

/** Room above the bare head, for hair and hats, and below the soles: shares of the picture's height. */
const ABOVE_HEAD = 0.085;
const BELOW_SOLES = 0.055;

/** One picture of a model in the outfit that `choose` puts together for them. */
async function sitting(
  model: PredefinedModel,
  { figureData, memory }: ModelTools,
  choose: (person: Person) => Promise<Outfit>,
): Promise<RenderedPicture> {
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
  const { settings, seed, variant, size, background } = model;
  const stance = stanceOf('standing', variant);
  const person = timed('model', () => createPerson(figureData, settings, seed));
  const sewing = performance.now();
  const outfit = await choose(person);
  add('garment', sewing);
  const subject = dress(figureData, person, outfit, stance, timed);
  const photo = photograph(
    subject,
    {
      viewpoint: 'front',
      pose: 'standing',
      variant,
      size,
      inStudio: background.background_type !== 'transparent',
      keyTurn: figureLook(variant, seed).lightDegrees / 10,
      // Clothes and bags must not move the camera: the pictures of a model lie exactly over each other.
      paddings: {
        top: Math.round(size.height * ABOVE_HEAD),
        bottom: Math.round(size.height * BELOW_SOLES),
        left: 0,
        right: 0,
      },
      framed: [bodySurface(figureData, posePerson(figureData, person, stance))],
    },
    memory,
    timed,
  );
  const encoding = performance.now();
  const file = await encodeFigure(photo, {
    size,
    drawn: size,
    background,
    productLightness: BACKDROP_FOR_LIGHTNESS,
    variant,
    seed,
    source: 'compositeSynthetic',
  });
  add('encode', encoding);
  return { ...file, ...size, warnings: [...outfit.warnings], timings };
}

const ONE_THING = 'Only one bag, hat or pair of glasses can be shown at a time: the others were left out.';

async function outfitOf(
  data: FigureData,
  person: Person,
  products: readonly PreparedGarment[],
  clothes: PlainClothes,
): Promise<Outfit> {
  const { sewn, carried } = sortProducts(products);
  const outfit = wearTogether(data, person, await sewProducts(data, person, sewn), clothes);
  const [first, ...others] = carried;
  if (!first) return outfit;
  const { words } = first.product;
  const { thing, warnings } = carriedThing(first.kind, await garmentPhotos(first.product), words);
  const leftOut = others.length > 0 ? [ONE_THING] : [];
  return { ...outfit, thing, warnings: [...outfit.warnings, ...warnings, ...leftOut] };
}
