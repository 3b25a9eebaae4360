import type { OnFigureModelSettings, OnFigureViewpoint } from '@atelier/contracts';
import type { OnFigureSpec, RenderedPicture, Rgba } from '@atelier/engine';
import {
  createPerson,
  dress,
  FrameMemory,
  type Outfit,
  type Photograph,
  photograph,
  stanceOf,
} from '@atelier/figure';
import sharp from 'sharp';
import { RecentFigures } from '../../packages/engine/src/on-figure/recent-figures.ts';
// Not by way of the engine's index: its decoder closes sharp to the SVGs that tests draw.
import { renderOnFigure } from '../../packages/engine/src/on-figure/render-on-figure.ts';
import type { WornProduct } from './drawn-products-worn.ts';
import { loadFigureData } from './figure-data.ts';

/** What a test says about a picture; the rest is ordinary. */
export type Wish = Partial<OnFigureSpec>;

/** Short hair, so that nothing but the head shows above the collar. */
export const WOMAN: OnFigureModelSettings = {
  gender: 'female',
  ethnicity: 'european',
  skin_tone: 'light_brown',
  hair_length: 'short',
  hair_style: 'straight',
  hair_color: 'dark_brown',
};

const TRANSPARENT = { background_type: 'transparent' } as const;
export const figureData = await loadFigureData();
export const memory = new FrameMemory();
/** The figures dressed last in this test file. */
export const recent = new RecentFigures();

/** A picture of a woman standing, seen from the front on transparency, 384 x 576, unless wished otherwise. */
export function pictureOf(
  product: WornProduct,
  wish: Wish = {},
  figures: RecentFigures = recent,
): Promise<RenderedPicture> {
  return renderOnFigure(
    product,
    {
      viewpoint: 'front',
      pose: 'standing',
      model: WOMAN,
      modelSeed: 11,
      words: {},
      background: TRANSPARENT,
      size: { width: 384, height: 576 },
      variant: 0,
      seed: 3,
      ...wish,
    },
    { figureData, recent: figures, memory },
  );
}

/** The pixels of such a picture. */
export async function shownOn(product: WornProduct, wish: Wish = {}): Promise<Rgba> {
  return pixelsOf((await pictureOf(product, wish)).bytes);
}

/** A picture file as pixels; opaque where it has no alpha. */
export async function pixelsOf(bytes: Uint8Array): Promise<Rgba> {
  const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: 4, data: new Uint8Array(data) };
}

/** Nothing but base layer and shoes. */
export const BARE: Outfit = {
  garments: [],
  product: undefined,
  things: [],
  lining: [240, 239, 235],
  warnings: [],
};

/** An adult in the base layer alone, standing, 512 x 768: quick, as no cloth falls. The same wish gives the same picture. */
export function personAlone(
  model: Partial<OnFigureModelSettings>,
  viewpoint: OnFigureViewpoint = 'front',
): Rgba {
  const settings = { ...WOMAN, ...model };
  const key = JSON.stringify([Object.entries(settings).toSorted(), viewpoint]);
  const picture = alone.get(key) ?? photographAlone(settings, viewpoint);
  alone.set(key, picture);
  return picture;
}

const alone = new Map<string, Rgba>();

function photographAlone(model: OnFigureModelSettings, viewpoint: OnFigureViewpoint): Rgba {
  const person = createPerson(figureData, model, 11);
  const subject = dress(figureData, person, BARE, stanceOf('standing', 0));
  const size = { width: 512, height: 768 };
  const shot = { viewpoint, pose: 'standing', variant: 0, size, inStudio: false } as const;
  const { figure, place } = photograph(subject, shot, memory);
  return onPicture({ figure, place }, size);
}

/** The figure of a photograph on a clear picture of the whole size. */
export function onPicture(
  { figure, place }: Pick<Photograph, 'figure' | 'place'>,
  size: { width: number; height: number },
): Rgba {
  if (!place) throw new Error('Expected something to be in the picture.');
  const data = new Uint8Array(size.width * size.height * 4);
  for (let y = 0; y < place.height; y++) {
    const row = figure.data.subarray(y * place.width * 4, (y + 1) * place.width * 4);
    data.set(row, ((place.top + y) * size.width + place.left) * 4);
  }
  return { ...size, channels: 4, data };
}
