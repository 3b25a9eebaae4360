import type { BackgroundSettings, OnFigureModelSettings, OutputSize } from '@atelier/contracts';
import {
  carriedThing,
  createPerson,
  dress,
  type FigureData,
  type FrameMemory,
  type Outfit,
  type Person,
  photograph,
  putTogether,
  stanceOf,
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
  readonly size: OutputSize;
  readonly background: BackgroundSettings;
}

export interface ModelTools {
  readonly figureData: FigureData;
  /** Buffers of the renderer, reused. */
  readonly memory: FrameMemory;
}

/**
 * Photographs a predefined model in an outfit of up to five products, each in its own layer. The same arguments give
 * the same bytes.
 * @throws PictureRefused when a product cannot be worn, or there are none or too many
 */
export async function tryOnModel(
  model: PredefinedModel,
  products: readonly PreparedGarment[],
  { figureData, memory }: ModelTools,
): Promise<RenderedPicture> {
  const timings: Record<string, number> = {};
  const timed = <T>(stage: string, work: () => T): T => {
    const start = performance.now();
    const result = work();
    timings[stage] = (timings[stage] ?? 0) + performance.now() - start;
    return result;
  };
  const { settings, seed, variant, size, background } = model;
  const person = createPerson(figureData, settings, seed);
  const outfit = await outfitOf(figureData, person, products);
  const subject = dress(figureData, person, outfit, stanceOf('standing', variant), timed);
  const keyTurn = figureLook(variant, seed).lightDegrees / 10;
  const inStudio = background.background_type !== 'transparent';
  const shot = { viewpoint: 'front', pose: 'standing', variant, size, inStudio, keyTurn } as const;
  const photo = photograph(subject, shot, memory, timed);
  const file = { size, drawn: size, background, variant, seed, source: 'compositeSynthetic' } as const;
  return { ...(await encodeFigure(photo, file)), ...size, warnings: [...outfit.warnings], timings };
}

const ONE_THING = 'Only one bag, hat or pair of glasses can be shown at a time: the others were left out.';

async function outfitOf(
  data: FigureData,
  person: Person,
  products: readonly PreparedGarment[],
): Promise<Outfit> {
  const { sewn, carried } = sortProducts(products);
  const [first, ...others] = carried;
  const leftOut = others.length > 0 ? [ONE_THING] : [];
  if (!first) return wearTogether(data, person, await sewProducts(data, person, sewn));
  const photos = await garmentPhotos(first.product);
  const { words } = first.product;
  if (sewn.length === 0) {
    const outfit = putTogether(data, person, { how: 'carried', kind: first.kind }, photos, words);
    return { ...outfit, warnings: [...outfit.warnings, ...leftOut] };
  }
  const outfit = wearTogether(data, person, await sewProducts(data, person, sewn));
  const { thing, warnings } = carriedThing(first.kind, photos, words);
  return { ...outfit, thing, warnings: [...outfit.warnings, ...warnings, ...leftOut] };
}
